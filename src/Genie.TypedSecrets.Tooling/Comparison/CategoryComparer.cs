using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares two versions of a category's schema. Each object is compared once, regardless of the references to it.</summary>
internal sealed class CategoryComparer(CategoryModel before, CategoryModel after, SecretNames names, ChangeList changes)
{
    private readonly HashSet<(string Old, string New)> _objects = [];
    private readonly HashSet<(string Old, string New)> _enums = [];
    private readonly Queue<(ObjectModel Old, ObjectModel New, KeyPlace Place)> _pending = new();

    internal void Compare()
    {
        if (before.Identifier != after.Identifier)
        {
            Add(DiffRules.CategoryIdentifier, KeyPlace.Root, $"The C# name '{before.Identifier}' became '{after.Identifier}'. Change the code that uses it.", Verdict.BreaksCode);
        }

        ComparePolicy(KeyPlace.Root, before.Policy, after.Policy);
        CompareStrictness();
        if ((before.Root, after.Root) is (ObjectReference, ObjectReference) or (UnionReference, UnionReference))
        {
            Enqueue(before.Root, after.Root, KeyPlace.Root);
        }
        else
        {
            CompareScalarRoots();
            Enqueue(before.Root, after.Root, KeyPlace.Root);
        }

        while (_pending.TryDequeue(out var pair))
        {
            new ObjectComparer(this, pair.Old, pair.New, pair.Place).Compare();
        }
    }

    internal TypeInclusion Inclusion { get; } = new(before, after);

    internal void Add(DiffRule rule, KeyPlace place, string message, params IEnumerable<Verdict> verdicts) =>
        changes.Add(new(rule, after.Name, message) { Place = place, Verdicts = verdicts });

    /// <summary>Adds a change with commands for each of the category's secrets.</summary>
    internal void Add(ChangeDraft draft, params IEnumerable<(StepTime Time, Func<string, string> Command)> steps) => changes.Add(draft with
    {
        Environments = [.. names.EnvironmentsOf(after)],
        Steps = [.. steps.SelectMany(step => names.EnvironmentsOf(after).Select(environment => (Environment: environment, Name: names.Format(environment, after.Name))).Select(secret => new Step(step.Time, secret.Environment, secret.Name, step.Command(secret.Name))))],
    });

    internal ChangeDraft Draft(DiffRule rule, KeyPlace place, string message, params IEnumerable<Verdict> verdicts) => new(rule, after.Name, message) { Place = place, Verdicts = verdicts };

    /// <summary>Compares what stands inside two types that hold objects or enumerations.</summary>
    internal void Enqueue(SchemaType old, SchemaType type, KeyPlace place)
    {
        switch (old, type)
        {
            case (ObjectReference a, ObjectReference b) when _objects.Add((a.Identifier, b.Identifier)):
                if (a.Identifier != b.Identifier && place.Path.Length > 0)
                {
                    Add(DiffRules.NestedTypeRenamed, place, $"The C# type '{a.Identifier}' became '{b.Identifier}'. Change the code that names it.", Verdict.BreaksCode);
                }

                _pending.Enqueue((before.Objects.First(o => o.Identifier == a.Identifier), after.Objects.First(o => o.Identifier == b.Identifier), place));
                break;
            case (UnionReference a, UnionReference b) when _objects.Add((a.Identifier, b.Identifier)):
                if (a.Identifier != b.Identifier && place.Path.Length > 0)
                {
                    Add(DiffRules.NestedTypeRenamed, place, $"The C# type '{a.Identifier}' became '{b.Identifier}'. Change the code that names it.", Verdict.BreaksCode);
                }

                new UnionComparer(this, before.Unions.First(u => u.Identifier == a.Identifier), after.Unions.First(u => u.Identifier == b.Identifier), place).Compare();
                break;
            case (EnumReference a, EnumReference b) when _enums.Add((a.Identifier, b.Identifier)):
                CompareEnums(before.Enums.First(e => e.Identifier == a.Identifier), after.Enums.First(e => e.Identifier == b.Identifier), place);
                break;
            case (ArrayType a, ArrayType b):
                Enqueue(a.Items, b.Items, place with { IsInList = true });
                break;
            case (MapType a, MapType b):
                Enqueue(a.Values, b.Values, place.Entries);
                break;
        }
    }

    internal void ComparePolicy(KeyPlace place, PolicyModel old, PolicyModel current)
    {
        List<string> parts = [];
        AddPart("owner", old.Owner, current.Owner);
        AddPart("rotation", old.RotationDays is { } was ? $"{was} days" : null, current.RotationDays is { } days ? $"{days} days" : null);
        AddPart("tags", Tags(old), Tags(current));
        if (parts.Count > 0)
        {
            Add(DiffRules.PolicyChanged, place, string.Join("; ", parts) + ".");
        }

        void AddPart(string what, string? from, string? to)
        {
            if (from != to)
            {
                parts.Add($"{what}: {from ?? "none"} became {to ?? "none"}");
            }
        }

        static string? Tags(PolicyModel policy) => policy.Tags.Count == 0 ? null : string.Join(", ", policy.Tags.Select(static tag => $"{tag.Key}={tag.Value}"));
    }

    private void CompareStrictness()
    {
        if (before.IsStrict == after.IsStrict || !CanBeStoredAsText(before))
        {
            return;
        }

        if (after.IsStrict)
        {
            Add(DiffRules.ConstraintTightened, KeyPlace.Root, "Stored values may be rejected: x-strict does not accept numbers, booleans, objects and lists that are stored as text.", Verdict.BreaksStoredValues);
        }
        else
        {
            Add(DiffRules.ConstraintLoosened, KeyPlace.Root, "Numbers, booleans, objects and lists that are stored as text are accepted now.");
        }
    }

    // Whether x-strict makes a difference: below the root, everything but text can be stored as text.
    private static bool CanBeStoredAsText(CategoryModel category) =>
        IsNoText(Items(category.Root)) || category.Objects.Any(static item => item.Keys.Any(static key => IsNoText(key.Type)) || (item.Additional is { Type: var map } && IsNoText(map.Values)));

    private static SchemaType? Items(SchemaType root) => root switch
    {
        ArrayType array => array.Items,
        MapType map => map.Values,
        _ => null,
    };

    private static bool IsNoText(SchemaType? type) => type is IntegerType or NumberType or BooleanType or ArrayType or MapType or FreeFormType or ObjectReference or UnionReference;

    private static string Describe(CategoryModel category) => category.Root switch
    {
        ObjectReference => "an object",
        UnionReference => "one of several objects",
        _ => CSharpShape.Of(category.Root, category.RootIsSensitive),
    };

    private void CompareScalarRoots()
    {
        var oldShape = Describe(before);
        var shape = Describe(after);

        // Bytes can be stored as SecretBinary, which only a schema of bytes reads.
        var reason = (before.Root, after.Root) is (BinaryType, not BinaryType) ? "bytes are not text" : Inclusion.FindReason(before.Root, after.Root);
        if (oldShape != shape)
        {
            List<Verdict> verdicts = [Verdict.BreaksCode];
            if (reason is not null)
            {
                verdicts.Add(Verdict.BreaksStoredValues);
            }

            Add(DiffRules.TypeChanged, KeyPlace.Root, $"The secret was {oldShape} and is {shape}.", verdicts);
        }
        else if (reason is not null)
        {
            Add(DiffRules.ConstraintTightened, KeyPlace.Root, $"Stored values may be rejected: {reason}.", Verdict.BreaksStoredValues);
        }
        else if (before.Root != after.Root)
        {
            Add(DiffRules.ConstraintLoosened, KeyPlace.Root, "More values are allowed.");
        }
    }

    private void CompareEnums(EnumModel old, EnumModel current, KeyPlace place)
    {
        if (old.Identifier != current.Identifier)
        {
            Add(DiffRules.NestedTypeRenamed, place, $"The C# type '{old.Identifier}' became '{current.Identifier}'. Change the code that names it.", Verdict.BreaksCode);
        }

        foreach (var member in old.Members)
        {
            List<Verdict> verdicts = [];
            if (!current.Members.Any(m => m.JsonValue == member.JsonValue))
            {
                verdicts.Add(Verdict.BreaksStoredValues);
            }

            if (!current.Members.Any(m => m.Identifier == member.Identifier))
            {
                verdicts.Add(Verdict.BreaksCode);
            }

            if (verdicts.Count > 0)
            {
                var renamed = current.Members.FirstOrDefault(m => m.JsonValue == member.JsonValue);
                Add(
                    DiffRules.EnumValueRemoved,
                    place,
                    renamed is null ? $"The value '{member.JsonValue}' was removed." : $"The C# name of the value '{member.JsonValue}' was '{member.Identifier}' and is '{renamed.Identifier}'. Change the code that uses it.",
                    verdicts);
            }
        }

        foreach (var member in current.Members.Where(member => !old.Members.Any(m => m.JsonValue == member.JsonValue)))
        {
            Add(DiffRules.EnumValueAdded, place, $"The value '{member.JsonValue}' was added. Code that handles each value should handle this one.");
        }
    }
}
