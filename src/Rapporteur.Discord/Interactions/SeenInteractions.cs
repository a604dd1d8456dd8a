using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Interactions;

/// <summary>The interactions that were taken lately: one that a resume brings again is not answered twice.</summary>
internal sealed class SeenInteractions
{
    // At a thousand in a second these are the last sixteen seconds, five times what an interaction lives unanswered.
    private const int Kept = 16_384;

    private readonly Lock sync = new();
    private readonly HashSet<Snowflake> ids = [];
    private readonly Queue<Snowflake> order = new();

    /// <summary>Notes an interaction; false where it was noted before.</summary>
    public bool IsNew(Snowflake id)
    {
        lock (sync)
        {
            if (!ids.Add(id))
            {
                return false;
            }

            order.Enqueue(id);
            if (order.Count > Kept)
            {
                ids.Remove(order.Dequeue());
            }

            return true;
        }
    }
}
