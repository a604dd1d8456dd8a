using Rapporteur.Language.Model;

namespace Rapporteur.Training;

/// <summary>Writes a trained network as the compact file that the language layer carries: bytes with a scale per row.</summary>
internal static class ModelWriter
{
    public static void Write(string path, Treebank treebank, ReaderNet net, byte[] lemmas)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(ModelFile.Magic);
        writer.Write(ModelFile.Version);
        WriteList(writer, treebank.Tags);
        WriteList(writer, treebank.Labels);
        WriteList(writer, NameMarks.All);
        writer.Write(treebank.Features.Length);
        foreach (var feature in treebank.Features)
        {
            writer.Write(feature);
        }

        var (shape, tags, labels, names) = (net.Shape, treebank.Tags.Length, treebank.Labels.Length, NameMarks.All.Length);
        WriteRows(writer, net.Embeddings.Value, shape.Features);
        WriteLstm(writer, net.First);
        WriteColumns(writer, net.Tag.Weights.Value, tags);
        WriteFloats(writer, net.Tag.Bias.Value, tags);
        WriteRows(writer, net.TagEmbedding.Value, tags);
        WriteLstm(writer, net.Second);
        foreach (var linear in new[] { net.ArcDependent, net.ArcHead })
        {
            WriteColumns(writer, linear.Weights.Value, shape.Arc);
            WriteFloats(writer, linear.Bias.Value, shape.Arc);
        }

        WriteFloats(writer, net.ArcRoot.Value, shape.Arc);
        WriteColumns(writer, net.ArcBilinear.Value, shape.Arc);
        WriteFloats(writer, net.ArcBias.Value, shape.Arc);
        foreach (var linear in new[] { net.LabelDependent, net.LabelHead })
        {
            WriteColumns(writer, linear.Weights.Value, shape.Label);
            WriteFloats(writer, linear.Bias.Value, shape.Label);
        }

        WriteFloats(writer, net.LabelRoot.Value, shape.Label);
        WriteColumns(writer, net.LabelScore.Weights.Value, labels);
        WriteFloats(writer, net.LabelScore.Bias.Value, labels);
        WriteColumns(writer, net.FinalTag.Weights.Value, tags);
        WriteFloats(writer, net.FinalTag.Bias.Value, tags);
        WriteColumns(writer, net.Name.Weights.Value, names);
        WriteFloats(writer, net.Name.Bias.Value, names);
        writer.Write(lemmas.Length);
        writer.Write(lemmas);
    }

    private static void WriteList(BinaryWriter writer, string[] values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    private static void WriteLstm(BinaryWriter writer, BiLstm layer)
    {
        foreach (var parameter in layer.Parameters)
        {
            if (parameter.Value.Rows == 1)
            {
                WriteFloats(writer, parameter.Value, parameter.Value.Columns);
            }
            else
            {
                WriteColumns(writer, parameter.Value, parameter.Value.Columns);
            }
        }
    }

    /// <summary>Writes the rows of a table.</summary>
    private static void WriteRows(BinaryWriter writer, Matrix matrix, int rows) =>
        WriteBytes(writer, rows, matrix.Columns, (row, column) => matrix[row][column]);

    /// <summary>Writes the columns of a matrix of weights as rows: one row an output.</summary>
    private static void WriteColumns(BinaryWriter writer, Matrix matrix, int columns) =>
        WriteBytes(writer, columns, matrix.Rows, (row, column) => matrix[column][row]);

    private static void WriteBytes(BinaryWriter writer, int rows, int columns, Func<int, int, float> value)
    {
        writer.Write(rows);
        writer.Write(columns);
        for (var row = 0; row < rows; row++)
        {
            float most = 1e-12f;
            for (var column = 0; column < columns; column++)
            {
                most = MathF.Max(most, MathF.Abs(value(row, column)));
            }

            var scale = most / sbyte.MaxValue;
            writer.Write(scale);
            for (var column = 0; column < columns; column++)
            {
                writer.Write((sbyte)MathF.Round(value(row, column) / scale));
            }
        }
    }

    private static void WriteFloats(BinaryWriter writer, Matrix matrix, int count)
    {
        writer.Write(count);
        for (var i = 0; i < count; i++)
        {
            writer.Write(matrix[0][i]);
        }
    }
}
