using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rapporteur.Discord.Server.OpenApi;

/// <summary>Holds a value to a JSON schema, as far as Discord's document uses the language (OpenAPI 3.1, JSON Schema 2020-12).</summary>
/// <remarks>
/// Stricter in one thing: a field that the schema does not name is a fault, since Discord would pass over it in silence and a
/// misspelt one would go unnoticed.
/// </remarks>
internal sealed class SchemaCheck(OpenApiDocument document)
{
    private static readonly HashSet<string> Known =
    [
        "type", "$ref", "description", "title", "const", "format", "properties", "oneOf", "anyOf", "allOf", "required", "items", "maxLength",
        "minLength", "enum", "maxItems", "minItems", "minimum", "maximum", "uniqueItems", "additionalProperties", "maxProperties",
        "minProperties", "contentEncoding", "pattern", "x-discord-union", "default", "deprecated", "example",
    ];

    /// <summary>One line for each thing that is wrong, with the place in the value.</summary>
    public IReadOnlyList<string> Faults(JsonElement schema, JsonElement value)
    {
        var faults = new List<string>();
        Check(schema, value, "$", faults, closed: true);
        return faults;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> faults, bool closed)
    {
        if (schema.ValueKind is JsonValueKind.True)
        {
            return;
        }

        foreach (var word in schema.EnumerateObject().Where(word => !Known.Contains(word.Name)))
        {
            throw new NotSupportedException($"The schema uses '{word.Name}', which this check does not know.");
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(document.Follow(reference.GetString()!), value, at, faults, closed);
        }

        CheckType(schema, value, at, faults);
        CheckChoices(schema, value, at, faults, closed);
        switch (value.ValueKind)
        {
            case JsonValueKind.String: CheckText(schema, value.GetString()!, at, faults); break;
            case JsonValueKind.Number: CheckNumber(schema, value, at, faults); break;
            case JsonValueKind.Array: CheckList(schema, value, at, faults); break;
            case JsonValueKind.Object: CheckObject(schema, value, at, faults, closed); break;
            default: break;
        }
    }

    private static void CheckType(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        if (schema.TryGetProperty("type", out var type))
        {
            var allowed = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(each => each.GetString()!)] : new[] { type.GetString()! };
            if (!allowed.Any(each => IsOf(each, value)))
            {
                faults.Add($"{at} is {value.ValueKind} and not {string.Join(" or ", allowed)}");
            }
        }

        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value)))
        {
            faults.Add($"{at} is {value} and not one of {values}");
        }

        if (schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value))
        {
            faults.Add($"{at} is {value} and not {only}");
        }
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.IsInteger(number),
        "number" => value.ValueKind == JsonValueKind.Number,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"The schema uses the type '{type}', which this check does not know."),
    };

    private void CheckChoices(JsonElement schema, JsonElement value, string at, List<string> faults, bool closed)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
            {
                Check(part, value, at, faults, closed: false);
            }
        }

        foreach (var (word, exactlyOne) in new[] { ("oneOf", true), ("anyOf", false) })
        {
            if (!schema.TryGetProperty(word, out var choices))
            {
                continue;
            }

            var tried = choices.EnumerateArray().Select(choice => Tried(choice, value, at, closed)).ToList();
            var fitting = tried.Count(faultsOf => faultsOf.Count == 0);
            if (fitting == 0)
            {
                // The choice with the fewest faults is the one that was meant.
                faults.AddRange(tried.MinBy(faultsOf => faultsOf.Count)!);
            }
            else if (exactlyOne && fitting > 1)
            {
                faults.Add($"{at} fits {fitting} of the choices where one is allowed");
            }
        }
    }

    private List<string> Tried(JsonElement choice, JsonElement value, string at, bool closed)
    {
        var faults = new List<string>();
        Check(choice, value, at, faults, closed);
        return faults;
    }

    private static void CheckText(JsonElement schema, string text, string at, List<string> faults)
    {
        // JSON Schema counts characters as code points.
        var length = text.EnumerateRunes().Count();
        Bound(schema, "minLength", "maxLength", length, $"{at} has {length} characters", faults);
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)))
        {
            faults.Add($"{at} is '{text}', which does not match {pattern}");
        }

        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        if ((format == "uri" && !Uri.TryCreate(text, UriKind.Absolute, out _)) || (format == "date-time" && !DateTimeOffset.TryParse(text, out _)))
        {
            faults.Add($"{at} is '{text}', which is no {format}");
        }
    }

    private static void CheckNumber(JsonElement schema, JsonElement value, string at, List<string> faults) =>
        Bound(schema, "minimum", "maximum", value.GetDecimal(), $"{at} is {value}", faults);

    private void CheckList(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        Bound(schema, "minItems", "maxItems", value.GetArrayLength(), $"{at} has {value.GetArrayLength()} entries", faults);
        var entries = value.EnumerateArray().ToList();
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean() && entries.Select(each => each.GetRawText()).Distinct().Count() != entries.Count)
        {
            faults.Add($"{at} has an entry twice");
        }

        if (schema.TryGetProperty("items", out var items))
        {
            for (var i = 0; i < entries.Count; i++)
            {
                Check(items, entries[i], $"{at}[{i}]", faults, closed: true);
            }
        }
    }

    private void CheckObject(JsonElement schema, JsonElement value, string at, List<string> faults, bool closed)
    {
        var count = value.EnumerateObject().Count();
        Bound(schema, "minProperties", "maxProperties", count, $"{at} has {count} fields", faults);
        if (schema.TryGetProperty("required", out var required))
        {
            faults.AddRange(required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}.{name} is missing"));
        }

        var hasNamed = schema.TryGetProperty("properties", out var named);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var field in value.EnumerateObject())
        {
            if (hasNamed && named.TryGetProperty(field.Name, out var own))
            {
                Check(own, field.Value, $"{at}.{field.Name}", faults, closed: true);
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.Object)
            {
                Check(others, field.Value, $"{at}.{field.Name}", faults, closed: true);
            }
            else if ((hasOthers && others.ValueKind == JsonValueKind.False) || (hasNamed && closed && !hasOthers))
            {
                faults.Add($"{at}.{field.Name} is not in the document");
            }
        }
    }

    private static void Bound(JsonElement schema, string least, string most, decimal number, string what, List<string> faults)
    {
        if (schema.TryGetProperty(least, out var low) && number < low.GetDecimal())
        {
            faults.Add($"{what}, fewer than {low}");
        }

        if (schema.TryGetProperty(most, out var high) && number > high.GetDecimal())
        {
            faults.Add($"{what}, more than {high}");
        }
    }
}
