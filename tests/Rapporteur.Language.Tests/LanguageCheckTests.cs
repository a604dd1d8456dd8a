namespace Rapporteur.Language.Tests;

public sealed class LanguageCheckTests
{
    [Theory]
    [InlineData("The two sides agreed to set up a hotline, and the talks will go on in Paris next month, a diplomat said.")]
    [InlineData("Talks resume in Paris")]
    [InlineData("Israel and Syria agree")]
    [InlineData("Foreign Minister Assad Al-Shaibani met the envoys of Türkiye and Côte d’Ivoire, who had come from Ankara for the talks.")]
    public void English_is_seen_as_English(string text) => EnglishReader.LooksEnglish(text).ShouldBeTrue();

    [Theory]
    [InlineData("Norway demands buffer zone, Spain rejects release of prisoners, ministers meet in Oslo")]
    [InlineData("Foreign Minister Anna Berg, General Omar al-Masri, Juan Pérez de la Cruz and Karl von Hagen met President Mehmet Yıldız in Geneva.")]
    [InlineData("Delegates: Anna Berg (Norway), Omar al-Masri (Egypt), Li Wei (China), Kim Sung (South Korea), Ivan Petrov (Russia), Jean Dupont (France). Mediator: Oman.")]
    [InlineData("ISRAEL AND SYRIA AGREE TO SET UP A HOTLINE AFTER TALKS IN PARIS, OFFICIALS SAY")]
    [InlineData("UN, EU, AU, ECOWAS and IGAD envoys visit Port Sudan; RSF leader Mohamed Hamdan Dagalo rejects SAF plan")]
    public void Names_acronyms_and_capitals_make_no_text_foreign(string text) => EnglishReader.LooksEnglish(text).ShouldBeTrue();

    [Theory]
    [InlineData("Les deux parties ont convenu de mettre en place une ligne directe, et les discussions se poursuivront à Paris le mois prochain.")]
    [InlineData("Die beiden Seiten vereinbarten eine direkte Leitung, und die Gespräche werden im nächsten Monat in Paris fortgesetzt, sagte ein Diplomat.")]
    [InlineData("Las dos partes acordaron establecer una línea directa y las conversaciones seguirán en París el próximo mes, dijo un diplomático.")]
    [InlineData("İki taraf doğrudan bir hat kurma konusunda anlaştı ve görüşmeler gelecek ay Paris'te devam edecek, dedi bir diplomat.")]
    [InlineData("De twee partijen kwamen overeen een directe lijn op te zetten en de gesprekken gaan volgende maand in Parijs verder, zei een diplomaat.")]
    [InlineData("Le due parti hanno concordato di istituire una linea diretta e i colloqui proseguiranno a Parigi il mese prossimo, ha detto un diplomatico.")]
    [InlineData("As duas partes concordaram em criar uma linha direta e as conversas vão continuar em Paris no próximo mês, disse um diplomata.")]
    [InlineData("De två parterna enades om att inrätta en direktlinje och samtalen fortsätter i Paris nästa månad, sade en diplomat.")]
    [InlineData("Стороны договорились создать горячую линию.")]
    [InlineData("اتفق الجانبان على إنشاء خط مباشر")]
    [InlineData("双方同意设立热线")]
    [InlineData("")]
    [InlineData("12 345 !?")]
    public void Another_language_is_not(string text) => EnglishReader.LooksEnglish(text).ShouldBeFalse();

    [Theory]
    [InlineData("Le ministre Jean Dupont rencontre Anna Berg à Oslo")]
    [InlineData("Außenministerin Anna Berg trifft den Präsidenten in Oslo und Genf")]
    [InlineData("El presidente Juan Pérez visita Oslo con una delegación")]
    [InlineData("Dışişleri Bakanı Mehmet Yıldız ve Anna Berg Oslo'da görüştü")]
    [InlineData("DIE BEIDEN SEITEN VEREINBARTEN EINE DIREKTE LEITUNG, UND DIE MINISTER TREFFEN SICH IN GENF")]
    public void A_few_words_of_another_language_are_not_even_among_names(string text) => EnglishReader.LooksEnglish(text).ShouldBeFalse();

    [Theory]
    [InlineData("Ittafaqa al-janiban ala insha khatt sakhin, wa satastamirru al-muhadathat fi Baris al-shahr al-qadim, kama qala diblumasi.")]
    [InlineData("Storony dogovorilis sozdat goryachuyu liniyu, i peregovory prodolzhatsya v Parizhe v sleduyushchem mesyatse, soobshchil diplomat.")]
    [InlineData("Donon paksh ek hotline sthapit karne par sahmat hue aur agle mahine Paris mein baatcheet jaari rahegi, ek rajnayik ne kaha.")]
    [InlineData("Shnei hatzdadim hiskimu lehakim kav yashir, vehasichot yimashchu beparis bachodesh haba, amar diplomat.")]
    public void Nor_is_another_language_in_Latin_letters(string text) => EnglishReader.LooksEnglish(text).ShouldBeFalse();
}
