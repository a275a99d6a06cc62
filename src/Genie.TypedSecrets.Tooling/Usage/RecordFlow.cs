namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Decides whether a value that is used as another type takes a record, or a value of a type parameter, to where it cannot be followed.</summary>
/// <param name="types">The generated types.</param>
/// <param name="hasLateBinding">Whether code of the job finds members by their names while it runs: <c>dynamic</c>, and late binding in Visual Basic.</param>
internal sealed class RecordFlow(GeneratedTypes types, bool hasLateBinding)
{
    // Through these, the values that an object contains or returns cannot be reached.
    private static readonly string[] s_opaque =
        ["System.Threading.Tasks.Task", "System.IDisposable", "System.IAsyncDisposable", "System.Runtime.CompilerServices.IAsyncStateMachine", "Genie.TypedSecrets.SecretAccessor"];

    private readonly Dictionary<string, IReadOnlyList<string>> _tracked = new(StringComparer.Ordinal);

    /// <summary>Determines whether the assemblies have code that finds members while it runs.</summary>
    internal static bool HasLateBinding(IEnumerable<LoadedAssembly> assemblies) => assemblies.Any(static assembly => assembly.Reader.TypeReferences
        .Select(handle => TypeNameProvider.NameOf(assembly.Reader, handle))
        .Any(static name => name is "Microsoft.CSharp.RuntimeBinder.Binder" or "Microsoft.VisualBasic.CompilerServices.NewLateBinding"));

    /// <summary>Gets the records and type parameters in a type.</summary>
    internal IReadOnlyList<string> TrackedIn(string? type)
    {
        if (type is null)
        {
            return [];
        }

        if (!_tracked.TryGetValue(type, out var tracked))
        {
            _tracked.Add(type, tracked = [.. TypeName.PartsOf(type).Where(part => part.StartsWith('!') || types.Record(part) is not null).Distinct(StringComparer.Ordinal)]);
        }

        return tracked;
    }

    /// <summary>Gets the members of a type that are not in the type that a value of it is used as.</summary>
    /// <param name="type">The type of the value; null if it does not matter.</param>
    /// <param name="target">The type that it is used as; null if that is not known.</param>
    internal IReadOnlyList<string> Lost(string? type, string? target)
    {
        var tracked = TrackedIn(type);
        if (tracked.Count == 0 || type == target)
        {
            return [];
        }

        if (types.Record(type!) is { } record)
        {
            // An alternative is used as the record of its category, and the other way round.
            return target is not null && types.Record(target) == record ? [] : tracked;
        }

        if (type!.StartsWith("Genie.TypedSecrets.", StringComparison.Ordinal) || (target is not null && TypeName.PartsOf(target).Any(static part => s_opaque.Contains(part, StringComparer.Ordinal))))
        {
            return [];
        }

        var kept = TrackedIn(target);
        return kept.Count == 0 ? tracked : [.. tracked.Where(part => !kept.Any(other => other == part || (types.Record(part) is { } of && types.Record(other) == of)))];
    }

    /// <summary>Determines whether code can find the secrets of an accessor or environment by the names of members, because it is used as an object.</summary>
    internal bool IsLateBound(string? type, string? target) => hasLateBinding && target == "System.Object" && type is not null
        && (types.Accessor(type) is not null || types.IsEnvironment(type, out _) || types.IsRoot(type));
}
