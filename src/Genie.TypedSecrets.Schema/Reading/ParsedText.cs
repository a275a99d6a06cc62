using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents a file that is parsed once, however many files refer to it.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class ParsedText(SchemaText file)
{
    private LineMap? _lines;

    internal SchemaText File { get; } = file;

    internal JsonReadResult Json { get; } = file.Text.Length <= SchemaLimits.MaxFileLength ? JsonReader.Read(file.Text) : TooLarge(file.Text);

    internal LineMap Lines => _lines ??= new LineMap(File.Text);

    private static JsonReadResult TooLarge(string text)
    {
        var error = new JsonError(
            SchemaRules.FileTooLarge, new TextSpan(0, 0), new([text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
        return new JsonReadResult(text, Root: null, new([error]));
    }
}
