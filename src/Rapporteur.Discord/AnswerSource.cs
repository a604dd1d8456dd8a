using Rapporteur.Chat;
using Rapporteur.Facts;

namespace Rapporteur.Discord;

/// <summary>Where answers come from: what the host hands to this project.</summary>
/// <param name="Facts">The newest fact base; asked once for each interaction.</param>
/// <param name="FirstRead">Ends when the seeds were read for the first time: what is asked before waits for it.</param>
/// <param name="Commands">The commands, the same as in the local channel.</param>
/// <param name="Names">Finds parties in a message.</param>
public sealed record AnswerSource(Func<FactBase> Facts, Task FirstRead, CommandList Commands, NameFinder Names);
