using Rapporteur.Facts.Changes;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;
using static Rapporteur.Facts.Tests.Changes.Written;

namespace Rapporteur.Facts.Tests.Changes;

public class FactBaseChangeTests
{
    private static Written Talks(string name = "a.txt", string title = "Talks go on", string lineEnd = "\n") => new Written(name, title, lineEnd)
        .Says(ClaimKind.Demand, "Ruritania", "a full withdrawal from the valley")
        .Says(ClaimKind.RedLine, "Sylvania", "any corridor through the hills");

    private static FactMove Single(FactBaseChange change, MoveKind kind) => change.Moves.Where(move => move.Kind == kind).ShouldHaveSingleItem();

    [Fact]
    public void A_new_document_moves_what_it_alone_says()
    {
        var change = FactBaseChange.Between(Base(Talks()), Base(Talks(), new Written("b.txt").Says(ClaimKind.RedLine, "Ruritania", "foreign soldiers in the harbour")));

        change.Documents.ShouldHaveSingleItem().Kind.ShouldBe(DocumentChangeKind.Added);
        var move = Single(change, MoveKind.New);
        move.Document.ShouldBe("b.txt");
        move.Fact.What.ShouldBe("foreign soldiers in the harbour");
    }

    [Fact]
    public void The_same_text_under_another_name_or_with_other_line_ends_is_no_change()
    {
        FactBaseChange.Between(Base(Talks()), Base(Talks("z.txt"))).Documents.ShouldBeEmpty();
        FactBaseChange.Between(Base(Talks()), Base(Talks(lineEnd: "\r\n"))).Documents.ShouldBeEmpty();
        FactBaseChange.Between(Base(Talks()), Base(Talks(), Talks("copy.txt"))).Documents.ShouldBeEmpty();
        FactBaseChange.Between(Base(Talks(), Talks("copy.txt")), Base(Talks("copy.txt"))).Documents.ShouldBeEmpty();
    }

    [Fact]
    public void A_wire_copy_under_another_headline_moves_nothing()
    {
        var copy = Talks("b.txt", "Delegates stay at the table", "\n\n").Tells("The wire contributed to this.");

        var change = FactBaseChange.Between(Base(Talks().Tells("The wire contributed to this.")), Base(Talks().Tells("The wire contributed to this."), copy));

        change.Documents.ShouldHaveSingleItem().CopyOf.ShouldBe("a.txt");
        change.Moves.ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_that_a_wire_copy_adds_is_new_and_the_rest_of_it_is_not()
    {
        Written Long(Written start) => Enumerable.Range(0, 12).Aggregate(start, (text, at) => text.Tells($"On day {at} of the talks the delegates met for {at} hours in the old palace by the river."));

        var change = FactBaseChange.Between(Base(Long(Talks())), Base(Long(Talks()), Long(Talks("b.txt")).Says(ClaimKind.RedLine, "Ruritania", "foreign soldiers in the harbour")));

        change.Documents.ShouldHaveSingleItem().CopyOf.ShouldBe("a.txt");
        change.Moves.Where(move => move.Subject is null).ShouldHaveSingleItem().Fact.What.ShouldBe("foreign soldiers in the harbour");
    }

    [Fact]
    public void Another_article_that_says_the_same_confirms_it()
    {
        var other = new Written("b.txt").Says(ClaimKind.Demand, "Ruritania", "a full withdrawal from the valley", "Its minister wants a full withdrawal from the valley by spring, he told the paper on Sunday.");

        var change = FactBaseChange.Between(Base(Talks()), Base(Talks(), other));

        change.Moves.ShouldHaveSingleItem().Kind.ShouldBe(MoveKind.Confirmed);
        change.Moves[0].Document.ShouldBe("b.txt");
    }

    [Fact]
    public void What_was_demanded_and_is_agreed_now_says_what_it_was()
    {
        var change = FactBaseChange.Between(Base(Talks()), Base(Talks(), new Written("b.txt").Says(ClaimKind.Agreed, "Ruritania and Sylvania", "a full withdrawal from the valley")));

        Single(change, MoveKind.NowAgreed).Was!.Kind.ShouldBe(ClaimKind.Demand);
    }

    [Fact]
    public void What_is_only_planned_to_be_agreed_is_not_agreed_now()
    {
        var planned = new Written("b.txt").Says(ClaimKind.Agreed, "Ruritania", "a full withdrawal from the valley").Read();
        planned = planned with { Claims = [planned.Claims[0] with { Modality = Modality.Planned }] };

        var change = FactBaseChange.Between(Base(Talks()), FactBase.Of([Talks().Read(), planned], [], Rapporteur.Facts.Subjects.SubjectLexicon.Standard));

        change.Moves.ShouldNotContain(move => move.Kind == MoveKind.NowAgreed);
        Single(change, MoveKind.New).Fact.Modality.ShouldBe(Modality.Planned);
    }

    [Theory]
    [InlineData(DelegatePart.Lead, MoveKind.NewLead)]
    [InlineData(DelegatePart.Member, MoveKind.Joined)]
    [InlineData(DelegatePart.Replaced, MoveKind.Left)]
    public void A_delegation_that_changes_says_how(DelegatePart part, MoveKind kind)
    {
        var change = FactBaseChange.Between(Base(Talks()), Base(Talks(), new Written("b.txt").Seats("Ruritania", "Rudolf Elphberg", part)));

        change.Moves.ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Fact]
    public void A_member_whom_a_further_document_calls_the_lead_is_a_new_lead()
    {
        var known = new Written("a.txt").Seats("Ruritania", "Rudolf Elphberg", DelegatePart.Member);

        var change = FactBaseChange.Between(Base(known), Base(known, new Written("b.txt").Seats("Ruritania", "Rudolf Elphberg", DelegatePart.Lead)));

        change.Moves.ShouldHaveSingleItem().Kind.ShouldBe(MoveKind.NewLead);
    }

    [Fact]
    public void Another_spelling_of_a_known_name_is_a_contradiction_told_once()
    {
        var (known, other) = (new Written("a.txt").Seats("Ruritania", "Rudolf Elphberg", DelegatePart.Member), new Written("b.txt").Seats("Ruritania", "Rudolf Elfberg", DelegatePart.Member));
        var third = new Written("c.txt").Seats("Ruritania", "Rudolf Elfberg", DelegatePart.Member).Tells("It went on until the evening and nobody said a word about it.");

        var change = FactBaseChange.Between(Base(known), Base(known, other));

        Single(change, MoveKind.Contradicted).Contradiction!.Kind.ShouldBe(ContradictionKind.Spelling);
        FactBaseChange.Between(Base(known, other), Base(known, other, third)).Moves.ShouldHaveSingleItem().Kind.ShouldBe(MoveKind.Confirmed);
    }

    [Fact]
    public void A_removed_document_withdraws_what_it_alone_said()
    {
        var other = new Written("b.txt").Says(ClaimKind.Demand, "Ruritania", "a full withdrawal from the valley", "It wants a full withdrawal from the valley.");

        var change = FactBaseChange.Between(Base(Talks(), other), Base(other));

        Single(change, MoveKind.Withdrawn).Fact.What.ShouldBe("any corridor through the hills");
        Single(change, MoveKind.LostSource).Fact.What.ShouldBe("a full withdrawal from the valley");
    }

    [Fact]
    public void A_changed_document_moves_what_it_says_otherwise_and_not_what_it_words_otherwise()
    {
        var before = new Written("a.txt")
            .Says(ClaimKind.Demand, "Ruritania", "a full withdrawal from the valley")
            .Says(ClaimKind.RedLine, "Sylvania", "any corridor through the hills");
        var after = new Written("a.txt")
            .Says(ClaimKind.Demand, "Ruritania", "full withdrawal from the entire valley")
            .Says(ClaimKind.Proposal, "Sylvania", "an exchange of prisoners");

        var change = FactBaseChange.Between(Base(before), Base(after));

        change.Documents.ShouldHaveSingleItem().Kind.ShouldBe(DocumentChangeKind.Changed);
        Single(change, MoveKind.Withdrawn).Fact.What.ShouldBe("any corridor through the hills");
        Single(change, MoveKind.New).Fact.What.ShouldBe("an exchange of prisoners");
    }

    [Fact]
    public void A_red_line_opens_a_gap_and_its_withdrawal_closes_it()
    {
        var (quiet, loud) = (new Written("a.txt").Tells("Nothing was said."), new Written("b.txt").Says(ClaimKind.RedLine, "Sylvania", "any corridor through the hills"));

        Single(FactBaseChange.Between(Base(quiet), Base(quiet, loud)), MoveKind.GapOpened).Subject.ShouldNotBeNull();
        Single(FactBaseChange.Between(Base(quiet, loud), Base(quiet)), MoveKind.GapClosed).Subject.ShouldNotBeNull();
    }

    [Fact]
    public void What_two_new_documents_say_alike_moves_once_by_the_first()
    {
        var change = FactBaseChange.Between(FactBase.Empty, Base(
            new Written("a.txt").Says(ClaimKind.RedLine, "Sylvania", "any corridor", "Any corridor is a red line."),
            new Written("b.txt").Says(ClaimKind.RedLine, "Sylvania", "any corridor", "It rules out any corridor.")));

        Single(change, MoveKind.New).Document.ShouldBe("a.txt");
    }

    [Fact]
    public void What_matters_most_comes_first()
    {
        var kinds = FactBaseChange.Between(Base(new Written("a.txt").Seats("Ruritania", "Rudolf Elphberg", DelegatePart.Member)), Base(
            new Written("a.txt").Seats("Ruritania", "Rudolf Elphberg", DelegatePart.Member),
            new Written("b.txt")
                .Says(ClaimKind.Proposal, "Ruritania", "an exchange of prisoners")
                .Says(ClaimKind.RedLine, "Sylvania", "any corridor through the hills")
                .Says(ClaimKind.Agreed, "Ruritania and Sylvania", "a hotline between the capitals")
                .Seats("Sylvania", "Black Michael", DelegatePart.Lead)
                .Seats("Ruritania", "Rudolf Elfberg", DelegatePart.Member))).Moves.Where(move => move.Kind < MoveKind.GapOpened);

        kinds.Select(move => (move.Kind, move.Fact.Kind)).ShouldBe(
        [
            (MoveKind.Contradicted, ClaimKind.Delegate),
            (MoveKind.NewLead, ClaimKind.Delegate),
            (MoveKind.New, ClaimKind.Agreed),
            (MoveKind.New, ClaimKind.RedLine),
            (MoveKind.New, ClaimKind.Proposal),
        ]);
    }

    [Fact]
    public void The_cost_follows_the_change_and_not_the_base()
    {
        var (small, large) = (Cost(10), Cost(1000));

        // A hundred times the base allocates no more.
        large.ShouldBeLessThan(2 * small, $"{small} bytes beside 10 documents, {large} beside 1,000");
    }

    /// <summary>Fewest allocated bytes of a few comparisons: what a clock would flicker on.</summary>
    private static long Cost(int documents)
    {
        var readings = Enumerable.Range(0, documents)
            .Select(at => new Written($"{at:00000}.txt").Says(ClaimKind.OffAgenda, $"Land{at}", $"matter number {at}", $"Land{at} will not speak of matter number {at} at all.").Read())
            .ToList();
        var added = new Written("zz.txt").Says(ClaimKind.RedLine, "Sylvania", "any corridor through the hills").Read();
        var (before, after) = (FactBase.Of(readings, [], Rapporteur.Facts.Subjects.SubjectLexicon.Standard), FactBase.Of([.. readings, added], [], Rapporteur.Facts.Subjects.SubjectLexicon.Standard));
        FactBaseChange.Between(before, after).Moves.ShouldNotBeEmpty();
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var began = GC.GetAllocatedBytesForCurrentThread();
            FactBaseChange.Between(before, after);
            return GC.GetAllocatedBytesForCurrentThread() - began;
        });
    }
}
