using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Validation;

/// <content>One of several objects, and rules about which keys must be present together.</content>
internal sealed partial class ValueWalker
{
    private readonly Dictionary<string, AlternativeChoice> _choices = new(StringComparer.Ordinal);

    /// <summary>Gets the alternative that a value is; null if it is none.</summary>
    internal string? Choose(UnionModel union, JsonObject value) => Choose(union, value, out _, out _) is >= 0 and var index ? union.Alternatives[index].Identifier : null;

    private void CheckUnion(UnionModel union, JsonObject value, string path)
    {
        var index = Choose(union, value, out var key, out var problem);
        if (index >= 0)
        {
            CheckObject(_objects[union.Alternatives[index].Identifier], value, path);
        }
        else
        {
            Add(key is null ? path : JsonPointers.Append(path, key), problem, value.Span);
        }
    }

    private int Choose(UnionModel union, JsonObject value, out string? key, out string problem)
    {
        if (!_choices.TryGetValue(union.Identifier, out var choice))
        {
            choice = new(union.IsExclusive, union.ConstantNames, [.. union.Alternatives.Select(alternative => (IReadOnlyList<string>)alternative.Names)]);
            _choices.Add(union.Identifier, choice);
        }

        return choice.Choose(name => value.Find(name) is { } member && !HasLoneSurrogate(member.NameSpan) ? Found(member) : null, out key, out problem);
    }

    private FoundValue Found(JsonMember member) =>
        new(member.Name, KindOf(member.Value), member.Value is JsonString text && !HasLoneSurrogate(text.Span) ? text.Value : null);

    private void CheckRules(ObjectModel model, JsonObject value, Dictionary<string, JsonMember> values, string path)
    {
        foreach (var rule in model.Rules)
        {
            if (rule.Kind == KeyRuleKind.Dependent)
            {
                foreach (var (key, missing) in KeyRules.CheckDependent(rule.Sets[0], IsPresent))
                {
                    Add(JsonPointers.Append(path, key), missing, value.Span);
                }
            }
            else if (KeyRules.CheckSets(rule.Kind == KeyRuleKind.OneOf, [.. rule.Sets.Select(set => (IReadOnlyList<string>)set)], IsPresent) is { } problem)
            {
                Add(path, problem, value.Span);
            }
        }

        bool IsPresent(string name) => values.TryGetValue(name, out var member) && member.Value is not JsonNull;
    }
}
