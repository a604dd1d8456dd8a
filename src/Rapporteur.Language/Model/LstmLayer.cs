using System.Numerics;

namespace Rapporteur.Language.Model;

/// <summary>One direction of a long short-term memory, read only.</summary>
internal sealed class LstmLayer(IntegerMatrix input, IntegerMatrix recurrent)
{
    private readonly int _size = recurrent.Inputs;

    /// <summary>Reads the words in the given order.</summary>
    /// <param name="width">Which kernels to use.</param>
    /// <param name="batch">How the sentences lie side by side.</param>
    /// <param name="order">The word that each row reads.</param>
    /// <param name="words">Quantised input, a row a word.</param>
    /// <param name="units">What one unit of each row stands for.</param>
    /// <param name="room">Where to work.</param>
    /// <param name="states">Quantised states, twice the size a row; those of this direction go from <paramref name="column"/> on.</param>
    /// <param name="column">First column to write.</param>
    public void Run(VectorWidth width, PackedBatch batch, int[] order, ReadOnlySpan<short> words, ReadOnlySpan<float> units, Workroom room, Span<short> states, int column)
    {
        var gates = room.Gates.AsSpan();
        input.Multiply(width, batch.Words, words, input.Inputs, units, gates);
        Span<short> hidden = room.Hidden;
        Span<float> cells = room.Cells;
        Span<float> recurring = room.Recurring;
        for (var time = 0; time + 1 < batch.Starts.Length; time++)
        {
            int start = batch.Starts[time], count = batch.Starts[time + 1] - start;
            var sums = recurring[..(count * 4 * _size)];
            if (time == 0)
            {
                sums.Clear();
                cells[..(count * _size)].Clear();
            }
            else
            {
                recurrent.Multiply(width, count, hidden, _size, room.HiddenUnits, sums);
            }

            for (var sentence = 0; sentence < count; sentence++)
            {
                var word = order[start + sentence];
                var state = hidden.Slice(sentence * _size, _size);
                Step(width, gates.Slice(word * 4 * _size, 4 * _size), sums.Slice(sentence * 4 * _size, 4 * _size), cells.Slice(sentence * _size, _size), state);
                state.CopyTo(states[((word * 2 * _size) + column)..]);
            }
        }
    }

    private void Step(VectorWidth width, ReadOnlySpan<float> gates, ReadOnlySpan<float> recurring, Span<float> cell, Span<short> state)
    {
        var i = 0;
        if (width != VectorWidth.None)
        {
            Span<float> result = stackalloc float[Vector<float>.Count];
            var rounder = new Vector<float>(12582912f);
            for (; i + Vector<float>.Count <= _size; i += Vector<float>.Count)
            {
                var keep = Curves.Sigmoid(At(gates, recurring, i + _size)) * new Vector<float>(cell[i..]);
                var take = Curves.Sigmoid(At(gates, recurring, i)) * Curves.Tanh(At(gates, recurring, i + (3 * _size)));
                var memory = keep + take;
                memory.CopyTo(cell[i..]);
                var output = Curves.Sigmoid(At(gates, recurring, i + (2 * _size))) * Curves.Tanh(memory);
                (((output * Quantised.Most) + rounder) - rounder).CopyTo(result);
                for (var j = 0; j < result.Length; j++)
                {
                    state[i + j] = (short)result[j];
                }
            }
        }

        for (; i < _size; i++)
        {
            var keep = Curves.Sigmoid(gates[i + _size] + recurring[i + _size]) * cell[i];
            var take = Curves.Sigmoid(gates[i] + recurring[i]) * Curves.Tanh(gates[i + (3 * _size)] + recurring[i + (3 * _size)]);
            cell[i] = keep + take;
            var output = Curves.Sigmoid(gates[i + (2 * _size)] + recurring[i + (2 * _size)]) * Curves.Tanh(cell[i]);
            state[i] = Quantised.Round(output * Quantised.Most);
        }
    }

    private static Vector<float> At(ReadOnlySpan<float> gates, ReadOnlySpan<float> recurring, int at) => new Vector<float>(gates[at..]) + new Vector<float>(recurring[at..]);
}
