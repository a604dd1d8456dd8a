using System.Diagnostics;
using Rapporteur.Language;

namespace Rapporteur.Training;

/// <summary>How fast texts are read by one thread: sentences, tokens, tags, lemmas, parse and names.</summary>
internal static class Speed
{
    private const int WarmUp = 40;
    private const int Rounds = 20;

    /// <summary>Processor time of one reading of a file: the first, and the usual one (the median) of a program that has read some.</summary>
    public static (TimeSpan First, TimeSpan Usual) Of(Action read)
    {
        var times = Enumerable.Range(0, WarmUp + Rounds).Select(_ => Time()).ToArray();
        return (times[0], times[WarmUp..].Order().ElementAt(Rounds / 2));

        TimeSpan Time()
        {
            var before = Environment.CpuUsage.TotalTime;
            read();
            return Environment.CpuUsage.TotalTime - before;
        }
    }

    /// <summary>Reads all texts so many times, after as many times to warm up.</summary>
    /// <returns>Tokens that were read in the second half, and how long that took.</returns>
    public static (int Tokens, TimeSpan Elapsed) Of(EnglishReader reader, IReadOnlyList<string> texts, int rounds)
    {
        Read();
        var start = Stopwatch.GetTimestamp();
        var tokens = Read();
        return (tokens, Stopwatch.GetElapsedTime(start));

        int Read() => Enumerable.Range(0, rounds).Sum(_ => texts.Sum(text => reader.Read(text).Sum(sentence => sentence.Tokens.Length)));
    }
}
