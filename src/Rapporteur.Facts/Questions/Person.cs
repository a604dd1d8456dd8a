using System.Collections.Immutable;
using Rapporteur.Facts.Claims;
using Rapporteur.Facts.Merging;

namespace Rapporteur.Facts.Questions;

/// <summary>A person that documents put at the talks.</summary>
/// <param name="Name">The fullest spelling.</param>
/// <param name="Spellings">Every spelling, as written.</param>
/// <param name="Facts">What is said of the person's part in the talks; at least one.</param>
public sealed record Person(string Name, ImmutableArray<string> Spellings, ImmutableArray<Fact> Facts);

/// <summary>Asks for people.</summary>
public static class PersonQuestion
{
    /// <summary>Everybody that a document puts at the talks, the most often named first.</summary>
    public static ImmutableArray<Person> People(this FactBase facts)
    {
        var people = new List<List<Fact>>();
        foreach (var fact in facts.Facts.Where(fact => fact.Kind == ClaimKind.Delegate && fact.Person is not null))
        {
            // One name in two teams is one person only where it is written alike; across parties a spelling proves nothing.
            var known = people.Find(person => person.Exists(other => other.Party == fact.Party
                ? PersonSpelling.IsSame(other.Person!, fact.Person!)
                : !PersonSpelling.Differs(other.Person!, fact.Person!)));
            if (known is null)
            {
                people.Add([fact]);
            }
            else
            {
                known.Add(fact);
            }
        }

        return [.. people
            .Select(person => new Person(
                person.Select(fact => fact.Person!).MaxBy(name => name.Split(' ').Length)!,
                [.. person.SelectMany(fact => fact.Spellings).Distinct(StringComparer.Ordinal)],
                [.. person]))
            .OrderByDescending(person => person.Facts.Sum(fact => fact.Claims.Length))];
    }

    /// <summary>The people whom a typed name can mean: a spelling, a part of the name, or a slip of the pen.</summary>
    public static ImmutableArray<Person> PeopleNamed(this FactBase facts, string name)
    {
        var people = facts.People();
        var typed = PersonSpelling.Parts(name);
        var exact = people.Where(person => person.Spellings.Any(spelling => typed.Count > 0 && typed.All(PersonSpelling.Parts(spelling).Contains))).ToImmutableArray();
        return exact.IsEmpty
            ? [.. people.Where(person => person.Spellings.Any(spelling =>
                PersonSpelling.IsSame(spelling, name)
                || (typed.Count == 1 && PersonSpelling.Parts(spelling).Any(part =>
                    PlainLetters.Distance(part, typed[0]) <= (typed[0].Length > 4 ? 1 : 0) || (part.Length > 4 && PersonSpelling.Skeleton(part) == PersonSpelling.Skeleton(typed[0])))))) ]
            : exact;
    }
}
