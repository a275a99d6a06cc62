namespace Genie.TypedSecrets.Schema.Text;

/// <summary>Represents a schema file. The Schema project opens no files: the caller does.</summary>
/// <param name="Path">The path diagnostics are reported at. Its file name names the category.</param>
/// <param name="Text">The file's whole text, decoded. A leading byte order mark is allowed.</param>
public sealed record SchemaText(string Path, string Text);
