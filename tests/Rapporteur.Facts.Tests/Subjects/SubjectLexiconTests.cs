using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Subjects;
using static Rapporteur.Facts.Tests.Papers;

namespace Rapporteur.Facts.Tests.Subjects;

public class SubjectLexiconTests
{
    [Theory]
    [InlineData("clear timetable for the withdrawal of force", "timetable", "withdrawal")]
    [InlineData("pull its troop out of the valley", "pull", "withdrawal")]
    [InlineData("buffer zone under effective control", "zone", "buffer-zone")]
    [InlineData("demilitarized zone with international monitoring", "zone", "buffer-zone")]
    [InlineData("preservation of freedom for its military and intelligence operation", "preservation", "freedom-of-operation")]
    [InlineData("cessation of strike", "cessation", "freedom-of-operation")]
    [InlineData("release of jailed leader", "release", "prisoners")]
    [InlineData("any foreign military presence", "presence", "foreign-military")]
    [InlineData("security of the Druze minority", "security", "minorities")]
    [InlineData("intensify talk", "intensify", "talks")]
    public void A_claim_is_about_what_its_words_name(string lemmas, string head, string subject) =>
        SubjectLexicon.Standard.Of(Claim(lemmas, head))[0].Subject.Id.ShouldBe(subject);

    [Fact]
    public void A_claim_that_fits_none_of_the_list_gets_a_subject_from_its_head()
    {
        var subject = SubjectLexicon.Standard.Of(Claim("return of the museum painting", "painting")).ShouldHaveSingleItem().Subject;

        subject.ShouldBe(new Subject("painting", "Painting", IsListed: false));
    }

    [Fact]
    public void A_name_is_a_subject_as_a_whole_though_its_lemmas_have_no_capitals()
    {
        var claim = Claim("The Crystal Heights", "height") with { WhatLemmas = ["crystal", "height"] };

        SubjectLexicon.Standard.Of(claim)[0].Subject.ShouldBe(new Subject("crystal-heights", "Crystal Heights", IsListed: false));
    }

    [Fact]
    public void A_user_adds_a_subject_and_cues_by_a_table()
    {
        var lexicon = SubjectLexicon.With(new StringReader("id\ttitle\tcues\nart\tLooted art\tpainting|museum piece\nwithdrawal\t\tgo home"), "mine.tsv");

        lexicon.Of(Claim("return of the museum painting", "painting"))[0].Subject.Title.ShouldBe("Looted art");
        lexicon.Of(Claim("soldier go home", "go"))[0].Subject.Title.ShouldBe("Withdrawal and its timetable");
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_named_with_its_line() =>
        Should.Throw<FormatException>(() => SubjectLexicon.With(new StringReader("id\ttitle\tcues\na\tb\tc\td"), "mine.tsv"))
            .Message.ShouldStartWith("Line 2 of 'mine.tsv'");

    private static Claim Claim(string lemmas, string head) =>
        Paper("a.txt", ("Words.", Says(ClaimKind.Demand, "Ruritania", lemmas, head))).Claims[0];
}
