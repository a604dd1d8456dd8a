namespace Rapporteur.Language.Sentences;

/// <summary>A run of a text. Counts UTF-16 code units from the start of the decoded text: <c>text[Start..End]</c> is the run.</summary>
/// <exception cref="ArgumentOutOfRangeException">The span starts before the text, or ends before it starts.</exception>
public readonly record struct TextSpan(int Start, int End) : IComparable<TextSpan>
{
    /// <summary>Offset of the first character; 0 or more.</summary>
    public int Start { get; } = Start >= 0 ? Start : throw new ArgumentOutOfRangeException(nameof(Start), Start, "A span starts at 0 or later.");

    /// <summary>Offset after the last character; <see cref="Start"/> or more.</summary>
    public int End { get; } = End >= Start ? End : throw new ArgumentOutOfRangeException(nameof(End), End, "A span ends where it starts or later.");

    /// <summary>UTF-16 code units in the run.</summary>
    public int Length => End - Start;

    /// <summary>The run's characters in the text that it was taken from.</summary>
    public string Of(string text) => text[Start..End];

    /// <summary>Whether the other run lies wholly within this one.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the two runs share a character.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The smallest run that holds both.</summary>
    public TextSpan Join(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>Orders by start, then by end.</summary>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;
}
