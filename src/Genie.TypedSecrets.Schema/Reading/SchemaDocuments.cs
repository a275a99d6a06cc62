using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents the file that is read and the files it refers to.</summary>
/// <param name="own">The file that is read. Its errors are reported; those of the other files are reported when these are read.</param>
/// <param name="find">Finds a file by its name in the same directory; returns null if there is none.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
internal sealed class SchemaDocuments(SchemaDocument own, Func<string, ParsedText?> find, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, SchemaDocument?> _documents = new(StringComparer.Ordinal) { [own.FileName] = own };

    private long _repeatedText = SchemaLimits.MaxRepeatedText;

    /// <summary>Gets the file that is read.</summary>
    internal SchemaDocument Own { get; } = own;

    internal void ThrowIfCanceled() => cancellationToken.ThrowIfCancellationRequested();

    /// <summary>Counts text that a key takes from a definition.</summary>
    /// <param name="length">Its length.</param>
    /// <returns>Whether the category is still within its limit.</returns>
    internal bool TryRepeat(int length) => (_repeatedText -= length) >= 0;

    /// <summary>Finds the file itself or one beside it.</summary>
    /// <param name="fileName">The file's name.</param>
    internal SchemaDocument? Find(string fileName)
    {
        if (!_documents.TryGetValue(fileName, out var document))
        {
            document = find(fileName) is { } text ? new SchemaDocument(text) : null;
            _documents.Add(fileName, document);
        }

        return document;
    }
}
