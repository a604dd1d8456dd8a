using System.Runtime.InteropServices;

namespace Rapporteur.Training;

/// <summary>A matrix of floats that grows to the batch at hand and never moves, so that kernels may point into it.</summary>
internal sealed unsafe class Matrix(int columns) : IDisposable
{
    private nuint _capacity;

    public int Rows { get; private set; }

    public int Columns { get; } = columns;

    public float* Data { get; private set; }

    public long Count => (long)Rows * Columns;

    public Matrix(int rows, int columns)
        : this(columns) => Shape(rows);

    public Span<float> this[int row] => new(Data + ((long)row * Columns), Columns);

    public Span<float> All => new(Data, checked((int)Count));

    /// <summary>Makes room for this many rows, all zero.</summary>
    public Matrix Shape(int rows)
    {
        var size = (nuint)((long)rows * Columns);
        if (size > _capacity)
        {
            NativeMemory.AlignedFree(Data);
            _capacity = size + (size / 4);
            Data = (float*)NativeMemory.AlignedAlloc(_capacity * sizeof(float), 64);
        }

        Rows = rows;
        All.Clear();
        return this;
    }

    /// <summary>Writes the transpose of this matrix into another of the fitting shape.</summary>
    public void TransposeInto(Matrix other)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                other.Data[((long)column * other.Columns) + row] = Data[((long)row * Columns) + column];
            }
        }
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Data);
        Data = null;
        _capacity = 0;
    }
}
