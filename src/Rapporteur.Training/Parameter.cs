using System.Runtime.Intrinsics;

namespace Rapporteur.Training;

/// <summary>A matrix of weights with its gradient and what Adam remembers of it.</summary>
/// <remarks>Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015. Rows that a batch did not touch are left alone (embeddings).</remarks>
internal sealed unsafe class Parameter
{
    private const float MeanDecay = 0.9f;
    private const float SquareDecay = 0.95f;
    private readonly Matrix _mean;
    private readonly Matrix _square;
    private readonly bool[]? _touched;
    private readonly List<int> _touchedRows = [];

    public Parameter(string name, int rows, int columns, bool sparse = false)
    {
        Name = name;
        Value = new(rows, columns);
        Gradient = new(rows, columns);
        _mean = new(rows, columns);
        _square = new(rows, columns);
        _touched = sparse ? new bool[rows] : null;
    }

    public string Name { get; }

    public Matrix Value { get; }

    public Matrix Gradient { get; }

    public Parameter Uniform(Random random, float range)
    {
        foreach (ref var x in Value.All)
        {
            x = ((random.NextSingle() * 2) - 1) * range;
        }

        return this;
    }

    public void Touch(int row)
    {
        if (!_touched![row])
        {
            _touched[row] = true;
            _touchedRows.Add(row);
        }
    }

    public double SquaredNorm()
    {
        double sum = 0;
        foreach (var row in Rows())
        {
            foreach (var x in Gradient[row])
            {
                sum += (double)x * x;
            }
        }

        return sum;
    }

    /// <summary>Takes one step down the gradient and clears it.</summary>
    public void Step(float rate, float scale, int time)
    {
        var meanBias = 1 - MathF.Pow(MeanDecay, time);
        var squareBias = 1 - MathF.Pow(SquareDecay, time);
        var step = rate / meanBias;
        var root = 1 / squareBias;
        foreach (var row in Rows())
        {
            float* w = Value.Data + ((long)row * Value.Columns), g = Gradient.Data + ((long)row * Value.Columns);
            float* m = _mean.Data + ((long)row * Value.Columns), v = _square.Data + ((long)row * Value.Columns);
            // Columns come in multiples of 16 (see Gemm).
            for (var i = 0; i < Value.Columns; i += Vector512<float>.Count)
            {
                var x = Vector512.Load(g + i) * scale;
                var mean = (Vector512.Load(m + i) * MeanDecay) + (x * (1 - MeanDecay));
                var square = (Vector512.Load(v + i) * SquareDecay) + (x * x * (1 - SquareDecay));
                mean.Store(m + i);
                square.Store(v + i);
                (Vector512.Load(w + i) - (mean * step / (Vector512.Sqrt(square * root) + Vector512.Create(1e-8f)))).Store(w + i);
                Vector512<float>.Zero.Store(g + i);
            }

            if (_touched is not null)
            {
                _touched[row] = false;
            }
        }

        _touchedRows.Clear();
    }

    private IEnumerable<int> Rows() => _touched is null ? Enumerable.Range(0, Value.Rows) : _touchedRows;
}
