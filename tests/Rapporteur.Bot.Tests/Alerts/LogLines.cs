using Microsoft.Extensions.Logging;

namespace Rapporteur.Bot.Tests.Alerts;

/// <summary>What was logged.</summary>
internal sealed class LogLines
{
    private readonly List<(LogLevel Level, string Text)> lines = [];

    /// <summary>Lines of a level, in order.</summary>
    public IReadOnlyList<string> At(LogLevel level)
    {
        lock (lines)
        {
            return [.. lines.Where(line => line.Level == level).Select(line => line.Text)];
        }
    }

    public ILogger<T> For<T>() => new Writer<T>(this);

    private sealed class Writer<T>(LogLines log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (log.lines)
            {
                log.lines.Add((logLevel, formatter(state, exception)));
            }
        }
    }
}
