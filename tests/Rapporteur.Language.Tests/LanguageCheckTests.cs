namespace Rapporteur.Language.Tests;

public sealed class LanguageCheckTests
{
    [Theory]
    [InlineData("The two sides agreed to set up a hotline, and the talks will go on in Paris next month, a diplomat said.")]
    [InlineData("Talks resume in Paris")]
    [InlineData("Israel and Syria agree")]
    [InlineData("Foreign Minister Assad Al-Shaibani met the envoys of Türkiye and Côte d’Ivoire, who had come from Ankara for the talks.")]
    public void English_is_seen_as_English_even_if_short_or_full_of_names(string text) => EnglishReader.LooksEnglish(text).ShouldBeTrue();

    [Theory]
    [InlineData("Les deux parties ont convenu de mettre en place une ligne directe, et les discussions se poursuivront à Paris le mois prochain.")]
    [InlineData("Die beiden Seiten vereinbarten eine direkte Leitung, und die Gespräche werden im nächsten Monat in Paris fortgesetzt, sagte ein Diplomat.")]
    [InlineData("Las dos partes acordaron establecer una línea directa y las conversaciones seguirán en París el próximo mes, dijo un diplomático.")]
    [InlineData("İki taraf doğrudan bir hat kurma konusunda anlaştı ve görüşmeler gelecek ay Paris'te devam edecek, dedi bir diplomat.")]
    [InlineData("De twee partijen kwamen overeen een directe lijn op te zetten en de gesprekken gaan volgende maand in Parijs verder, zei een diplomaat.")]
    [InlineData("Стороны договорились создать горячую линию.")]
    [InlineData("اتفق الجانبان على إنشاء خط مباشر")]
    [InlineData("双方同意设立热线")]
    [InlineData("")]
    [InlineData("12 345 !?")]
    public void Another_language_is_not(string text) => EnglishReader.LooksEnglish(text).ShouldBeFalse();
}
