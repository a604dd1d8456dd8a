using System.Text;

namespace Rapporteur.Language.Model;

/// <summary>What a model file holds, ready to multiply with.</summary>
internal sealed class ReaderWeights
{
    private ReaderWeights(BinaryReader reader)
    {
        if (reader.ReadUInt32() != ModelFile.Magic)
        {
            throw new InvalidDataException("This is no model file of the language layer.");
        }

        var version = reader.ReadInt32();
        if (version != ModelFile.Version)
        {
            throw new InvalidDataException($"The model file has version {version}; this program reads version {ModelFile.Version}. Train it again (docs/language.md).");
        }

        Tags = ReadList(reader);
        Labels = ReadList(reader);
        Names = ReadList(reader);
        RootLabel = Array.IndexOf(Labels, "root");
        var features = new uint[reader.ReadInt32()];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = reader.ReadUInt32();
        }

        Embeddings = ReadTable(reader, features);
        First = ReadLstm(reader, out _);
        Tag = ReadLinear(reader);
        TagEmbedding = ReadTable(reader, []);
        Second = ReadLstm(reader, out var second);
        SecondForward = second;
        ArcDependent = ReadLinear(reader);
        ArcHead = ReadLinear(reader);
        ArcRoot = ReadFloats(reader);
        ArcBilinear = ReadLinear(reader);
        LabelDependent = ReadLinear(reader);
        LabelHead = ReadLinear(reader);
        LabelRoot = ReadFloats(reader);
        LabelScore = ReadLinear(reader);
        FinalTag = ReadLinear(reader);
        Name = ReadLinear(reader);
        Lemmas = reader.ReadBytes(reader.ReadInt32());
    }

    /// <summary>Universal and Penn tag of each number, such as <c>VERB|VBD</c>.</summary>
    public string[] Tags { get; }

    public string[] Labels { get; }

    public string[] Names { get; }

    /// <summary>Number of the relation <c>root</c>.</summary>
    public int RootLabel { get; }

    public EmbeddingTable Embeddings { get; }

    public (LstmLayer Forward, LstmLayer Backward) First { get; }

    public IntegerMatrix Tag { get; }

    public EmbeddingTable TagEmbedding { get; }

    public (LstmLayer Forward, LstmLayer Backward) Second { get; }

    public IntegerMatrix SecondForward { get; }

    public IntegerMatrix ArcDependent { get; }

    public IntegerMatrix ArcHead { get; }

    public float[] ArcRoot { get; }

    public IntegerMatrix ArcBilinear { get; }

    public IntegerMatrix LabelDependent { get; }

    public IntegerMatrix LabelHead { get; }

    public float[] LabelRoot { get; }

    public IntegerMatrix LabelScore { get; }

    /// <summary>The tags that count, from the second layer; those of the first only feed it.</summary>
    public IntegerMatrix FinalTag { get; }

    public IntegerMatrix Name { get; }

    /// <summary>What the lemmatiser learned, in its own format.</summary>
    public byte[] Lemmas { get; }

    public int EmbeddingSize => Embeddings.Columns;

    /// <summary>Numbers in the state of one direction.</summary>
    public int StateSize => Tag.Inputs / 2;

    /// <exception cref="InvalidDataException">The stream is no model file, or one of another version.</exception>
    public static ReaderWeights Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        return new(reader);
    }

    private static string[] ReadList(BinaryReader reader)
    {
        var values = new string[reader.ReadInt32()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadString();
        }

        return values;
    }

    private static float[] ReadFloats(BinaryReader reader)
    {
        var values = new float[reader.ReadInt32()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadSingle();
        }

        return values;
    }

    private static (int Rows, int Columns, sbyte[] Numbers, float[] Scales) ReadBytes(BinaryReader reader)
    {
        var (rows, columns) = (reader.ReadInt32(), reader.ReadInt32());
        var (numbers, scales) = (new sbyte[rows * columns], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            scales[row] = reader.ReadSingle();
            reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan(row * columns, columns)));
        }

        return (rows, columns, numbers, scales);
    }

    private static EmbeddingTable ReadTable(BinaryReader reader, uint[] features)
    {
        var (_, columns, numbers, scales) = ReadBytes(reader);
        return new(features, columns, numbers, scales);
    }

    private static IntegerMatrix ReadLinear(BinaryReader reader)
    {
        var (rows, columns, numbers, scales) = ReadBytes(reader);
        return new(rows, columns, numbers, scales, ReadFloats(reader));
    }

    private static (LstmLayer Forward, LstmLayer Backward) ReadLstm(BinaryReader reader, out IntegerMatrix input)
    {
        var forward = ReadDirection(reader, out input);
        return (forward, ReadDirection(reader, out _));
    }

    private static LstmLayer ReadDirection(BinaryReader reader, out IntegerMatrix input)
    {
        var (rows, columns, numbers, scales) = ReadBytes(reader);
        var (states, stateColumns, stateNumbers, stateScales) = ReadBytes(reader);
        input = new(rows, columns, numbers, scales, ReadFloats(reader));
        return new(input, new(states, stateColumns, stateNumbers, stateScales, []));
    }
}
