using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents a definition, which is read once however many references there are.</summary>
internal sealed class DefinitionState(SchemaDocument document, string name)
{
    internal SchemaDocument Document { get; } = document;

    internal string Name { get; } = name;

    internal bool IsBeingRead { get; set; } = true;

    /// <summary>Gets or sets the result; null while the definition is being read, and where it has errors.</summary>
    internal SchemaUse? Use { get; set; }

    /// <summary>Gets the cycle it is part of.</summary>
    internal DefinitionCycle? Cycle { get; set; }

    /// <summary>Gets whether it fails because references are nested too deeply.</summary>
    internal bool IsTooDeep { get; set; }

    /// <summary>Names the type of a definition after it.</summary>
    internal void NameType()
    {
        var shape = Use?.Type;
        while (shape is ArrayShape or MapShape)
        {
            shape = shape is ArrayShape array ? array.Items : ((MapShape)shape).Values;
        }

        if (shape is NamedShape named && named.Document == Document)
        {
            named.DefinitionName ??= Name;
        }
    }
}

/// <summary>Definitions that contain each other.</summary>
/// <param name="Text">The cycle, for messages.</param>
/// <param name="Files">The files in the cycle.</param>
internal sealed record DefinitionCycle(string Text, IReadOnlyCollection<SchemaDocument> Files)
{
    /// <summary>Gets or sets whether it was reported in the file that is read.</summary>
    internal bool IsReported { get; set; }
}
