using System.Text;
using Rapporteur.Chat;
using Rapporteur.Discord.Wire;

namespace Rapporteur.Discord.Drawing;

/// <summary>Fills pages with paragraphs, one embed a section, and begins a new embed or page where a limit is reached.</summary>
internal sealed class PageFiller
{
    // What a footer may take is set aside from the first character on.
    private readonly int reserved;
    private readonly List<Page> pages = [];
    private readonly List<Embed> embeds = [];
    private readonly List<AnswerLine> facts = [];
    private readonly StringBuilder description = new();
    private string? title;
    private int color;
    private int characters;
    private int bytes;

    /// <param name="footerCharacters">What is put below each page.</param>
    /// <param name="footerBytes">The same in UTF-8.</param>
    public PageFiller(int footerCharacters, int footerBytes)
    {
        reserved = footerCharacters;
        ReservedBytes = footerBytes;
        (characters, bytes) = (reserved, ReservedBytes);
    }

    private int ReservedBytes { get; }

    private bool HasEmbed => title is not null || description.Length > 0;

    /// <summary>Begins an embed.</summary>
    public void Begin(string? heading, int withColor)
    {
        CloseEmbed();
        if (embeds.Count == Limits.Embeds || !Fits((heading?.Length ?? 0) + 1, Measure.Bytes(heading)))
        {
            ClosePage();
        }

        Open(heading, withColor);
    }

    /// <summary>Adds the paragraphs of one line, together where a page can hold them.</summary>
    public void Add(IReadOnlyList<Block> blocks, AnswerLine? line = null)
    {
        var (length, size) = (blocks.Sum(block => block.ToString().Length + 1), blocks.Sum(block => Measure.Bytes(block.ToString()) + 1));
        if (!FitsHere(length, size))
        {
            Turn(length, size);
        }

        var listed = false;
        foreach (var block in blocks.SelectMany(block => block.Pieces(Limits.Page / 2, Limits.Bytes / 3)))
        {
            var text = block.ToString();
            if (!FitsHere(text.Length + 1, Measure.Bytes(text) + 1))
            {
                Turn(text.Length + 1, Measure.Bytes(text) + 1);
                listed = false;
            }

            Append(text);
            if (line?.FactId is not null && !listed)
            {
                facts.Add(line);
                listed = true;
            }
        }
    }

    /// <summary>The pages; at least one.</summary>
    public IReadOnlyList<Page> Close()
    {
        CloseEmbed();
        if (embeds.Count > 0 || pages.Count == 0)
        {
            ClosePage();
        }

        return pages;
    }

    private bool Fits(int length, int size) => characters + length <= Limits.Page && bytes + size <= Limits.Bytes;

    private bool FitsHere(int length, int size) => Fits(length, size) && description.Length + length <= Limits.Description;

    // Goes on in a new embed where only this one is full, else on a new page under the same heading.
    private void Turn(int length, int size)
    {
        var (heading, same) = (title, color);
        var onlyHeading = description.Length == 0;
        if (onlyHeading && characters - (title?.Length ?? 0) <= reserved)
        {
            return; // The page is empty: it cannot get emptier.
        }

        if (onlyHeading)
        {
            characters -= title?.Length ?? 0;
            bytes -= Measure.Bytes(title);
            title = null;
        }

        CloseEmbed();
        if (!Fits(length, size) || embeds.Count == Limits.Embeds)
        {
            ClosePage();
        }

        Open(onlyHeading || heading is null ? heading : Continued(heading), same);
    }

    private static string Continued(string heading) => heading.EndsWith(" (continued)", StringComparison.Ordinal) || heading.Length > Limits.Title - 12 ? heading : heading + " (continued)";

    private void Open(string? heading, int withColor)
    {
        (title, color) = (heading, withColor);
        characters += heading?.Length ?? 0;
        bytes += Measure.Bytes(heading);
    }

    private void Append(string text)
    {
        var separator = description.Length > 0 ? 1 : 0;
        if (separator > 0)
        {
            description.Append('\n');
        }

        description.Append(text);
        characters += text.Length + separator;
        bytes += Measure.Bytes(text) + separator;
    }

    private void CloseEmbed()
    {
        if (HasEmbed)
        {
            embeds.Add(new() { Title = title, Description = description.Length > 0 ? description.ToString() : null, Color = color });
        }

        description.Clear();
        title = null;
    }

    private void ClosePage()
    {
        pages.Add(new([.. embeds], [.. facts]));
        embeds.Clear();
        facts.Clear();
        (characters, bytes) = (reserved, ReservedBytes);
    }
}
