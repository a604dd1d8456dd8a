using Rapporteur.Language.Parsing;

namespace Rapporteur.Language.Tests.Parsing;

public sealed class MaximumTreeTests
{
    [Fact]
    public void The_tree_is_the_best_of_all_that_have_one_root()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var words = 1 + (round % 5);
            var scores = new float[words, words + 1];
            for (var word = 0; word < words; word++)
            {
                for (var head = 0; head <= words; head++)
                {
                    scores[word, head] = head == word + 1 ? float.NegativeInfinity : (random.NextSingle() * 10) - 5;
                }
            }

            var tree = MaximumTree.Of(scores);

            IsTree(tree).ShouldBeTrue();
            Sum(scores, tree).ShouldBe(AllHeads(words).Where(IsTree).Max(heads => Sum(scores, heads)), 1e-4f);
        }
    }

    private static IEnumerable<int[]> AllHeads(int words)
    {
        var total = (int)Math.Pow(words + 1, words);
        return Enumerable.Range(0, total).Select(number =>
        {
            var heads = new int[words];
            for (var word = 0; word < words; word++, number /= words + 1)
            {
                heads[word] = (number % (words + 1)) - 1;
            }

            return heads;
        });
    }

    private static bool IsTree(int[] heads) => heads.Count(head => head < 0) == 1 && Enumerable.Range(0, heads.Length).All(word =>
    {
        for (var steps = 0; steps <= heads.Length; steps++)
        {
            if (word < 0)
            {
                return true;
            }

            word = heads[word];
        }

        return false;
    });

    private static float Sum(float[,] scores, int[] heads) => heads.Select((head, word) => scores[word, head + 1]).Sum();
}
