using System.Text;
using Rapporteur.Language.Model;

namespace Rapporteur.Language.Tagging;

/// <summary>Finds the dictionary form of a word from its form and Penn tag.</summary>
/// <remarks>
/// A list of edits (cut so many letters, add these) by tag and ending, learned from the treebank: the longest known
/// ending decides, and a whole word counts as its longest ending. An entry that a shorter ending already gives is left
/// out. Source of the idea: Plisson and others, "A Rule based Approach to Word Lemmatization", 2004.
/// </remarks>
public sealed class Lemmatiser
{
    /// <summary>Longest ending short of the whole word.</summary>
    public const int LongestEnding = 5;

    // The treebank is American: "signalled" and "travelling" are no words of it. Verbs in -l that British spelling doubles though the stress is not on the end.
    private static readonly HashSet<string> _doublesL = new(
        ("signal total rival equal initial marshal pedal travel cancel label model fuel level channel quarrel counsel tunnel funnel shovel unravel marvel duel libel panel parcel swivel grovel revel " +
         "shrivel dishevel chisel imperil pencil stencil dial carol symbol").Split(' '),
        StringComparer.Ordinal);

    private readonly Dictionary<uint, (byte Cut, string Add)> _edits = [];

    /// <summary>Reads what the trainer wrote: a list of edits, then pairs of a hash and the number of an edit.</summary>
    public Lemmatiser(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var edits = new (byte Cut, string Add)[reader.ReadUInt16()];
        for (var i = 0; i < edits.Length; i++)
        {
            edits[i] = (reader.ReadByte(), reader.ReadString());
        }

        var count = reader.ReadInt32();
        _edits.EnsureCapacity(count);
        for (var i = 0; i < count; i++)
        {
            _edits[reader.ReadUInt32()] = edits[reader.ReadUInt16()];
        }
    }

    /// <summary>The lemma: lower case but for names, whose case stays.</summary>
    public string Lemma(string word, string xpos)
    {
        var plain = Plain(word, xpos);
        if (xpos is "VBD" or "VBN" or "VBG" && (plain.EndsWith("lled", StringComparison.Ordinal) || plain.EndsWith("lling", StringComparison.Ordinal))
            && plain[..^(xpos == "VBG" ? 4 : 3)] is var verb && _doublesL.Contains(verb))
        {
            return verb;
        }

        for (var length = plain.Length; length >= 0; length = length > LongestEnding ? LongestEnding : length - 1)
        {
            if (_edits.TryGetValue(Key(plain, length, xpos), out var edit))
            {
                return edit.Cut == 0 && edit.Add.Length == 0 ? plain : Apply(plain, edit.Cut, edit.Add);
            }
        }

        return plain;
    }

    /// <summary>The form that edits work on: small letters unless it is a name, plain apostrophes.</summary>
    public static string Plain(string word, string xpos)
    {
        ArgumentNullException.ThrowIfNull(word);
        var lowers = xpos is not ("NNP" or "NNPS");
        return string.Create(word.Length, (word, lowers), static (to, state) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                var unit = WordFeatures.Plain(state.word[i]);
                to[i] = state.lowers ? char.ToLowerInvariant(unit) : unit;
            }
        });
    }

    /// <summary>The key of an ending; the whole word has one of its own.</summary>
    public static uint Key(string plain, int length, string xpos)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var isWhole = length == plain.Length;
        return WordFeatures.Hash((byte)(isWhole ? 200 : 100 + length), $"{xpos}|{plain.AsSpan(plain.Length - length)}");
    }

    /// <summary>Cuts letters from the end and adds others.</summary>
    public static string Apply(string plain, int cut, string add)
    {
        ArgumentNullException.ThrowIfNull(plain);
        return cut >= plain.Length && add.Length == 0 ? plain : string.Concat(plain.AsSpan(0, Math.Max(plain.Length - cut, 0)), add);
    }
}
