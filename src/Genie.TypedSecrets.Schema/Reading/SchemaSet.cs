using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>A file being read and the ones beside it, each parsed when something refers to it.</summary>
internal sealed class SchemaSet
{
    private readonly Dictionary<string, SchemaText> _siblings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaDocument> _documents = new(StringComparer.Ordinal);

    internal SchemaSet(SchemaDocument own, IEnumerable<SchemaText> siblings)
    {
        Own = own;
        _documents.Add(own.FileName, own);
        foreach (var sibling in siblings)
        {
            _siblings[CategoryFileName.Of(sibling.Path)] = sibling;
        }
    }

    /// <summary>The file being read: what is wrong with it is reported, what is wrong with others is their own reading's business.</summary>
    internal SchemaDocument Own { get; }

    internal SchemaDocument? Find(string fileName)
    {
        if (!_documents.TryGetValue(fileName, out var document) && _siblings.TryGetValue(fileName, out var text))
        {
            document = new SchemaDocument(text);
            _documents.Add(fileName, document);
        }

        return document;
    }
}
