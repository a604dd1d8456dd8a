using Rapporteur.Facts;

namespace Rapporteur.Chat.Tests;

public class CommandListTests
{
    private static readonly CommandList Commands = new(CommandList.Questions(new NameFinder(_ => null)));

    [Fact]
    public void Every_declaration_is_one_that_Discord_takes()
    {
        foreach (var spec in Commands.Specs)
        {
            spec.Name.ShouldMatch("^[a-z-]{1,32}$");
            spec.Description.Length.ShouldBeInRange(1, 100, spec.Name);
            spec.Options.ShouldAllBe(option => option.Description.Length >= 1 && option.Description.Length <= 100);
            spec.Options.Select(option => option.Required).ShouldBe(spec.Options.Select(option => option.Required).OrderDescending(), spec.Name);
        }
    }

    [Fact]
    public async Task Every_command_answers_before_there_is_any_seed()
    {
        foreach (var spec in Commands.Specs)
        {
            var answer = await Commands.AskAsync(FactBase.Empty, spec.Example, Asker.Local, TestContext.Current.CancellationToken);

            answer.Title.ShouldNotBeNullOrWhiteSpace(spec.Name);
            (answer.IsError || answer.Note is not null).ShouldBeTrue(spec.Name);
        }
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        var answer = await Commands.AskAsync(FactBase.Empty, "/help", Asker.Local, TestContext.Current.CancellationToken);

        answer.Lines.Count().ShouldBe(Commands.Specs.Length);
        answer.IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_command_that_changes_something_is_refused_without_the_right()
    {
        var list = new CommandList([new ChangingCommand()]);

        var refused = await list.AskAsync(FactBase.Empty, "/change", Asker.Local with { MayManage = false }, TestContext.Current.CancellationToken);
        var done = await list.AskAsync(FactBase.Empty, "/change", Asker.Local, TestContext.Current.CancellationToken);

        refused.Title.ShouldBe("/change changes something for everybody here and needs the right to manage channels.");
        done.Title.ShouldBe("Changed");
    }

    private sealed class ChangingCommand : ICommand
    {
        public CommandSpec Spec { get; } = new("change", "Changes something", []) { Changes = true };

        public ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation) => ValueTask.FromResult(new Answer("Changed", []));
    }
}
