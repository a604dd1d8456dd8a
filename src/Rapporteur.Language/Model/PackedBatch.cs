namespace Rapporteur.Language.Model;

/// <summary>Sentences side by side: row <c>Starts[t] + b</c> is word t of sentence b, longest sentence first, no padding.</summary>
internal sealed class PackedBatch
{
    public PackedBatch(IReadOnlyList<int> lengths)
    {
        Lengths = [.. lengths];
        Starts = new int[Lengths[0] + 1];
        for (var time = 0; time < Lengths[0]; time++)
        {
            Starts[time + 1] = Starts[time] + Lengths.Count(length => length > time);
        }

        Words = Starts[^1];
        Forward = new int[Words];
        Backward = new int[Words];
        for (var sentence = 0; sentence < Lengths.Length; sentence++)
        {
            for (var time = 0; time < Lengths[sentence]; time++)
            {
                Forward[Row(sentence, time)] = Row(sentence, time);
                Backward[Row(sentence, time)] = Row(sentence, Lengths[sentence] - 1 - time);
            }
        }
    }

    /// <summary>Words of each sentence, falling.</summary>
    public int[] Lengths { get; }

    /// <summary>First row of each step; the last entry is the number of rows.</summary>
    public int[] Starts { get; }

    public int Words { get; }

    /// <summary>The word that a left-to-right pass reads at each row.</summary>
    public int[] Forward { get; }

    /// <summary>The word that a right-to-left pass reads at each row.</summary>
    public int[] Backward { get; }

    public int Row(int sentence, int time) => Starts[time] + sentence;
}
