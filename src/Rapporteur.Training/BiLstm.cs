using Rapporteur.Language.Model;
namespace Rapporteur.Training;

/// <summary>Two memories over the same words, one from each end, their states side by side.</summary>
internal sealed unsafe class BiLstm(string name, int inputs, int size, Random random)
{
    private readonly Lstm _forward = new(name + ".forward", inputs, size, random);
    private readonly Lstm _backward = new(name + ".backward", inputs, size, random);
    private readonly Matrix _projected = new(4 * size);
    private readonly Matrix _turned = new(4 * size, inputs);

    public Matrix Output { get; } = new(2 * size);

    public Matrix OutputGradient { get; } = new(2 * size);

    public IEnumerable<Parameter> Parameters =>
        [_forward.Input, _forward.Recurrent, _forward.Bias, _backward.Input, _backward.Recurrent, _backward.Bias];

    public void Forward(PackedBatch batch, Matrix input)
    {
        Output.Shape(batch.Words);
        OutputGradient.Shape(batch.Words);
        Run(_forward, batch.Forward, 0);
        Run(_backward, batch.Backward, size);

        void Run(Lstm lstm, int[] order, int column)
        {
            _projected.Shape(batch.Words);
            for (var row = 0; row < batch.Words; row++)
            {
                lstm.Bias.Value[0].CopyTo(_projected[row]);
            }

            Gemm.AddProduct(input.Data, inputs, lstm.Input.Value.Data, 4 * size, _projected.Data, 4 * size, batch.Words, 4 * size, inputs);
            lstm.Forward(batch, order, _projected, Output, column);
        }
    }

    /// <summary>Carries <see cref="OutputGradient"/> back, adding to the gradient of the input.</summary>
    public void Backward(PackedBatch batch, Matrix input, Matrix inputGradient)
    {
        Run(_forward, batch.Forward, 0);
        Run(_backward, batch.Backward, size);

        void Run(Lstm lstm, int[] order, int column)
        {
            lstm.Backward(batch, order, OutputGradient, column);
            var gradient = lstm.InputGradient;
            for (var row = 0; row < batch.Words; row++)
            {
                Spans.Add(lstm.Bias.Gradient[0], gradient[row]);
            }

            Gemm.AddTransposedProduct(input.Data, inputs, gradient.Data, 4 * size, lstm.Input.Gradient.Data, 4 * size, inputs, 4 * size, batch.Words);
            lstm.Input.Value.TransposeInto(_turned);
            Gemm.AddProduct(gradient.Data, 4 * size, _turned.Data, inputs, inputGradient.Data, inputs, batch.Words, inputs, 4 * size);
        }
    }
}
