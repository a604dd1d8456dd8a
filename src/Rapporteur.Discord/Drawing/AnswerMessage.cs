using Rapporteur.Chat;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Drawing;

/// <summary>A button that asks a command and shows its answer to whoever presses it.</summary>
/// <param name="Label">At most 80 characters.</param>
/// <param name="Command">The command as typed, at most 97 characters: <c>/source id:3kq7z2a</c>.</param>
public sealed record CommandButton(string Label, string Command)
{
    /// <summary>Below each alert, on all its pages.</summary>
    public static readonly CommandButton Mute = new("Mute for a day", "/alerts mute for:1d");
}

/// <summary>Draws an answer as a message.</summary>
public static class AnswerMessage
{
    /// <summary>One page of an answer with its buttons.</summary>
    /// <param name="page">From 0; the last one where there are fewer.</param>
    /// <param name="quotes">Whether the quotes are shown; null leaves it to their length.</param>
    /// <param name="isPrivate">Whether only who asked sees it.</param>
    /// <param name="more">Further buttons, at most five, such as an alert's.</param>
    public static MessageBody Draw(Answer answer, int page = 0, bool? quotes = null, bool isPrivate = false, IReadOnlyList<CommandButton>? more = null)
    {
        var shown = quotes ?? AnswerPages.ShowsQuotes(answer);
        var pages = AnswerPages.Of(answer, shown);
        var at = Math.Clamp(page, 0, pages.Count - 1);
        return new()
        {
            Embeds = pages[at].Embeds,
            Components = [.. Rows(answer, pages, at, shown, isPrivate, more ?? [])],
            Flags = isPrivate ? MessageFlags.Ephemeral : null,
        };
    }

    private static IEnumerable<ComponentRow> Rows(Answer answer, IReadOnlyList<Page> pages, int page, bool quotes, bool isPrivate, IReadOnlyList<CommandButton> more)
    {
        var facts = pages[page].Facts.DistinctBy(line => line.FactId).ToList();
        var buttons = answer.Invocation is { } asked
            ? Buttons(answer, new(ButtonAct.Update, page, quotes, asked.ToString()), pages.Count, isPrivate, facts).ToList()
            : [];
        if (buttons.Count > 0)
        {
            yield return new([.. buttons.Take(Limits.ButtonsInARow)]);
        }

        if (facts.Count > 1)
        {
            yield return new([Menu(facts)]);
        }

        var own = more.Select(button => Button(PlainText.Cut(button.Label, Limits.Label), new(ButtonAct.Show, 0, false, button.Command)));
        var last = own.Concat(Offered(answer)).Where(button => !button.CustomId!.EndsWith('@')).DistinctBy(button => button.CustomId).Take(Limits.ButtonsInARow).ToList();
        if (last.Count > 0)
        {
            yield return new(last);
        }
    }

    // What an answer suggests is one press away; after an error, which only who asked has seen, for all.
    private static IEnumerable<Component> Offered(Answer answer) => answer.Suggestions.Where(typed => answer.Invocation is null || !IsSource(typed)).Select(typed => answer.IsError
        ? Button(PlainText.Cut(typed, Limits.Label), new(ButtonAct.Ask, 0, false, typed), ButtonStyle.Primary)
        : Button(PlainText.Cut(LabelOf(typed), Limits.Label), new(ButtonAct.Show, 0, false, typed)));

    private static bool IsSource(string typed) => typed.StartsWith("/source ", StringComparison.Ordinal);

    private static string LabelOf(string typed) => typed switch
    {
        _ when typed == CommandButton.Mute.Command => CommandButton.Mute.Label,
        _ when typed.StartsWith("/fact ", StringComparison.Ordinal) => "The fact",
        _ => typed,
    };

    private static IEnumerable<Component> Buttons(Answer answer, ButtonState here, int pages, bool isPrivate, List<AnswerLine> facts)
    {
        if (pages > 1)
        {
            yield return Button("◀ Previous", here with { Page = Math.Max(0, here.Page - 1) }, isDisabled: here.Page == 0);
            yield return Button("Next ▶", here with { Page = here.Page + 1 }, isDisabled: here.Page == pages - 1);
        }

        if (AnswerBlocks.HasQuotes(answer))
        {
            yield return Button(here.Quotes ? "Hide quotes" : "Show quotes", here with { Quotes = !here.Quotes });
        }

        if (isPrivate && !answer.IsPrivate && !answer.IsError)
        {
            yield return Button("Post here", here with { Act = ButtonAct.PostHere });
        }

        if (Source(answer, here, facts) is { } source)
        {
            yield return source;
        }
    }

    // A card of one fact leads to its sentence in its place, and a list to those of all its facts; the card of the place does not lead to itself.
    private static Component? Source(Answer answer, ButtonState here, List<AnswerLine> facts) => facts switch
    {
        _ when answer.Invocation!.Command == "source" => null,
        _ when answer.Suggestions.FirstOrDefault(IsSource) is { } typed => Button("Source", new(ButtonAct.Show, 0, true, typed)),
        [{ FactId: { } id }] => Button("Source", new(ButtonAct.Show, 0, true, Invocation.Of("source", ("id", id)).ToString())),
        [_, ..] => Button("Sources", here with { Act = ButtonAct.Sources }),
        _ => null,
    };

    private static Component Menu(List<AnswerLine> facts) => new()
    {
        Type = ComponentType.Menu,
        CustomId = new ButtonState(ButtonAct.OpenFact, 0, true, "").ToCustomId(),
        Placeholder = "Open a fact",
        Options =
        [
            .. facts.Take(Limits.Choices).Select(line => new SelectOption(
                PlainText.Cut(line.Text, Limits.Choice),
                PlainText.Cut(line.FactId!, Limits.Choice),
                PlainText.Cut(string.Join(" · ", new[] { line.Label, line.Support }.OfType<string>().DefaultIfEmpty("fact")), Limits.Choice))),
        ],
    };

    private static Component Button(string label, ButtonState state, ButtonStyle style = ButtonStyle.Secondary, bool isDisabled = false) => new()
    {
        Type = ComponentType.Button,
        Style = style,
        Label = label,
        CustomId = state.ToCustomId(),
        Disabled = isDisabled ? true : null,
    };
}
