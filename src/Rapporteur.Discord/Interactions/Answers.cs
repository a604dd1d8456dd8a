using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Rapporteur.Chat;
using Rapporteur.Chat.Commands;
using Rapporteur.Discord.Drawing;
using Rapporteur.Discord.Wire;
using Rapporteur.Facts;

namespace Rapporteur.Discord.Interactions;

/// <summary>What is shown for a command, a press or a message.</summary>
internal sealed partial class Answers(AnswerSource source, Attachments attachments, ILogger<Answers> logger)
{
    private readonly FindCommand find = new(source.Names);
    private readonly DrawnAnswers drawn = new();

    private ImmutableArray<CommandSpec> Specs => source.Commands.Specs;

    /// <summary>Answers a slash command.</summary>
    public ValueTask<Shown> CommandAsync(Interaction interaction, CancellationToken cancellationToken) =>
        TryAsync(interaction, () => AskedAsync(interaction, cancellationToken), cancellationToken);

    /// <summary>Whether what a slash command answers is for who asked alone, as far as that is known before.</summary>
    public bool IsPrivate(InteractionData data) => InvocationReader.IsPrivate(data, Specs);

    /// <summary>Answers "Find in the fact base" on a message, to who asked.</summary>
    public ValueTask<Shown> FindInMessageAsync(Interaction interaction, CancellationToken cancellationToken) =>
        TryAsync(interaction, () => FoundInMessageAsync(interaction, cancellationToken), cancellationToken);

    /// <summary>Answers a button or a menu.</summary>
    public ValueTask<Shown> PressAsync(Interaction interaction, ButtonState? state, CancellationToken cancellationToken) =>
        TryAsync(interaction, () => PressedAsync(interaction, state, cancellationToken), cancellationToken);

    /// <summary>Answers what this bot has no answer to.</summary>
    public Shown Unknown() => Draw(Answer.Sentence("This bot does not know what that was; ask by a command, such as /help."), isPrivate: true);

    private async ValueTask<Shown> AskedAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(cancellationToken);
        var invocation = InvocationReader.Read(interaction, facts, Specs);
        foreach (var (option, wire) in InvocationReader.Files(interaction.Data!))
        {
            var (file, fault) = await attachments.FetchAsync(wire, cancellationToken);
            if (file is null)
            {
                return Draw(Answer.Sentence(fault!), isPrivate: true);
            }

            invocation = invocation with { Attachments = invocation.Attachments.Add(option, file) };
        }

        var isPrivate = IsPrivate(interaction.Data!);
        return source.Commands.RestsOnFactsAlone(invocation.Command)
            ? await DrawnOnceAsync(facts, invocation, isPrivate, cancellationToken)
            : Draw(await AskAsync(facts, invocation, cancellationToken), isPrivate);
    }

    private async ValueTask<Shown> FoundInMessageAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(cancellationToken);
        var target = interaction.Data!.TargetId?.ToString() ?? "";
        var text = interaction.Data.Resolved?.Messages?.GetValueOrDefault(target)?.Content ?? "";

        // Asked for by the names and not by the text, so that its buttons can ask again.
        var names = Fitting(find.NamesIn(facts, text));
        var invocation = Invocation.Of(FindCommand.Name, ("text", names.IsEmpty ? "-" : string.Join(", ", names))) with { Asker = InvocationReader.AskerOf(interaction) };
        var answer = await AskAsync(facts, invocation, cancellationToken);
        return Draw(names.IsEmpty ? answer with { Invocation = null } : answer, isPrivate: true);
    }

    private async ValueTask<Shown> PressedAsync(Interaction interaction, ButtonState? state, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(cancellationToken);
        if (state is { Act: ButtonAct.OpenFact } && interaction.Data!.Values is [var id, ..])
        {
            state = state with { Command = Invocation.Of("fact", ("id", id)).ToString() };
        }

        if (state?.Ask(Specs).Invocation is not { } asked)
        {
            return Draw(Answer.Sentence("This button was made by another version of the bot; ask again by a command."), isPrivate: true);
        }

        var answer = await AskAsync(facts, asked with { Asker = InvocationReader.AskerOf(interaction) }, cancellationToken);
        return state.Act switch
        {
            ButtonAct.Update when !answer.IsError => new(AnswerMessage.Draw(
                answer, state.Page, state.Quotes, IsPrivate(interaction), more: answer.IsRecord && !IsPrivate(interaction) ? [CommandButton.Mute] : null) with { Flags = null }, Updates: true),
            ButtonAct.PostHere => Draw(answer, isPrivate: false, state.Page, state.Quotes),
            ButtonAct.Ask => Draw(answer, isPrivate: false),
            ButtonAct.Sources when AnswerPages.FactsOn(answer, state.Page, state.Quotes) is [_, ..] ids => Draw(
                await AskAsync(facts, Invocation.Of("source", ("id", string.Join(',', ids))), cancellationToken), isPrivate: true, quotes: true),
            _ => Draw(answer, isPrivate: true, quotes: true),
        };
    }

    /// <summary>What an option can be completed to: from memory, at once. Nothing where that fails, which the log then says.</summary>
    public ChoicesCallback Complete(InteractionData? data)
    {
        try
        {
            var (option, typed) = data is null ? (null, "") : InvocationReader.Focused(data, Specs);
            var offered = option is null ? [] : Completions.Of(option, typed, source.Facts(), Specs);
            return new(new([.. offered
                .Where(offer => offer.Value.Length is > 0 and <= Limits.Choice)
                .Take(Limits.Choices)
                .Select(offer => new Choice(PlainText.Cut(offer.Shown, Limits.Choice) is { Length: > 0 } shown ? shown : offer.Value, offer.Value))]));
        }
        catch (Exception exception)
        {
            LogFailed(exception, data?.Name ?? "-");
            return new(new([]));
        }
    }

    private async ValueTask<FactBase> FactsAsync(CancellationToken cancellationToken)
    {
        // An empty base before the seeds are read would say that nothing was agreed.
        if (!source.FirstRead.IsCompleted)
        {
            await source.FirstRead.WaitAsync(cancellationToken);
        }

        return source.Facts();
    }

    private async ValueTask<Shown> DrawnOnceAsync(FactBase facts, Invocation invocation, bool isPrivate, CancellationToken cancellationToken)
    {
        var asked = invocation.ToString();
        if (drawn.Find(facts, asked, isPrivate) is { } known)
        {
            return known;
        }

        var answer = await AskAsync(facts, invocation, cancellationToken);
        var shown = Draw(answer, isPrivate);
        if (!answer.IsError)
        {
            drawn.Keep(facts, asked, isPrivate, shown);
        }

        return shown;
    }

    private async ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellationToken)
    {
        var answer = await source.Commands.AskAsync(facts, invocation, cancellationToken);

        // What changes something must not happen again because somebody turns a page.
        return Changes(invocation) ? answer with { Invocation = null } : answer;
    }

    // The user gets a sentence, whatever went wrong and wherever, and the log the rest.
    private async ValueTask<Shown> TryAsync(Interaction interaction, Func<ValueTask<Shown>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, interaction.Data?.Name ?? "component");
            return Draw(Answer.Sentence("That could not be answered: something went wrong here, and the log of the bot says what."), isPrivate: true);
        }
    }

    private static ImmutableArray<string> Fitting(ImmutableArray<string> names)
    {
        var length = 0;
        return [.. names.TakeWhile(name => (length += name.Length + 2) <= CommandDeclarations.LongestText)];
    }

    private bool Changes(Invocation invocation) => Specs.FirstOrDefault(spec => spec.Name == invocation.Command) is { } spec
        && spec.For(invocation.SubCommand) is var sub
        && (spec.Changes || sub.Changes)
        && !sub.OnlyShows;

    private static Shown Draw(Answer answer, bool isPrivate, int page = 0, bool? quotes = null) =>
        new(AnswerMessage.Draw(answer, page, quotes, isPrivate || answer.IsPrivate || answer.IsError));

    private static bool IsPrivate(Interaction interaction) => interaction.Message?.Flags?.HasFlag(MessageFlags.Ephemeral) == true;

    [LoggerMessage(LogLevel.Error, "The command {Command} failed")]
    private partial void LogFailed(Exception exception, string command);
}
