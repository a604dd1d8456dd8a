using Rapporteur.Chat;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Drawing;

/// <summary>One page of an answer: embeds that fit a message, and the facts that they show.</summary>
internal sealed record Page(IReadOnlyList<Embed> Embeds, IReadOnlyList<AnswerLine> Facts);
