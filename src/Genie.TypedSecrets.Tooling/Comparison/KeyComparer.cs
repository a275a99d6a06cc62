using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares two versions of a key.</summary>
internal sealed class KeyComparer(CategoryComparer category, ObjectModel owner, KeyModel old, KeyModel key, string path)
{
    internal void Compare()
    {
        CompareNames();
        CompareTypes();
        CompareRequirement();
        if (old.IsSensitive != key.IsSensitive && !HoldsObjects(old.Type) && !HoldsObjects(key.Type))
        {
            category.Add(
                DiffRules.SensitivityChanged,
                path,
                key.IsSensitive ? "The key is sensitive now: code needs Reveal()." : "The key is not sensitive any more: its value is shown and logged as it is.",
                Verdict.BreaksCode);
        }

        if (!old.Documentation.IsDeprecated && key.Documentation.IsDeprecated)
        {
            category.Add(DiffRules.KeyDeprecated, path, "The key is deprecated: code that uses it gets the warning CS0618.");
        }

        if (old.DefaultJson != key.DefaultJson && old.DefaultJson is not null && key.DefaultJson is not null)
        {
            category.Add(DiffRules.DefaultChanged, path, $"The default was {old.DefaultJson} and is {key.DefaultJson}.");
        }

        category.ComparePolicy(path, old.Policy, key.Policy);
        category.Enqueue(old.Type, key.Type, path);
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
            category.Add(DiffRules.KeyIdentifier, path, $"The C# name '{old.Identifier}' became '{key.Identifier}'.", Verdict.BreaksCode);
        }

        if (lost.Length > 0)
        {
            category.AddStep(
                DiffRules.FormerNameRemoved,
                path,
                $"The former name {string.Join(", ", lost.Select(static name => $"'{name}'"))} is not read any more. Rename the key in stored values that still have it.",
                StepTime.BeforeMerge,
                name => Move(name, lost[0]),
                IsRejected ? [Verdict.BreaksStoredValues] : []);
        }
    }

    private void CompareRename(string[] lost, bool breaksCode)
    {
        Verdict[] code = breaksCode ? [Verdict.BreaksCode] : [];
        if (lost.Length > 0)
        {
            category.AddStep(
                DiffRules.KeyRenamed,
                path,
                $"'{old.JsonName}' was renamed to '{key.JsonName}', and stored values are not read under the former name. Add \"x-renamed-from\": [\"{old.JsonName}\"].",
                StepTime.BeforeMerge,
                name => Move(name, old.JsonName),
                IsRejected ? [.. code, Verdict.BreaksStoredValues] : code);
        }
        else
        {
            category.AddStep(
                DiffRules.KeyRenamed,
                path,
                $"'{old.JsonName}' was renamed to '{key.JsonName}'. Values under either name are read; {(breaksCode ? "the compiler shows the code to change. " : string.Empty)}Rename the key in stored values when all jobs run the new code.",
                StepTime.AfterDeployment,
                name => Move(name, old.JsonName),
                code);
        }
    }

    // Both names stay until the former one is deleted by hand: a job that runs the old code reads it.
    private string Move(string secretName, string former)
    {
        var dot = path.LastIndexOf('.');
        var formerPath = dot < 0 ? former : $"{path[..dot]}.{former}";
        return $"genie-secrets get {secretName} --key {formerPath} --reveal | genie-secrets set {secretName} {path}";
    }

    // A value under a lost name has an unknown key, or lacks a required one.
    private bool IsRejected => key.IsRequired || !owner.AllowsAdditionalKeys;

    private void CompareTypes()
    {
        var (oldShape, shape) = (CSharpShape.Of(old.Type, isSensitive: false), CSharpShape.Of(key.Type, isSensitive: false));
        var reason = category.Inclusion.FindReason(old.Type, key.Type);

        // Both objects or both enumerations: what is inside is compared on its own.
        var isSameKind = SameKind(old.Type, key.Type);
        if (oldShape != shape && !isSameKind)
        {
            Verdict[] verdicts = reason is null ? [Verdict.BreaksCode] : [Verdict.BreaksCode, Verdict.BreaksStoredValues];
            category.Add(DiffRules.TypeChanged, path, $"The type was {oldShape} and is {shape}.", verdicts);
        }
        else if (reason is not null)
        {
            category.Add(DiffRules.ConstraintTightened, path, $"Stored values may be rejected: {reason}.", Verdict.BreaksStoredValues);
        }
        else if (old.Type != key.Type && oldShape == shape && Core(old.Type) is not (ObjectReference or EnumReference))
        {
            category.Add(DiffRules.ConstraintLoosened, path, "More values are allowed.");
        }
    }

    private void CompareRequirement()
    {
        var (wasNullable, isNullable) = (CSharpShape.IsNullable(old), CSharpShape.IsNullable(key));

        // Of a class, a property that is not null any more compiles as before; of a struct it is another type.
        var breaksCode = wasNullable != isNullable && (isNullable || CSharpShape.IsValueType(key));
        Verdict[] code = breaksCode ? [Verdict.BreaksCode] : [];
        if (!old.IsRequired && key.IsRequired)
        {
            category.AddStep(
                DiffRules.KeyBecameRequired,
                path,
                "The key is required now. Set it before the merge where it is missing.",
                StepTime.BeforeMerge,
                name => $"genie-secrets set {name} {path}",
                [.. code, Verdict.BreaksStoredValues]);
        }
        else if (old.IsRequired && !key.IsRequired)
        {
            category.Add(DiffRules.KeyBecameOptional, path, isNullable ? "The key is optional now: code has to handle null." : $"The key is optional now; its default is {key.DefaultJson}.", code);
        }
        else if (wasNullable != isNullable)
        {
            category.Add(DiffRules.DefaultChanged, path, isNullable ? "The key has no default any more: code has to handle null." : $"The key has a default now: {key.DefaultJson}.", code);
        }
    }

    private static bool SameKind(SchemaType a, SchemaType b) => (a, b) switch
    {
        (ObjectReference, ObjectReference) or (EnumReference, EnumReference) => true,
        (ArrayType x, ArrayType y) => SameKind(x.Items, y.Items),
        _ => false,
    };

    private static SchemaType Core(SchemaType type) => type is ArrayType array ? Core(array.Items) : type;

    private static bool HoldsObjects(SchemaType type) => Core(type) is ObjectReference;
}
