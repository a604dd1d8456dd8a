using Rapporteur.Language.Model;
using System.Runtime.Intrinsics;

namespace Rapporteur.Training;

/// <summary>One direction of a long short-term memory over a packed batch, forward and backward through time.</summary>
/// <remarks>Gates lie side by side in a row: input, forget, output, candidate. Source: Hochreiter and Schmidhuber 1997; forget gate of Gers and others, 2000.</remarks>
internal sealed unsafe class Lstm
{
    private readonly int _size;
    private readonly Matrix _gates, _cells, _hidden, _previous, _gateGradient, _hiddenGradient, _cellGradient, _turned;

    public Lstm(string name, int inputs, int size, Random random)
    {
        _size = size;
        Input = new Parameter(name + ".input", inputs, 4 * size).Uniform(random, MathF.Sqrt(6f / (inputs + size)));
        Recurrent = new Parameter(name + ".recurrent", size, 4 * size).Uniform(random, MathF.Sqrt(3f / size));
        Bias = new(name + ".bias", 1, 4 * size);
        // A memory that starts out keeping what it has learns long spans sooner (Jozefowicz and others, 2015).
        Bias.Value[0].Slice(size, size).Fill(1);
        (_gates, _cells, _hidden, _previous) = (new(4 * size), new(size), new(size), new(size));
        (_gateGradient, _hiddenGradient, _cellGradient, _turned) = (new(4 * size), new(size), new(size), new(4 * size, size));
        InputGradient = new(4 * size);
    }

    public Parameter Input { get; }

    public Parameter Recurrent { get; }

    public Parameter Bias { get; }

    /// <summary>After <see cref="Backward"/>: the gradient of input times weights, one row a word.</summary>
    public Matrix InputGradient { get; }

    /// <summary>Reads words in the given order and writes each one's state into its row, from a column on.</summary>
    public void Forward(PackedBatch batch, int[] order, Matrix projected, Matrix output, int column)
    {
        _gates.Shape(batch.Words);
        _cells.Shape(batch.Words);
        _hidden.Shape(batch.Words);
        _previous.Shape(batch.Words);
        for (var row = 0; row < batch.Words; row++)
        {
            projected[order[row]].CopyTo(_gates[row]);
        }

        for (var time = 0; time + 1 < batch.Starts.Length; time++)
        {
            int start = batch.Starts[time], count = batch.Starts[time + 1] - start;
            if (time > 0)
            {
                var before = batch.Starts[time - 1];
                new Span<float>(_hidden.Data + (before * _size), count * _size).CopyTo(new(_previous.Data + (start * _size), count * _size));
                Gemm.AddProduct(_previous.Data + (start * _size), _size, Recurrent.Value.Data, 4 * _size, _gates.Data + (start * 4 * _size), 4 * _size, count, 4 * _size, _size);
            }

            for (var row = start; row < start + count; row++)
            {
                var cellBefore = time > 0 ? _cells.Data + ((row - start + batch.Starts[time - 1]) * _size) : null;
                Step(_gates.Data + (row * 4 * _size), cellBefore, _cells.Data + (row * _size), _hidden.Data + (row * _size));
                _hidden[row].CopyTo(output[order[row]].Slice(column, _size));
            }
        }
    }

    /// <summary>Carries the gradient of the states back to the weights and to <see cref="InputGradient"/>.</summary>
    public void Backward(PackedBatch batch, int[] order, Matrix outputGradient, int column)
    {
        _gateGradient.Shape(batch.Words);
        _hiddenGradient.Shape(batch.Words);
        _cellGradient.Shape(batch.Words);
        InputGradient.Shape(batch.Words);
        Recurrent.Value.TransposeInto(_turned);
        for (var row = 0; row < batch.Words; row++)
        {
            outputGradient[order[row]].Slice(column, _size).CopyTo(_hiddenGradient[row]);
        }

        for (var time = batch.Starts.Length - 2; time >= 0; time--)
        {
            int start = batch.Starts[time], count = batch.Starts[time + 1] - start;
            var before = time > 0 ? batch.Starts[time - 1] : -1;
            for (var row = start; row < start + count; row++)
            {
                var earlier = before < 0 ? -1 : row - start + before;
                StepBack(row, earlier);
            }

            if (time > 0)
            {
                Gemm.AddProduct(_gateGradient.Data + (start * 4 * _size), 4 * _size, _turned.Data, _size, _hiddenGradient.Data + (before * _size), _size, count, _size, 4 * _size);
            }
        }

        Gemm.AddTransposedProduct(_previous.Data, _size, _gateGradient.Data, 4 * _size, Recurrent.Gradient.Data, 4 * _size, _size, 4 * _size, batch.Words);
        for (var row = 0; row < batch.Words; row++)
        {
            _gateGradient[row].CopyTo(InputGradient[order[row]]);
        }
    }

    private void Step(float* gates, float* cellBefore, float* cell, float* hidden)
    {
        for (var i = 0; i < _size; i += 16)
        {
            var input = Curves.Sigmoid(Vector512.Load(gates + i));
            var forget = Curves.Sigmoid(Vector512.Load(gates + _size + i));
            var output = Curves.Sigmoid(Vector512.Load(gates + (2 * _size) + i));
            var candidate = Curves.Tanh(Vector512.Load(gates + (3 * _size) + i));
            input.Store(gates + i);
            forget.Store(gates + _size + i);
            output.Store(gates + (2 * _size) + i);
            candidate.Store(gates + (3 * _size) + i);
            var memory = input * candidate;
            if (cellBefore != null)
            {
                memory += forget * Vector512.Load(cellBefore + i);
            }

            memory.Store(cell + i);
            (output * Curves.Tanh(memory)).Store(hidden + i);
        }
    }

    private void StepBack(int row, int earlier)
    {
        float* gates = _gates.Data + (row * 4 * _size), gateGradient = _gateGradient.Data + (row * 4 * _size);
        for (var i = 0; i < _size; i += 16)
        {
            var one = Vector512<float>.One;
            Vector512<float> input = Vector512.Load(gates + i), forget = Vector512.Load(gates + _size + i);
            Vector512<float> output = Vector512.Load(gates + (2 * _size) + i), candidate = Vector512.Load(gates + (3 * _size) + i);
            var curved = Curves.Tanh(Vector512.Load(_cells.Data + (row * _size) + i));
            var hidden = Vector512.Load(_hiddenGradient.Data + (row * _size) + i);
            var cell = Vector512.Load(_cellGradient.Data + (row * _size) + i) + (hidden * output * (one - (curved * curved)));
            (cell * candidate * input * (one - input)).Store(gateGradient + i);
            (hidden * curved * output * (one - output)).Store(gateGradient + (2 * _size) + i);
            (cell * input * (one - (candidate * candidate))).Store(gateGradient + (3 * _size) + i);
            if (earlier >= 0)
            {
                var cellBefore = Vector512.Load(_cells.Data + (earlier * _size) + i);
                (cell * cellBefore * forget * (one - forget)).Store(gateGradient + _size + i);
                (cell * forget).Store(_cellGradient.Data + (earlier * _size) + i);
            }
        }
    }
}
