using System.Collections.Immutable;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Facts.Subjects;

/// <summary>What claims are about.</summary>
/// <param name="Id">Short name that is typed and stored, such as <c>buffer-zone</c>.</param>
/// <param name="Title">Name that is shown, such as "Buffer or demilitarised zone".</param>
/// <param name="IsListed">Whether it comes from the list of subjects; else it was made from a claim's head noun.</param>
public sealed record Subject(string Id, string Title, bool IsListed);

/// <summary>The subject of a claim and the words that say so.</summary>
/// <param name="Subject">What the claim is about.</param>
/// <param name="Cue">Lemmas of the claim that named the subject, joined by blanks.</param>
public sealed record SubjectMatch(Subject Subject, string Cue);
