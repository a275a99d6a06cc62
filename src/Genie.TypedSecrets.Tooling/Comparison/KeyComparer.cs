using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares two versions of a key.</summary>
internal sealed class KeyComparer(CategoryComparer category, ObjectModel owner, KeyModel old, KeyModel key, KeyPlace place)
{
    internal void Compare()
    {
        CompareNames();
        CompareTypes();
        CompareRequirement();
        if (old.IsSensitive != key.IsSensitive && !SchemaTypes.HoldsKeys(old.Type) && !SchemaTypes.HoldsKeys(key.Type))
        {
            category.Add(
                DiffRules.SensitivityChanged,
                place,
                key.IsSensitive ? "The key is now sensitive: code has to call Reveal()." : "The key is no longer sensitive: its value can be shown and logged.",
                Verdict.BreaksCode);
        }

        if (!old.Documentation.IsDeprecated && key.Documentation.IsDeprecated)
        {
            category.Add(DiffRules.KeyDeprecated, place, "The key is deprecated: code that uses it gets the warning CS0618.");
        }

        if (old.DefaultJson != key.DefaultJson && old.DefaultJson is not null && key.DefaultJson is not null)
        {
            category.Add(DiffRules.DefaultChanged, place, $"The default was {old.DefaultJson} and is {key.DefaultJson}.");
        }

        category.ComparePolicy(place, old.Policy, key.Policy);
        category.Enqueue(old.Type, key.Type, place);
    }

    private void CompareNames()
    {
        var names = key.RenamedFrom.Select(static former => former.JsonName).Append(key.JsonName).ToHashSet(StringComparer.Ordinal);
        var lost = old.RenamedFrom.Select(static former => former.JsonName).Append(old.JsonName).Where(name => !names.Contains(name)).ToArray();
        var breaksCode = old.Identifier != key.Identifier;
        if (old.JsonName != key.JsonName)
        {
            CompareRename(lost, breaksCode);
            return;
        }

        if (breaksCode)
        {
            category.Add(DiffRules.KeyIdentifier, place, $"The C# name '{old.Identifier}' became '{key.Identifier}'.", Verdict.BreaksCode);
        }

        if (lost.Length > 0)
        {
            category.Add(
                category.Draft(
                    DiffRules.FormerNameRemoved,
                    place,
                    $"The former name {string.Join(", ", lost.Select(static name => $"'{name}'"))} is no longer read. Rename the key in stored values that still have it.",
                    IsRejected ? [Verdict.BreaksStoredValues, Verdict.NeedsStep] : [Verdict.NeedsStep]),
                (StepTime.BeforeMerge, name => place.CopyFrom(name, lost[0])),
                (StepTime.Removal, name => place.Unset(name, lost[0])));
        }
    }

    private void CompareRename(string[] lost, bool breaksCode)
    {
        Verdict[] code = breaksCode ? [Verdict.BreaksCode, Verdict.NeedsStep] : [Verdict.NeedsStep];
        var isRead = lost.Length == 0;
        var draft = isRead
            ? category.Draft(
                DiffRules.KeyRenamed,
                place,
                $"'{old.JsonName}' was renamed to '{key.JsonName}'. Values under either name are read; {(breaksCode ? "the compiler shows the code to change. " : string.Empty)}Rename the key in stored values when all jobs run the new code.",
                code)
            : category.Draft(
                DiffRules.KeyRenamed,
                place,
                $"'{old.JsonName}' was renamed to '{key.JsonName}', and stored values are not read under the former name. Add \"x-renamed-from\": [\"{old.JsonName}\"].",
                IsRejected ? [.. code, Verdict.BreaksStoredValues] : code);

        // Both names stay until the former one is removed: a job that runs the old code reads it.
        category.Add(
            draft,
            (isRead ? StepTime.AfterDeployment : StepTime.BeforeMerge, name => place.CopyFrom(name, old.JsonName)),
            (StepTime.Removal, name => place.Unset(name, old.JsonName)));
    }

    // A value under a lost name has an unknown key, or lacks a required one.
    private bool IsRejected => key.IsRequired || category.Inclusion.IsRejected(owner, old);

    private void CompareTypes()
    {
        var (oldShape, shape) = (CSharpShape.Of(old.Type, isSensitive: false), CSharpShape.Of(key.Type, isSensitive: false));
        var reason = category.Inclusion.FindReason(old.Type, key.Type);

        // If both are objects or both are enumerations, their contents are compared separately.
        var isSameKind = SameKind(old.Type, key.Type);
        if (!isSameKind && (oldShape != shape || BecameOtherRecord(old.Type, key.Type)))
        {
            Verdict[] verdicts = reason is null ? [Verdict.BreaksCode] : [Verdict.BreaksCode, Verdict.BreaksStoredValues];
            category.Add(DiffRules.TypeChanged, place, $"The type was {oldShape} and is {shape}{Members(key.Type, oldShape == shape)}.", verdicts);
        }
        else if (reason is not null)
        {
            category.Add(DiffRules.ConstraintTightened, place, $"Stored values may be rejected: {reason}.", Verdict.BreaksStoredValues);
        }
        else if (old.Type != key.Type && oldShape == shape && SchemaTypes.Core(old.Type) is not (ObjectReference or UnionReference or EnumReference))
        {
            category.Add(DiffRules.ConstraintLoosened, place, "More values are allowed.");
        }
    }

    private void CompareRequirement()
    {
        var (wasNullable, isNullable) = (CSharpShape.IsNullable(old), CSharpShape.IsNullable(key));

        // A property of a class type that is no longer nullable still compiles; a struct becomes another type.
        var breaksCode = wasNullable != isNullable && (isNullable || CSharpShape.IsValueType(key));
        Verdict[] code = breaksCode ? [Verdict.BreaksCode] : [];
        if (!old.IsRequired && key.IsRequired)
        {
            category.Add(
                category.Draft(DiffRules.KeyBecameRequired, place, "The key is now required. Where it is missing, set it before the merge.", [.. code, Verdict.BreaksStoredValues, Verdict.NeedsStep]),
                (StepTime.BeforeMerge, place.Set));
        }
        else if (old.IsRequired && !key.IsRequired)
        {
            category.Add(DiffRules.KeyBecameOptional, place, isNullable ? "The key is now optional: code has to handle null." : $"The key is now optional; its default is {key.DefaultJson}.", code);
        }
        else if (wasNullable != isNullable)
        {
            category.Add(DiffRules.DefaultChanged, place, isNullable ? "The key no longer has a default: code has to handle null." : $"The key now has the default {key.DefaultJson}.", code);
        }
    }

    /// <summary>Determines whether an object became alternatives, or the reverse: the C# type may keep its name, and has other members.</summary>
    internal static bool BecameOtherRecord(SchemaType a, SchemaType b) =>
        (SchemaTypes.Core(a), SchemaTypes.Core(b)) is (ObjectReference, UnionReference) or (UnionReference, ObjectReference);

    /// <summary>Describes the new type, if its name alone does not.</summary>
    internal static string Members(SchemaType type, bool hasSameName) =>
        !hasSameName ? string.Empty : SchemaTypes.Core(type) is UnionReference ? ", one of several objects" : ", one object";

    internal static bool SameKind(SchemaType a, SchemaType b) => (a, b) switch
    {
        (ObjectReference, ObjectReference) or (UnionReference, UnionReference) or (EnumReference, EnumReference) => true,
        (ArrayType x, ArrayType y) => SameKind(x.Items, y.Items),
        (MapType x, MapType y) => x.ValuesAreSensitive == y.ValuesAreSensitive && SameKind(x.Values, y.Values),
        _ => false,
    };
}
