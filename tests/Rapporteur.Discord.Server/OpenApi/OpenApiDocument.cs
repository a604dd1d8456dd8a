using System.Text.Json;

namespace Rapporteur.Discord.Server.OpenApi;

/// <summary>Discord's own description of its HTTP API: what each request may hold.</summary>
public sealed class OpenApiDocument
{
    private readonly JsonElement root;
    private readonly List<(string[] Template, JsonElement Item)> paths = [];

    private OpenApiDocument(JsonElement root)
    {
        this.root = root;
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            paths.Add((path.Name.Trim('/').Split('/'), path.Value));
        }

        // A path with a word in a place comes before one with a parameter there: messages/@original before messages/{message_id}.
        paths.Sort((a, b) => a.Template.Count(IsParameter).CompareTo(b.Template.Count(IsParameter)));
    }

    /// <summary>The document of <c>RAPPORTEUR_DISCORD_OPENAPI</c>, else the one beside the repository; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">There is none, and <c>CI</c> is set: there the check must be made.</exception>
    public static OpenApiDocument? Find()
    {
        var named = Environment.GetEnvironmentVariable("RAPPORTEUR_DISCORD_OPENAPI");
        var file = named is { Length: > 0 } ? named : Beside(AppContext.BaseDirectory);
        if (file is not null && File.Exists(file))
        {
            return Read(file);
        }

        return Environment.GetEnvironmentVariable("CI") is { Length: > 0 }
            ? throw new InvalidOperationException("Discord's OpenAPI document was not found; set RAPPORTEUR_DISCORD_OPENAPI to its file.")
            : null;
    }

    /// <summary>Reads the document of a file.</summary>
    public static OpenApiDocument Read(string file) => new(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);

    /// <summary>What is wrong with a request by the document; empty where nothing is.</summary>
    /// <param name="path">Below the version, such as <c>/channels/1/messages</c>; without the query.</param>
    public IReadOnlyList<string> Check(string method, string path, string query, string? contentType, ReadOnlyMemory<byte> body)
    {
        if (Find(path) is not { } item || !item.TryGetProperty(method.ToLowerInvariant(), out var operation))
        {
            return [$"{method} {path}: the document has no such operation"];
        }

        var faults = new List<string>();
        CheckQuery(operation, query, faults);
        CheckBody(operation, contentType, body, faults);
        return [.. faults.Select(fault => $"{method} {path}: {fault}")];
    }

    /// <summary>Follows a reference such as <c>#/components/schemas/Embed</c>.</summary>
    internal JsonElement Follow(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(root, (at, name) => at.GetProperty(name));

    private static void CheckQuery(JsonElement operation, string query, List<string> faults)
    {
        var known = operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(each => each.GetProperty("in").GetString() == "query").Select(each => each.GetProperty("name").GetString()).ToList()
            : [];
        faults.AddRange(query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')[0])
            .Where(name => !known.Contains(name))
            .Select(name => $"query parameter '{name}' is not in the document"));
    }

    private void CheckBody(JsonElement operation, string? contentType, ReadOnlyMemory<byte> body, List<string> faults)
    {
        if (!operation.TryGetProperty("requestBody", out var declared))
        {
            if (body.Length > 0)
            {
                faults.Add("the document allows no body");
            }

            return;
        }

        if (contentType?.Split(';')[0] != "application/json")
        {
            faults.Add($"the body is '{contentType}' and not application/json");
            return;
        }

        var schema = declared.GetProperty("content").GetProperty("application/json").GetProperty("schema");
        faults.AddRange(new SchemaCheck(this).Faults(schema, JsonDocument.Parse(body).RootElement));
    }

    private JsonElement? Find(string path)
    {
        var parts = path.Trim('/').Split('/');
        foreach (var (template, item) in paths)
        {
            if (template.Length == parts.Length && template.Zip(parts).All(pair => IsParameter(pair.First) || pair.First == pair.Second))
            {
                return item;
            }
        }

        return null;
    }

    private static bool IsParameter(string part) => part.StartsWith('{');

    private static string? Beside(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "shared", "discord", "openapi.json");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
