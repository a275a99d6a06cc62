using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Catalog.Backstage;

/// <summary>Writes YAML whose keys are the program's own and whose values are quoted as JSON strings, which YAML 1.2 contains.</summary>
internal sealed class YamlWriter
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();
    private int _depth;

    public override string ToString() => _text.ToString();

    internal void Comment(string text) => _text.Append("# ").Append(text).Append('\n');

    internal void Document() => _text.Append("---\n");

    internal YamlWriter Field(string name, string value) => Line($"{name}: {Quote(value)}");

    internal YamlWriter Begin(string name)
    {
        Line($"{name}:");
        _depth++;
        return this;
    }

    internal void End() => _depth--;

    internal YamlWriter List(string name, IReadOnlyList<string> values)
    {
        Line($"{name}:");
        foreach (var value in values)
        {
            Line($"  - {Quote(value)}");
        }

        return this;
    }

    private static string Quote(string value) => JsonSerializer.Serialize(Printable.Clean(value, keepLines: true), s_options);

    private YamlWriter Line(string text)
    {
        _text.Append(' ', _depth * 2).Append(text).Append('\n');
        return this;
    }
}
