namespace Genie.TypedSecrets.Schema.Text;

/// <summary>A schema file as the reader gets it. The Schema project opens no files: whoever calls it does.</summary>
/// <param name="Path">The path diagnostics are reported at. Only its file name has a meaning (it names the category).</param>
/// <param name="Text">The file's whole text, decoded. A leading byte order mark is allowed.</param>
public sealed record SchemaText(string Path, string Text);
