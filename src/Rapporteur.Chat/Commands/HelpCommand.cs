using Rapporteur.Facts;

namespace Rapporteur.Chat.Commands;

/// <summary>Answers which commands there are.</summary>
public sealed class HelpCommand(CommandList commands) : ICommand
{
    public CommandSpec Spec { get; } = new("help", "What the bot can be asked",
        [new("command", "One command: its options") { Completion = CompletionSource.Command }])
    {
        IsPrivate = true,
    };

    public bool RestsOnFactsAlone => true;

    public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) =>
        ValueTask.FromResult(invocation["command"] is { } name ? OfOne(facts, name.Trim().TrimStart('/').ToLowerInvariant()) : OfAll());

    private Answer OfAll() => new("Commands",
        [new(null, [.. commands.Specs.SelectMany(spec => spec.SubCommands.IsEmpty ? [Line(spec, $"/{spec.Name}")] : spec.SubCommands.Select(sub => Line(sub, $"/{spec.Name} {sub.Name}")))])])
    {
        Note = "Every line of an answer names its source and an id: /fact shows all that is known of it, /source its words in their place.",
    };

    private Answer OfOne(FactBase facts, string name)
    {
        if (commands.Find(name) is not { } spec)
        {
            return CommandText.Unknown(name, commands.Specs);
        }

        return new($"/{spec.Name}",
            [new(spec.Description, [.. spec.Options.Select(option => new AnswerLine($"{option.Name}: {option.Description}") { Label = option.Required ? "required" : "optional" }),
                .. spec.SubCommands.Select(sub => Line(sub, $"/{spec.Name} {sub.Name}"))])])
        {
            Suggestions = [spec.ExampleFrom(facts)],
        };
    }

    private static AnswerLine Line(CommandSpec spec, string call) =>
        new($"{call}{string.Concat(spec.Options.Select(option => option.Required ? $" {option.Name}" : $" [{option.Name}]"))}: {spec.Description}");
}
