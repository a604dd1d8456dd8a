namespace Rapporteur.Language.Parsing;

/// <summary>The tree of heads with the greatest sum of scores, with exactly one root.</summary>
/// <remarks>Sources: Chu and Liu 1965, Edmonds 1967; a charge on every root beyond what scores can repay leaves one root (McDonald and others, 2005).</remarks>
internal static class MaximumTree
{
    /// <summary>Finds the tree.</summary>
    /// <param name="scores">Row: dependent; column 0: as the root; column h + 1: under word h.</param>
    /// <returns>For each word the index of its head, -1 for the root.</returns>
    public static int[] Of(float[,] scores)
    {
        var words = scores.GetLength(0);
        var heads = new int[words + 1];
        var roots = 0;
        heads[0] = -1;
        for (var word = 0; word < words; word++)
        {
            var best = 0;
            for (var head = 1; head <= words; head++)
            {
                if (scores[word, head] > scores[word, best])
                {
                    best = head;
                }
            }

            heads[word + 1] = best;
            roots += best == 0 ? 1 : 0;
        }

        // Nearly every sentence ends here: each word's best head already makes a tree.
        if (roots != 1 || FindCycle(heads) is not null)
        {
            heads = Edmonds(WithOneRoot(scores));
        }

        var tree = new int[words];
        for (var word = 0; word < words; word++)
        {
            tree[word] = heads[word + 1] - 1;
        }

        return tree;
    }

    /// <summary>The scores by node, the root being node 0, each root charged more than all else can bring.</summary>
    private static double[,] WithOneRoot(float[,] scores)
    {
        var words = scores.GetLength(0);
        double charge = 1;
        var graph = new double[words + 1, words + 1];
        for (var word = 0; word < words; word++)
        {
            for (var head = 0; head <= words; head++)
            {
                graph[word + 1, head] = head == word + 1 ? double.NegativeInfinity : scores[word, head];
                charge += head == word + 1 ? 0 : Math.Abs(scores[word, head]);
            }
        }

        for (var word = 1; word <= words; word++)
        {
            graph[word, 0] -= charge;
        }

        return graph;
    }

    private static int[] Edmonds(double[,] graph)
    {
        var nodes = graph.GetLength(0);
        var heads = new int[nodes];
        heads[0] = -1;
        for (var node = 1; node < nodes; node++)
        {
            var best = node == 0 ? -1 : 0;
            for (var head = 1; head < nodes; head++)
            {
                if (head != node && graph[node, head] > graph[node, best])
                {
                    best = head;
                }
            }

            heads[node] = best;
        }

        if (FindCycle(heads) is not { } cycle)
        {
            return heads;
        }

        var isInCycle = new bool[nodes];
        cycle.ForEach(node => isInCycle[node] = true);
        // What is left keeps its order; the cycle becomes the last node.
        int[] kept = [.. Enumerable.Range(0, nodes).Where(node => !isInCycle[node])];
        var merged = kept.Length;
        var smaller = new double[merged + 1, merged + 1];
        var (entry, exit) = (new int[merged], new int[merged]);
        for (var i = 0; i < merged; i++)
        {
            smaller[i, merged] = smaller[merged, i] = smaller[i, i] = double.NegativeInfinity;
            (entry[i], exit[i]) = (cycle[0], cycle[0]);
            foreach (var node in cycle)
            {
                if (graph[kept[i], node] > smaller[i, merged])
                {
                    (smaller[i, merged], exit[i]) = (graph[kept[i], node], node);
                }

                var gain = graph[node, kept[i]] - graph[node, heads[node]];
                if (gain > smaller[merged, i])
                {
                    (smaller[merged, i], entry[i]) = (gain, node);
                }
            }

            for (var j = 0; j < merged; j++)
            {
                smaller[i, j] = i == j ? double.NegativeInfinity : graph[kept[i], kept[j]];
            }
        }

        smaller[merged, merged] = double.NegativeInfinity;
        var solved = Edmonds(smaller);
        for (var i = 1; i < merged; i++)
        {
            heads[kept[i]] = solved[i] == merged ? exit[i] : kept[solved[i]];
        }

        heads[entry[solved[merged]]] = kept[solved[merged]];
        return heads;
    }

    private static List<int>? FindCycle(int[] heads)
    {
        var seen = new int[heads.Length];
        for (var start = 1; start < heads.Length; start++)
        {
            var node = start;
            while (node > 0 && seen[node] == 0)
            {
                seen[node] = start;
                node = heads[node];
            }

            if (node > 0 && seen[node] == start)
            {
                List<int> cycle = [];
                for (var at = node; cycle.Count == 0 || at != node; at = heads[at])
                {
                    cycle.Add(at);
                }

                return cycle;
            }
        }

        return null;
    }
}
