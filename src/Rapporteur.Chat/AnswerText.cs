using System.Text;

using Rapporteur.Chat.Commands;

namespace Rapporteur.Chat;

/// <summary>Draws an answer as plain text, for the command line.</summary>
public static class AnswerText
{
    /// <summary>The answer in lines that end in a line feed.</summary>
    public static string Draw(Answer answer)
    {
        var text = new StringBuilder();
        text.Append(answer.Title).Append('\n');
        if (answer.Note is { } note)
        {
            text.Append(note).Append('\n');
        }

        foreach (var section in answer.Sections)
        {
            text.Append('\n');
            if (section.Heading is { } heading)
            {
                text.Append(heading).Append('\n');
            }

            if (section.Note is { } sectionNote)
            {
                text.Append("  ").Append(sectionNote).Append('\n');
            }

            foreach (var line in section.Lines)
            {
                Draw(line, text);
            }
        }

        if (!answer.Suggestions.IsEmpty)
        {
            text.Append('\n').Append("Try ").AppendJoin(", ", answer.Suggestions).Append('\n');
        }

        return text.ToString();
    }

    private static void Draw(AnswerLine line, StringBuilder text)
    {
        text.Append("- ");
        if (line.Label is { } label)
        {
            text.Append('[').Append(label).Append("] ");
        }

        text.Append(line.Text);
        if (line.FactId is { } id)
        {
            text.Append("  #").Append(id);
        }

        text.Append('\n');
        if (line.Support is { } support)
        {
            text.Append("    ").Append(support).Append('\n');
        }

        if (line.Detail is { } detail)
        {
            text.Append("    ").Append(detail).Append('\n');
        }

        foreach (var cited in line.Citations)
        {
            // A line that is the words themselves needs them no second time.
            if (!line.Text.Contains(SentenceAround.Flat(cited.Citation.Quote), StringComparison.Ordinal))
            {
                text.Append("    \"").Append(cited.Citation.Quote.ReplaceLineEndings(" ")).Append("\"\n");
            }

            text.Append("      ").Append(cited.Source).Append(" (").Append(cited.Citation.Document).Append(':').Append(cited.Line).Append(")\n");
        }
    }
}
