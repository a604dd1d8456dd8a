namespace Rapporteur.Training;

/// <summary>Rows times weights plus a bias, with a leaky rectifier behind it if wished.</summary>
internal sealed unsafe class Linear(string name, int inputs, int outputs, Random random, float leak = 1)
{
    private readonly Matrix _turned = new(outputs, inputs);

    public Parameter Weights { get; } = new Parameter(name + ".weights", inputs, outputs).Uniform(random, MathF.Sqrt(6f / (inputs + outputs)));

    public Parameter Bias { get; } = new(name + ".bias", 1, outputs);

    public Matrix Output { get; } = new(outputs);

    public Matrix OutputGradient { get; } = new(outputs);

    public void Forward(Matrix input)
    {
        Output.Shape(input.Rows);
        OutputGradient.Shape(input.Rows);
        for (var row = 0; row < input.Rows; row++)
        {
            Bias.Value[0].CopyTo(Output[row]);
        }

        Gemm.AddProduct(input.Data, inputs, Weights.Value.Data, outputs, Output.Data, outputs, input.Rows, outputs, inputs);
        if (leak < 1)
        {
            foreach (ref var x in Output.All)
            {
                x = MathF.Max(x, leak * x);
            }
        }
    }

    /// <summary>Carries <see cref="OutputGradient"/> back, adding to the gradient of the input.</summary>
    public void Backward(Matrix input, Matrix inputGradient)
    {
        if (leak < 1)
        {
            var output = Output.All;
            var gradient = OutputGradient.All;
            for (var i = 0; i < output.Length; i++)
            {
                gradient[i] *= output[i] < 0 ? leak : 1;
            }
        }

        for (var row = 0; row < input.Rows; row++)
        {
            Spans.Add(Bias.Gradient[0], OutputGradient[row]);
        }

        Gemm.AddTransposedProduct(input.Data, inputs, OutputGradient.Data, outputs, Weights.Gradient.Data, outputs, inputs, outputs, input.Rows);
        Weights.Value.TransposeInto(_turned);
        Gemm.AddProduct(OutputGradient.Data, outputs, _turned.Data, inputs, inputGradient.Data, inputs, input.Rows, inputs, outputs);
    }
}
