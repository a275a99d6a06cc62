using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents a file that is parsed once, however many files refer to it.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class ParsedText(SchemaText file)
{
    private LineMap? _lines;

    internal SchemaText File { get; } = file;

    internal JsonReadResult Json { get; } = JsonReader.Read(file.Text);

    internal LineMap Lines => _lines ??= new LineMap(File.Text);
}
