using Rapporteur.Facts;
using Rapporteur.Facts.Reading;

namespace Rapporteur.Bot.Seeds;

/// <summary>What became of a file: a reading, or why there is none. Exactly one of the two is set.</summary>
public sealed record ReadFile(SeedReading? Reading, Unread? Unread);

/// <summary>Reads the bytes of a file: into a document with its claims, or a reason.</summary>
/// <param name="name">Its name within the folder.</param>
/// <param name="bytes">All of its bytes.</param>
public delegate ReadFile ReadArticle(string name, byte[] bytes);
