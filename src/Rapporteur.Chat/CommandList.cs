using System.Collections.Immutable;
using Rapporteur.Chat.Commands;
using Rapporteur.Facts;

namespace Rapporteur.Chat;

/// <summary>The commands in the order in which they are listed everywhere, and the one way to ask them.</summary>
public sealed class CommandList
{
    private readonly ImmutableArray<ICommand> commands;

    /// <param name="questions">Commands in their order; <c>/help</c> is put behind them.</param>
    public CommandList(IEnumerable<ICommand> questions)
    {
        commands = [.. questions, new HelpCommand(this)];
        Specs = [.. commands.Select(command => command.Spec)];
    }

    /// <summary>Declarations of all commands, in order.</summary>
    public ImmutableArray<CommandSpec> Specs { get; }

    /// <summary>The commands that need nothing but the fact base.</summary>
    public static ImmutableArray<ICommand> Questions(NameFinder names) =>
    [
        new DelegationCommand(names),
        new AgreedCommand(names),
        new RedLinesCommand(names),
        new DemandsCommand(names),
        new ProposalsCommand(names),
        new GapsCommand(names),
        new CompareCommand(names),
        new MeetingsCommand(),
        new PersonCommand(),
        new SaidCommand(names),
        new FactCommand(),
        new SourceCommand(),
        new ContradictionsCommand(),
        new SourcesCommand(),
        new FindCommand(names),
    ];

    /// <summary>The declaration of a command, or null.</summary>
    public CommandSpec? Find(string name) => Specs.FirstOrDefault(spec => spec.Name == name);

    /// <summary>Whether the fact base alone decides what a command answers.</summary>
    public bool RestsOnFactsAlone(string name) => commands.FirstOrDefault(command => command.Spec.Name == name)?.RestsOnFactsAlone == true;

    /// <summary>Answers what was typed, such as <c>/delegation party:israel</c>.</summary>
    public ValueTask<Answer> AskAsync(FactBase facts, string typed, Asker asker, CancellationToken cancellation) =>
        CommandText.Read(typed, Specs) switch
        {
            { Invocation: { } invocation } => AskAsync(facts, invocation with { Asker = asker }, cancellation),
            { Fault: { } fault } => ValueTask.FromResult(fault),
            _ => throw new InvalidOperationException("What was typed is an invocation or a fault."),
        };

    /// <summary>Answers an invocation; every quote of the answer is checked against its document once more before it leaves.</summary>
    public async ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var command = commands.FirstOrDefault(command => command.Spec.Name == invocation.Command);
        if (command is null)
        {
            return CommandText.Unknown(invocation.Command, Specs);
        }

        var spec = command.Spec.For(invocation.SubCommand);
        if (CommandText.Missing(spec, invocation) is { } missing)
        {
            return missing with { Invocation = invocation, Suggestions = [.. missing.Suggestions.Select(example => example == spec.Example ? spec.ExampleFrom(facts) : example)] };
        }

        if ((command.Spec.Changes || spec.Changes) && !invocation.Asker.MayManage)
        {
            return Answer.Sentence($"/{command.Spec.Name} changes something for everybody here and needs the right to manage channels.") with { Invocation = invocation };
        }

        var answer = await command.AskAsync(facts, invocation, cancellation);
        return answer.Checked(facts) with { Invocation = invocation, IsPrivate = answer.IsPrivate || spec.IsPrivate };
    }
}
