using System.Collections.Immutable;

namespace Rapporteur.Chat;

/// <summary>A command as somebody asked it.</summary>
/// <param name="Command">Name of the command.</param>
/// <param name="Values">Option name → value as typed; options that were left out are absent.</param>
public sealed record Invocation(string Command, ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>The sub-command, such as <c>on</c>; null where the command has none.</summary>
    public string? SubCommand { get; init; }

    /// <summary>Who asks, and where.</summary>
    public Asker Asker { get; init; } = Asker.Local;

    /// <summary>Files that came along, by option name.</summary>
    public ImmutableDictionary<string, Attachment> Attachments { get; init; } = ImmutableDictionary<string, Attachment>.Empty;

    /// <summary>The value of an option, or null where it was left out.</summary>
    public string? this[string option] => Values.GetValueOrDefault(option);

    /// <summary>Makes an invocation from names and values.</summary>
    public static Invocation Of(string command, params (string Option, string Value)[] values) =>
        new(command, values.ToImmutableSortedDictionary(pair => pair.Option, pair => pair.Value, StringComparer.Ordinal));

    /// <summary>As it would be typed with names: <c>/compare other:Elbonia party:Ruritania</c>. Reading it again gives the same invocation.</summary>
    public override string ToString() =>
        string.Join(' ', [$"/{Command}", .. SubCommand is null ? Array.Empty<string>() : [SubCommand], .. Values.Select(value => $"{value.Key}:{Quoted(value.Value)}")]);

    private static string Quoted(string value) =>
        value.Length > 0 && !value.Any(letter => char.IsWhiteSpace(letter) || letter is '"' or '\\')
            ? value
            : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

/// <summary>Who asks, and where.</summary>
/// <param name="Channel">Channel that the answer goes to; <c>local</c> for the local channel, else the platform's id.</param>
/// <param name="User">The platform's id of the user, or null.</param>
/// <param name="MayManage">Whether the user may use commands that change something for the channel.</param>
public sealed record Asker(string Channel, string? User, bool MayManage)
{
    /// <summary>Whoever sits at the machine: the page and the command line.</summary>
    public static Asker Local { get; } = new("local", null, MayManage: true);

    /// <summary>How the user is called, for what others will see ("added by"); null where unknown.</summary>
    public string? UserName { get; init; }
}

/// <summary>A file that came with a command.</summary>
/// <param name="Name">Its name as the sender gave it: not to be trusted as a path.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Attachment(string Name, ReadOnlyMemory<byte> Content);
