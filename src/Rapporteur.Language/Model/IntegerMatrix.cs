using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Rapporteur.Language.Model;

/// <summary>Weights as integers with a scale per output, multiplied with rows of quantised numbers.</summary>
/// <remarks>
/// Kept in blocks of 16 outputs, two inputs of each output side by side, as the processor's multiply-and-add of pairs
/// wants them: no sum across a register is ever needed.
/// </remarks>
internal sealed class IntegerMatrix
{
    private const int Block = 16;
    private readonly short[] _weights;
    private readonly float[] _scales;
    private readonly float[] _bias;
    private readonly int _pairs;
    private readonly int _blocks;

    /// <summary>Takes weights row by row, one row an output.</summary>
    public IntegerMatrix(int outputs, int inputs, ReadOnlySpan<sbyte> weights, ReadOnlySpan<float> scales, ReadOnlySpan<float> bias)
    {
        (Outputs, Inputs) = (outputs, inputs);
        _blocks = (outputs + Block - 1) / Block;
        _pairs = (inputs + 1) / 2;
        _weights = new short[_blocks * _pairs * Block * 2];
        _scales = new float[_blocks * Block];
        _bias = new float[_blocks * Block];
        scales.CopyTo(_scales);
        bias.CopyTo(_bias);
        for (var output = 0; output < outputs; output++)
        {
            for (var input = 0; input < inputs; input++)
            {
                _weights[((((output / Block * _pairs) + (input / 2)) * Block) + (output % Block)) * 2 + (input % 2)] = weights[(output * inputs) + input];
            }
        }
    }

    /// <summary>Outputs without padding.</summary>
    public int Outputs { get; }

    public int Inputs { get; }

    /// <summary>Outputs rounded up to whole blocks: the length of a row of results.</summary>
    public int PaddedOutputs => _blocks * Block;

    /// <summary>Multiplies rows.</summary>
    /// <param name="width">Which kernel to use.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="inputs">Quantised rows, one after another; a row has <paramref name="stride"/> numbers, the last 0 where the inputs are odd.</param>
    /// <param name="stride">Numbers from the start of one row to the next; even.</param>
    /// <param name="units">What one unit stands for, row by row.</param>
    /// <param name="results">Rows of <see cref="PaddedOutputs"/>.</param>
    /// <param name="adds">Whether to add to the results instead of the bias.</param>
    public void Multiply(VectorWidth width, int rows, ReadOnlySpan<short> inputs, int stride, ReadOnlySpan<float> units, Span<float> results, bool adds = false)
    {
        var pairs = MemoryMarshal.Cast<short, int>(inputs);
        var row = 0;
        if (width == VectorWidth.Bits512)
        {
            for (; row + 4 <= rows; row += 4)
            {
                FourRows512(pairs[(row * stride / 2)..], stride / 2, units[row..], results[(row * PaddedOutputs)..], adds);
            }
        }

        for (; row < rows; row++)
        {
            var from = pairs[(row * stride / 2)..];
            var unit = units[row];
            var to = results.Slice(row * PaddedOutputs, PaddedOutputs);
            switch (width)
            {
                case VectorWidth.Bits512:
                    OneRow512(from, unit, to, adds);
                    break;
                case VectorWidth.Bits256:
                    OneRow256(from, unit, to, adds);
                    break;
                default:
                    OneRow(from, unit, to, adds);
                    break;
            }
        }
    }

    private void OneRow(ReadOnlySpan<int> inputs, float unit, Span<float> results, bool adds)
    {
        var numbers = MemoryMarshal.Cast<int, short>(inputs);
        for (var output = 0; output < PaddedOutputs; output++)
        {
            var at = (((output / Block * _pairs * Block) + (output % Block)) * 2) - (Block * 2);
            var sum = 0;
            for (var pair = 0; pair < _pairs; pair++)
            {
                at += Block * 2;
                sum += (numbers[2 * pair] * _weights[at]) + (numbers[(2 * pair) + 1] * _weights[at + 1]);
            }

            results[output] = (sum * (_scales[output] * unit)) + (adds ? results[output] : _bias[output]);
        }
    }

    private void OneRow256(ReadOnlySpan<int> inputs, float unit, Span<float> results, bool adds)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var input = ref MemoryMarshal.GetReference(inputs);
        for (var block = 0; block < _blocks; block++)
        {
            var at = (nuint)(block * _pairs * Block * 2);
            Vector256<int> low = Vector256<int>.Zero, high = Vector256<int>.Zero;
            for (var pair = 0; pair < _pairs; pair++, at += Block * 2)
            {
                var two = Vector256.Create(Unsafe.Add(ref input, pair)).AsInt16();
                low += Avx2.MultiplyAddAdjacent(two, Vector256.LoadUnsafe(ref weights, at));
                high += Avx2.MultiplyAddAdjacent(two, Vector256.LoadUnsafe(ref weights, at + Block));
            }

            Finish(low, block * Block, unit, results, adds);
            Finish(high, (block * Block) + 8, unit, results, adds);
        }
    }

    private void Finish(Vector256<int> sums, int output, float unit, Span<float> results, bool adds)
    {
        var scales = Vector256.LoadUnsafe(ref _scales[output]) * unit;
        var before = adds ? Vector256.LoadUnsafe(ref results[output]) : Vector256.LoadUnsafe(ref _bias[output]);
        ((Vector256.ConvertToSingle(sums) * scales) + before).StoreUnsafe(ref results[output]);
    }

    private void OneRow512(ReadOnlySpan<int> inputs, float unit, Span<float> results, bool adds)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var input = ref MemoryMarshal.GetReference(inputs);
        var step = (nuint)(_pairs * Block * 2);
        var block = 0;
        for (; block + 4 <= _blocks; block += 4)
        {
            var at = (nuint)block * step;
            Vector512<int> s0 = Vector512<int>.Zero, s1 = s0, s2 = s0, s3 = s0;
            for (var pair = 0; pair < _pairs; pair++, at += Block * 2)
            {
                var two = Vector512.Create(Unsafe.Add(ref input, pair)).AsInt16();
                s0 += Avx512BW.MultiplyAddAdjacent(two, Vector512.LoadUnsafe(ref weights, at));
                s1 += Avx512BW.MultiplyAddAdjacent(two, Vector512.LoadUnsafe(ref weights, at + step));
                s2 += Avx512BW.MultiplyAddAdjacent(two, Vector512.LoadUnsafe(ref weights, at + (2 * step)));
                s3 += Avx512BW.MultiplyAddAdjacent(two, Vector512.LoadUnsafe(ref weights, at + (3 * step)));
            }

            Finish(s0, block * Block, unit, results, adds);
            Finish(s1, (block + 1) * Block, unit, results, adds);
            Finish(s2, (block + 2) * Block, unit, results, adds);
            Finish(s3, (block + 3) * Block, unit, results, adds);
        }

        for (; block < _blocks; block++)
        {
            var at = (nuint)block * step;
            var sums = Vector512<int>.Zero;
            for (var pair = 0; pair < _pairs; pair++, at += Block * 2)
            {
                sums += Avx512BW.MultiplyAddAdjacent(Vector512.Create(Unsafe.Add(ref input, pair)).AsInt16(), Vector512.LoadUnsafe(ref weights, at));
            }

            Finish(sums, block * Block, unit, results, adds);
        }
    }

    /// <summary>Four rows at once, so that each weight is fetched once for all of them.</summary>
    private void FourRows512(ReadOnlySpan<int> inputs, int stride, ReadOnlySpan<float> units, Span<float> results, bool adds)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var input = ref MemoryMarshal.GetReference(inputs);
        var step = (nuint)(_pairs * Block * 2);
        for (var block = 0; block < _blocks; block += 2)
        {
            var hasTwo = block + 1 < _blocks;
            var at = (nuint)block * step;
            var far = hasTwo ? step : 0;
            Vector512<int> a0 = Vector512<int>.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
            for (var pair = 0; pair < _pairs; pair++, at += Block * 2)
            {
                var (w0, w1) = (Vector512.LoadUnsafe(ref weights, at), Vector512.LoadUnsafe(ref weights, at + far));
                var two = Vector512.Create(Unsafe.Add(ref input, pair)).AsInt16();
                a0 += Avx512BW.MultiplyAddAdjacent(two, w0);
                b0 += Avx512BW.MultiplyAddAdjacent(two, w1);
                two = Vector512.Create(Unsafe.Add(ref input, pair + stride)).AsInt16();
                a1 += Avx512BW.MultiplyAddAdjacent(two, w0);
                b1 += Avx512BW.MultiplyAddAdjacent(two, w1);
                two = Vector512.Create(Unsafe.Add(ref input, pair + (2 * stride))).AsInt16();
                a2 += Avx512BW.MultiplyAddAdjacent(two, w0);
                b2 += Avx512BW.MultiplyAddAdjacent(two, w1);
                two = Vector512.Create(Unsafe.Add(ref input, pair + (3 * stride))).AsInt16();
                a3 += Avx512BW.MultiplyAddAdjacent(two, w0);
                b3 += Avx512BW.MultiplyAddAdjacent(two, w1);
            }

            var (output, row) = (block * Block, PaddedOutputs);
            Finish(a0, output, units[0], results, adds);
            Finish(a1, output, units[1], results[row..], adds);
            Finish(a2, output, units[2], results[(2 * row)..], adds);
            Finish(a3, output, units[3], results[(3 * row)..], adds);
            if (hasTwo)
            {
                output += Block;
                Finish(b0, output, units[0], results, adds);
                Finish(b1, output, units[1], results[row..], adds);
                Finish(b2, output, units[2], results[(2 * row)..], adds);
                Finish(b3, output, units[3], results[(3 * row)..], adds);
            }
        }
    }

    private void Finish(Vector512<int> sums, int output, float unit, Span<float> results, bool adds)
    {
        var scales = Vector512.LoadUnsafe(ref _scales[output]) * unit;
        var before = adds ? Vector512.LoadUnsafe(ref results[output]) : Vector512.LoadUnsafe(ref _bias[output]);
        ((Vector512.ConvertToSingle(sums) * scales) + before).StoreUnsafe(ref results[output]);
    }
}
