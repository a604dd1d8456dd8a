using System.Numerics;

namespace Rapporteur.Language.Model;

/// <summary>Rows of bytes with a scale each, found by the hash of a feature.</summary>
internal sealed class EmbeddingTable
{
    private readonly int _columns;
    private readonly sbyte[] _rows;
    private readonly float[] _scales;
    private readonly int[] _slots;
    private readonly uint[] _features;

    public EmbeddingTable(uint[] features, int columns, sbyte[] rows, float[] scales)
    {
        (_features, _columns, _rows, _scales) = (features, columns, rows, scales);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * features.Length, 2))];
        for (var row = 0; row < features.Length; row++)
        {
            var slot = (int)(features[row] & (uint)(_slots.Length - 1));
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = row + 1;
        }
    }

    /// <summary>Numbers in a row.</summary>
    public int Columns => _columns;

    /// <summary>Writes the sum of the rows of a word's features, in their order; unknown features add nothing.</summary>
    public void Sum(ReadOnlySpan<char> word, Span<float> sum)
    {
        sum.Clear();
        Span<uint> hashes = stackalloc uint[WordFeatures.Most];
        var count = WordFeatures.Write(word, hashes, out _);
        foreach (var hash in hashes[..count])
        {
            if (Row(hash) is >= 0 and var row)
            {
                Add(row, 1, sum);
            }
        }
    }

    /// <summary>Adds a row, weighted.</summary>
    public void Add(int row, float weight, Span<float> sum)
    {
        var scale = _scales[row] * weight;
        var numbers = _rows.AsSpan(row * _columns, _columns);
        for (var i = 0; i < numbers.Length; i++)
        {
            sum[i] += numbers[i] * scale;
        }
    }

    private int Row(uint hash)
    {
        var slot = (int)(hash & (uint)(_slots.Length - 1));
        while (_slots[slot] is not 0 and var found)
        {
            if (_features[found - 1] == hash)
            {
                return found - 1;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return -1;
    }
}
