using Rapporteur.Facts.Merging;

namespace Rapporteur.Facts.Tests.Merging;

public class PersonSpellingTests
{
    [Theory]
    [InlineData("Assad Al-Shaibani", "Asaad Hassan al-Shibani")]
    [InlineData("Yehiel Leiter", "Yehiel Leitner")]
    [InlineData("Mohammed bin Salman", "Mohamed Salman")]
    [InlineData("Volodymyr Zelensky", "Volodymyr Zelenskyy")]
    [InlineData("Sergei Lavrov", "Sergey Lavrov")]
    [InlineData("José García", "Jose Garcia")]
    [InlineData("J. Smith", "John Smith")]
    [InlineData("Lavrov", "Sergei Lavrov")]
    public void Spellings_of_one_name_are_one_person(string one, string other)
    {
        PersonSpelling.IsSame(one, other).ShouldBeTrue();
        PersonSpelling.IsSame(other, one).ShouldBeTrue();
    }

    [Theory]
    [InlineData("John Smith", "Jane Smith")]
    [InlineData("Anna Weber", "Anna Fischer")]
    [InlineData("George Bush", "Jeb Bush")]
    [InlineData("Kim Jong Un", "Kim Yo Jong")]
    [InlineData("Marta Klein", "Marta Stein")]
    public void Other_names_are_other_people(string one, string other) => PersonSpelling.IsSame(one, other).ShouldBeFalse();
}
