namespace Rapporteur.Language.Model;

/// <summary>Room for one batch, kept between batches: what a reading needs is some megabytes, too much to ask for each time.</summary>
internal sealed class Workroom
{
    private readonly int _size;

    public Workroom(int size)
    {
        _size = size;
        (Gates, Hidden, Cells, Recurring, HiddenUnits) = ([], [], [], [], []);
    }

    /// <summary>Projected inputs, a row a word.</summary>
    public float[] Gates { get; private set; }

    /// <summary>Quantised state of each sentence at the current step.</summary>
    public short[] Hidden { get; private set; }

    /// <summary>Memory of each sentence at the current step.</summary>
    public float[] Cells { get; private set; }

    /// <summary>What the last states add to the gates.</summary>
    public float[] Recurring { get; private set; }

    /// <summary>What one unit of a quantised state stands for: the same for all, as states lie between -1 and 1.</summary>
    public float[] HiddenUnits { get; private set; }

    public void MakeRoom(int words, int sentences)
    {
        if (Gates.Length < words * 4 * _size)
        {
            Gates = new float[words * 4 * _size];
        }

        if (Cells.Length < sentences * _size)
        {
            Hidden = new short[sentences * _size];
            Cells = new float[sentences * _size];
            Recurring = new float[sentences * 4 * _size];
        }

        if (HiddenUnits.Length < Math.Max(words, sentences))
        {
            HiddenUnits = new float[Math.Max(words, sentences)];
            Array.Fill(HiddenUnits, 1f / Quantised.Most);
        }
    }
}
