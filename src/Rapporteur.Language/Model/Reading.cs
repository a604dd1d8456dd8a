namespace Rapporteur.Language.Model;

/// <summary>What the network makes of one sentence, word by word, in numbers.</summary>
/// <param name="Tags">Number of the joint tag.</param>
/// <param name="Heads">Index of the head; -1 for the root. Always a tree with one root.</param>
/// <param name="Labels">Number of the relation.</param>
/// <param name="Names">The chance of every name mark.</param>
internal sealed record Reading(int[] Tags, int[] Heads, int[] Labels, float[][] Names);
