using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Language.Tests;

public sealed class HostileTextTests
{
    private static readonly EnglishReader _reader = EnglishReader.Load();

    /// <summary>Pieces that break tokenisers: half characters, marks without letters, control characters, runs of marks.</summary>
    private static readonly string[] _pieces =
    [
        " ", "\n", "\r\n", "\t", "\u00A0", "\u200B", "\uFEFF", "\0", "\u2028", "a", "I", "U.S.", "Gen.", "n't", "don't", "’s", "'", "''", "\"", "“", "”", "-", "--", "—", "...", "…", ".", "?!",
        "(", ")", "[6]", "<", ">>", "/", "and/or", "1,200", "5pm", "$", "%", "@", "#", "a@b.c", "http://", "https://x.y/z).", "e\u0301", "\u0301", "\uD83D\uDE00", "\uD83D", "\uDE00", "Ł", "שלום", "中文", "co-", "-5", ":)",
    ];

    private static readonly Arbitrary<string> _texts = Gen.ListOf(Gen.Elements(_pieces)).Select(pieces => string.Concat(pieces)).ToArbitrary();

    [Fact]
    public void The_text_is_the_join_of_its_tokens_with_the_blanks_between_them() =>
        Prop.ForAll(_texts, IsJoinOfTokens).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Fact]
    public void Any_string_at_all_is_read() =>
        Prop.ForAll<string>(text => text is null || IsJoinOfTokens(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));

    [Fact]
    public void Every_sentence_is_a_tree_with_one_root()
    {
        Prop.ForAll(_texts, text => _reader.Read(text).All(sentence => sentence.Subtree(sentence.Root).Count == sentence.Tokens.Length))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true));
    }

    [Fact]
    public void A_sentence_without_end_is_cut_into_pieces_of_bounded_size()
    {
        var text = string.Join(' ', Enumerable.Repeat("the talks about the talks, which never end,", 2000));
        var sentences = _reader.Read(text);

        sentences.ShouldAllBe(sentence => sentence.Tokens.Length <= EnglishReader.MostTokens && sentence.IsPiece);
        sentences.Sum(sentence => sentence.Tokens.Length).ShouldBe(2000 * 10);
    }

    [Fact]
    public void A_sentence_of_common_length_is_no_piece() => _reader.Read("The talks began. They failed.").ShouldAllBe(sentence => !sentence.IsPiece);

    [Fact]
    public void Time_grows_with_the_length_of_the_text_and_no_faster()
    {
        var run = new StringBuilder().Insert(0, "a-b.c,d'", 20_000).ToString();
        var short_ = Elapsed(run[..20_000]);
        var long_ = Elapsed(run);

        // Eight times the text; a quadratic reader would need sixty-four times as long.
        long_.ShouldBeLessThan((short_ * 30) + TimeSpan.FromSeconds(1));
    }

    private static TimeSpan Elapsed(string text)
    {
        _reader.Read(text);
        var start = Stopwatch.GetTimestamp();
        _reader.Read(text);
        return Stopwatch.GetElapsedTime(start);
    }

    private static bool IsJoinOfTokens(string text)
    {
        var joined = new StringBuilder();
        var at = 0;
        foreach (var token in _reader.Read(text).SelectMany(sentence => sentence.Tokens))
        {
            var between = text[at..token.Span.Start];
            if (between.Any(unit => !Tokeniser.IsBlank(unit)) || token.Span.Of(text) != token.Text || token.Text.Length == 0)
            {
                return false;
            }

            joined.Append(between).Append(token.Text);
            at = token.Span.End;
        }

        joined.Append(text[at..]);
        return joined.ToString() == text && text[at..].All(Tokeniser.IsBlank);
    }
}
