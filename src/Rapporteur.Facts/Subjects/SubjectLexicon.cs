using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Parties;

namespace Rapporteur.Facts.Subjects;

/// <summary>The list of what negotiations are about, and which words of a claim name a subject.</summary>
/// <remarks>A claim that fits none of the list gets a subject of its own from its head noun, so nothing is without one.</remarks>
public sealed class SubjectLexicon
{
    private readonly ImmutableArray<(Subject Subject, string[] Cue, bool IsFallback)> cues;

    private SubjectLexicon(IEnumerable<Row> own, IEnumerable<Row> users)
    {
        var known = ImmutableArray.CreateBuilder<(Subject, string[], bool)>();
        var listed = ImmutableArray.CreateBuilder<Subject>();
        foreach (var (row, isFallback) in own.Select(row => (row, row["fallback"] == "yes")).Concat(users.Select(row => (row, false))))
        {
            var subject = listed.FirstOrDefault(other => other.Id == row["id"]);
            if (subject is null)
            {
                subject = new Subject(row["id"], row["title"], IsListed: true);
                listed.Add(subject);
            }

            known.AddRange(row.List("cues").Select(cue => (subject, cue.Split(' '), isFallback)));
        }

        cues = known.ToImmutable();
        Listed = listed.ToImmutable();
    }

    /// <summary>The subjects of the list, in its order.</summary>
    public ImmutableArray<Subject> Listed { get; }

    /// <summary>The list that comes with the program.</summary>
    public static SubjectLexicon Standard { get; } = new(DataFile.Rows<SubjectLexicon>("subjects.tsv"), []);

    /// <summary>The program's list with the rows of a user's table after it; a row under a known id adds cues to that subject.</summary>
    /// <exception cref="FormatException">The table cannot be read; the sentence names file and line.</exception>
    public static SubjectLexicon With(TextReader more, string name) =>
        new(DataFile.Rows<SubjectLexicon>("subjects.tsv"), DataFile.Read(more, name));

    /// <summary>The listed subject that a typed word is a cue of, or null.</summary>
    public Subject? Named(string typed)
    {
        var words = PlainLetters.Words(typed).ToArray();
        return cues.FirstOrDefault(cue => cue.Cue.SequenceEqual(words)).Subject;
    }

    /// <summary>What a claim is about, the closest first; empty for kinds that are about people and places.</summary>
    /// <remarks>A fallback ("talks") counts only behind all others. A cue that holds the head counts before one that does not, a longer cue before a shorter, an earlier before a later.</remarks>
    public ImmutableArray<SubjectMatch> Of(Claim claim)
    {
        if (claim.What is null)
        {
            return [];
        }

        var lemmas = ClaimWords.Of(claim);
        var found = cues
            .Select(cue => (cue.Subject, cue.Cue, cue.IsFallback, At: Find(lemmas, cue.Cue)))
            .Where(cue => cue.At >= 0)
            .OrderBy(cue => cue.IsFallback)
            .ThenByDescending(cue => claim.WhatHead is { } head && cue.Cue.Contains(PlainLetters.Fold(head)) && !ActWords.IsAct(head))
            .ThenByDescending(cue => cue.Cue.Length)
            .ThenBy(cue => cue.At)
            .DistinctBy(cue => cue.Subject)
            .Select(cue => new SubjectMatch(cue.Subject, string.Join(' ', cue.Cue)))
            .ToImmutableArray();
        return found.IsEmpty ? [Own(claim, lemmas)] : found;
    }

    /// <summary>Where a cue's words stand in the lemmas: side by side, or with at most two words between them.</summary>
    private static int Find(IReadOnlyList<string> lemmas, string[] cue)
    {
        for (var start = 0; start < lemmas.Count; start++)
        {
            var (at, word) = (start, 0);
            while (at < lemmas.Count && word < cue.Length && at - start <= cue.Length + 1)
            {
                word += lemmas[at++] == cue[word] ? 1 : 0;
            }

            if (word == cue.Length && lemmas[start] == cue[0])
            {
                return start;
            }
        }

        return -1;
    }

    private static bool IsThing(string lemma) => !ActWords.IsAct(lemma) && PartyNames.Load().Find(lemma) is null;

    // "The Table Mountain": a name is a subject as a whole, as it is written; lemmas have lost its capitals. Null where the head is part of none.
    private static string? NameAround(string what, string head)
    {
        var words = what.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(Marks)).ToArray();
        var at = Array.FindLastIndex(words, word => word.Length > 0 && char.IsUpper(word[0]) && PlainLetters.Fold(word).StartsWith(PlainLetters.Fold(head), StringComparison.Ordinal));
        var first = at;
        while (first > 0 && words[first - 1] is { Length: > 0 } before && char.IsUpper(before[0]) && before is not ("The" or "A" or "An"))
        {
            first--;
        }

        return first < at ? string.Join(' ', words[first..(at + 1)]) : null;
    }

    private static readonly char[] Marks = [',', '.', ';', ':', '“', '”', '"', '\'', '‘', '’', '(', ')'];

    private static SubjectMatch Own(Claim claim, IReadOnlyList<string> lemmas)
    {
        // A party is whom a claim is about, not what.
        var head = claim.WhatHead is { } named && IsThing(named) ? named : claim.WhatLemmas.LastOrDefault(IsThing) ?? claim.WhatHead ?? lemmas.LastOrDefault() ?? "matter";
        var name = NameAround(claim.What!, head) ?? head;
        var id = string.Join('-', PlainLetters.Words(name));
        return new(new Subject(id.Length == 0 ? "matter" : id, char.ToUpperInvariant(name[0]) + name[1..], IsListed: false), PlainLetters.Fold(name));
    }
}
