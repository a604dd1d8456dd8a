using Rapporteur.Facts.Grammar;
using Rapporteur.Facts.Reading;
using Rapporteur.Language.Sentences;

namespace Rapporteur.Facts.Claims;

/// <summary>Works out when a clause says something was, from its own words and the date of the document: "on Friday", "late last year", "in early March".</summary>
internal static class RelativeDates
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>The date as exactly as the words give it; null where they give none, or none that a document without a date can place.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="tokens">The words that may say when, in order.</param>
    /// <param name="today">Date of the document.</param>
    /// <param name="isToCome">Whether it is yet to come: "on Friday" is then the next one.</param>
    public static PartialDate? Of(Sentence sentence, IReadOnlyList<Token> tokens, PartialDate? today, bool isToCome)
    {
        // Words that are left out must not run together with those that stay.
        var text = string.Concat(tokens.Select((token, at) => (at == 0 ? "" : tokens[at - 1].Index + 1 == token.Index ? sentence.Source[tokens[at - 1].Span.End..token.Span.Start] : " ; ") + token.Text));
        foreach (var (date, _) in DateReader.Read(text))
        {
            return date;
        }

        if (YearAlone(sentence, tokens) is { } year)
        {
            return new PartialDate(year);
        }

        if (today is not { } now)
        {
            return null;
        }

        if (DateReader.ReadWithoutYear(text) is { Month: > 0 } found)
        {
            return InYearOf(now, found.Month, found.Day, isToCome);
        }

        return OfWords(tokens, now, isToCome);
    }

    private static int? YearAlone(Sentence sentence, IReadOnlyList<Token> tokens) => tokens
        .Where(token => token.Text.Length == 4 && int.TryParse(token.Text, out var year) && year is >= 1900 and <= 2100 && sentence.CaseOf(token) is "in" or "since" or "of")
        .Select(token => (int?)int.Parse(token.Text))
        .FirstOrDefault();

    private static PartialDate? OfWords(IReadOnlyList<Token> tokens, PartialDate now, bool isToCome)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var word = tokens[at].Text.ToLowerInvariant().TrimEnd('.');
            var before = at > 0 ? tokens[at - 1].Text.ToLowerInvariant() : "";
            if (Array.IndexOf(Weekdays, word) is var weekday && weekday >= 0 && now.ToDay() is { } day)
            {
                return PartialDate.Of(OnWeekday(day, weekday, isToCome || before == "next", before == "last", before == "next"));
            }

            // "Has just spoken" is today.
            if (now.ToDay() is { } thisDay && word == "just" && at + 1 < tokens.Count && tokens[at + 1].Xpos == "VBN")
            {
                return PartialDate.Of(thisDay);
            }

            if (now.ToDay() is { } date && word is "today" or "yesterday" or "tomorrow" or "tonight")
            {
                return PartialDate.Of(word switch { "yesterday" => date.AddDays(-1), "tomorrow" => date.AddDays(1), _ => date });
            }

            if (DateReader.MonthOf(word) is > 0 and var month && tokens[at].Upos == "PROPN" && (word.Length > 3 || tokens[at].Text.EndsWith('.')))
            {
                return InYearOf(now, month, null, isToCome, isLast: before == "last");
            }

            if (before is "last" or "this" or "next" && Shift(now, word, before) is { } shifted)
            {
                return shifted;
            }
        }

        return null;
    }

    private static PartialDate? Shift(PartialDate now, string unit, string which)
    {
        var step = which switch { "last" => -1, "next" => 1, _ => 0 };
        return unit switch
        {
            "year" => new PartialDate(now.Year + step),
            "month" when now.Month is { } month => OfMonth(now.Year, month + step),
            "week" when now.ToDay() is { } day => day.AddDays(7 * step) is var then ? new PartialDate(then.Year, then.Month) : null,
            _ => null,
        };
    }

    private static PartialDate OfMonth(int year, int month) => month < 1 ? new PartialDate(year - 1, month + 12) : month > 12 ? new PartialDate(year + 1, month - 12) : new PartialDate(year, month);

    // The last such weekday, the document's own day included; the next one for what is to come.
    private static DateOnly OnWeekday(DateOnly day, int weekday, bool isToCome, bool isLast, bool isNext)
    {
        var ahead = (weekday - (int)day.DayOfWeek + 7) % 7;
        if (isToCome)
        {
            // On a Friday "next Sunday" is not the day after tomorrow.
            return day.AddDays(isNext && ahead < 3 ? ahead + 7 : ahead);
        }

        var back = (7 - ahead) % 7;
        return day.AddDays(isLast && back == 0 ? -7 : -back);
    }

    // "In March" is the last March, or the next one for what is to come.
    private static PartialDate InYearOf(PartialDate now, int month, int? day, bool isToCome, bool isLast = false)
    {
        var year = now.Year;
        if (now.Month is { } current)
        {
            year += isToCome && month < current ? 1 : !isToCome && (month > current || (isLast && month == current)) ? -1 : 0;
        }

        return day is { } known && known <= DateTime.DaysInMonth(year, month) ? new PartialDate(year, month, known) : new PartialDate(year, month);
    }
}
