using Microsoft.Extensions.Options;

namespace Rapporteur.Bot;

/// <summary>Says which setting is wrong, and nothing else: the host itself would log a stack trace.</summary>
internal static class WrongSettings
{
    /// <summary>Exit code of a start that a setting stopped.</summary>
    private const int ExitCode = 1;

    public static async Task<int> SayAsync(OptionsValidationException wrong)
    {
        foreach (var sentence in wrong.Failures)
        {
            await Console.Error.WriteLineAsync(sentence);
        }

        return ExitCode;
    }
}
