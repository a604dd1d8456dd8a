namespace Rapporteur.Language.Sentences;

/// <summary>A word or a mark of a sentence, with what the tagger and the parser make of it.</summary>
/// <param name="Index">Place in the sentence, from 0.</param>
/// <param name="Span">Where it stands in the text that was read.</param>
/// <param name="Text">Its characters as written.</param>
/// <param name="Lemma">Its dictionary form, in lower case but for names.</param>
/// <param name="Upos">Universal part of speech, such as <c>VERB</c>.</param>
/// <param name="Xpos">Penn Treebank tag, such as <c>VBD</c>.</param>
/// <param name="Head">Index of the token that governs it; -1 for the root.</param>
/// <param name="Relation">Universal Dependencies relation to the head, without subtype, such as <c>nsubj</c>; <c>root</c> for the root.</param>
public sealed record Token(int Index, TextSpan Span, string Text, string Lemma, string Upos, string Xpos, int Head, string Relation);
