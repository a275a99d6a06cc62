using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>
/// Follows references. Each definition is read once; cycles and endless chains end with a report, so neither time nor stack can
/// run out on any set of files.
/// </summary>
internal sealed class ReferenceResolver(SchemaDocuments documents, SchemaReader schemas)
{
    private readonly Dictionary<(SchemaDocument, string), DefinitionState> _states = [];
    private readonly Dictionary<SchemaDocument, Dictionary<string, JsonMember>> _definitions = [];
    private readonly List<DefinitionState> _stack = [];

    internal void ReadOwnDefinitions()
    {
        foreach (var definition in DefinitionsOf(documents.Own).Values)
        {
            if (!DefinitionReference.IsValidName(definition.Name))
            {
                documents.Own.Report(SchemaRules.InvalidDefinitionName, definition.NameSpan, definition.Name);
            }

            _ = StateOf(documents.Own, definition, depth: 0);
        }
    }

    /// <summary>Gets the definition that a reference means; null if there is none that can be used, which is reported.</summary>
    internal SchemaUse? Resolve(SchemaDocument from, JsonString reference, int depth)
    {
        if (DefinitionReference.Parse(reference.Value) is not { } target)
        {
            // 'definitions' of earlier drafts is one mistake, and its message says to rename the references.
            if (!reference.Value.StartsWith("#/definitions/", StringComparison.Ordinal) || (from.Root as JsonObject)?.Find("definitions") is null)
            {
                from.Report(SchemaRules.InvalidReference, reference.Span, reference.Value);
            }

            return null;
        }

        var document = target.FileName is null ? from : documents.Find(target.FileName);
        if (document is null)
        {
            from.Report(SchemaRules.UnknownFile, reference.Span, target.FileName!);
            return null;
        }

        if (document.IsBroken)
        {
            ReportBroken(from, reference, document, target.Name);
            return null;
        }

        var definitions = DefinitionsOf(document);
        if (!definitions.TryGetValue(target.Name, out var definition))
        {
            from.Report(
                SchemaRules.UnknownDefinition, reference.Span, target.Name, document.FileName, from.Advice(target.Name, definitions.Keys));
            return null;
        }

        return Follow(from, reference, document, definition, depth);
    }

    private SchemaUse? Follow(SchemaDocument from, JsonString reference, SchemaDocument document, JsonMember definition, int depth)
    {
        if (depth > JsonReader.MaxDepth)
        {
            ReportTooDeep(from, reference);
            return null;
        }

        var state = StateOf(document, definition, depth + 1);
        if (state.IsBeingRead)
        {
            CloseCycle(state);
            ReportCycle(from, reference, state.Cycle!);
            return null;
        }

        if (state.Use is not { } use)
        {
            ReportFailure(from, reference, state);
            return null;
        }

        if (depth + use.Type!.Height > JsonReader.MaxDepth)
        {
            ReportTooDeep(from, reference);
            return null;
        }

        return use;
    }

    private DefinitionState StateOf(SchemaDocument document, JsonMember definition, int depth)
    {
        if (_states.TryGetValue((document, definition.Name), out var known))
        {
            return known;
        }

        var state = new DefinitionState(document, definition.Name);
        _states.Add((document, definition.Name), state);
        _stack.Add(state);
        var errors = document.ErrorCount;
        var use = schemas.Read(document, definition.Value, SchemaPlaces.Definition, depth);
        _stack.RemoveAt(_stack.Count - 1);
        state.IsBeingRead = false;
        if (use?.Type is not null && document.ErrorCount == errors)
        {
            state.Use = use;
            state.NameType();
        }

        return state;
    }

    private void CloseCycle(DefinitionState first)
    {
        var members = _stack.Skip(_stack.IndexOf(first)).ToList();
        var names = members.Append(first).Select(state => state.Document == documents.Own ? state.Name : state.Document.FileName + "#" + state.Name);
        var cycle = new DefinitionCycle(string.Join(" → ", names), [.. members.Select(state => state.Document).Distinct()]);
        foreach (var member in members)
        {
            member.Cycle ??= cycle;
        }

        first.Cycle = cycle;
    }

    private void ReportCycle(SchemaDocument from, JsonString reference, DefinitionCycle cycle)
    {
        from.Report(SchemaRules.ReferenceCycle, reference.Span, cycle.Text);
        cycle.IsReported |= from == documents.Own;
    }

    private void ReportTooDeep(SchemaDocument from, JsonString reference)
    {
        from.Report(SchemaRules.ReferenceTooDeep, reference.Span);
        foreach (var state in _stack)
        {
            state.IsTooDeep = true;
        }
    }

    private void ReportFailure(SchemaDocument from, JsonString reference, DefinitionState state)
    {
        if (from == documents.Own && state.Cycle is { IsReported: false } cycle && cycle.Files.Contains(documents.Own))
        {
            ReportCycle(from, reference, cycle);
        }
        else if (state.IsTooDeep && state.Document != from)
        {
            ReportTooDeep(from, reference);
        }
        else
        {
            ReportBroken(from, reference, state.Document, state.Name);
        }
    }

    // The errors of the file's own definitions are reported at their place and not at each reference.
    private void ReportBroken(SchemaDocument from, JsonString reference, SchemaDocument document, string name)
    {
        if (from != documents.Own || document != documents.Own)
        {
            from.Report(SchemaRules.BrokenDefinition, reference.Span, name, document.FileName);
        }
    }

    private Dictionary<string, JsonMember> DefinitionsOf(SchemaDocument document)
    {
        if (!_definitions.TryGetValue(document, out var result))
        {
            result = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
            foreach (var member in ((document.Root as JsonObject)?.Find("$defs")?.Value as JsonObject)?.Members ?? [])
            {
                if (!result.ContainsKey(member.Name))
                {
                    result.Add(member.Name, member);
                }
            }

            _definitions.Add(document, result);
        }

        return result;
    }
}
