using Rapporteur.Facts;

namespace Rapporteur.Chat;

/// <summary>A command: its declaration and one question.</summary>
public interface ICommand
{
    /// <summary>How it is declared on every surface.</summary>
    CommandSpec Spec { get; }

    /// <summary>Whether the same question of the same fact base always has the same answer, whoever asks and when: such an answer can be shown again as it was drawn.</summary>
    bool RestsOnFactsAlone => false;

    /// <summary>Answers from one fact base. What a user can get wrong comes back as <see cref="Answer.Sentence"/>.</summary>
    /// <param name="facts">The base as it was when the command came: a new one may be made meanwhile.</param>
    /// <param name="invocation">What was asked; its required options are there.</param>
    /// <param name="cancellation">Ends a wait for storage.</param>
    ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation);
}
