using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>What is known about a definition. It is read once, however many refer to it.</summary>
internal sealed class DefinitionState(SchemaDocument document, string name)
{
    internal SchemaDocument Document { get; } = document;

    internal string Name { get; } = name;

    internal bool IsBeingRead { get; set; } = true;

    /// <summary>What it says; null while it is read, and where it has errors.</summary>
    internal SchemaUse? Use { get; set; }

    /// <summary>The cycle it is part of.</summary>
    internal DefinitionCycle? Cycle { get; set; }

    /// <summary>Whether it fails for the number of references on the way, not for what it says.</summary>
    internal bool IsTooDeep { get; set; }

    /// <summary>A type that stands at a definition is called after it.</summary>
    internal void NameType()
    {
        var shape = Use?.Type;
        while (shape is ArrayShape array)
        {
            shape = array.Items;
        }

        if (shape is NamedShape named && named.Document == Document)
        {
            named.DefinitionName ??= Name;
        }
    }
}

/// <summary>Definitions that contain each other.</summary>
/// <param name="Text">The way round, for people.</param>
/// <param name="Files">The files on the way.</param>
internal sealed record DefinitionCycle(string Text, IReadOnlyCollection<SchemaDocument> Files)
{
    /// <summary>Whether the file being read has been told.</summary>
    internal bool IsReported { get; set; }
}
