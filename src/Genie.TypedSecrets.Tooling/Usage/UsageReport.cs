using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents the secrets that compiled code can read: never less than it can, and no guesses.</summary>
/// <param name="Job">The name of the assembly that starts, or of the only one.</param>
/// <param name="Project">The project of the schemas that the code was generated from; null where no generated code was found.</param>
/// <param name="Secrets">The categories that are read through generated accessors, by name.</param>
/// <param name="Named">The secrets that are read by a constant name, by name.</param>
/// <param name="Unknown">The reads whose name is computed. What they read is not known.</param>
/// <param name="Advice">The advice on how to read less, in sentences.</param>
public sealed record UsageReport(
    string Job,
    string? Project,
    IReadOnlyList<SecretUsage> Secrets,
    IReadOnlyList<NamedUsage> Named,
    IReadOnlyList<CodeLocation> Unknown,
    IReadOnlyList<string> Advice) : Report
{
    /// <summary>The name that a report uses for the environment that the process runs in.</summary>
    public const string CurrentEnvironment = "$current";

    /// <inheritdoc/>
    public override string Kind => "usage";
}

/// <summary>Represents the use of a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Environments">The environments, <c>$current</c> for the one that the process runs in.</param>
/// <param name="Keys">The JSON names of the keys, in the schema's order; empty where only a preload reads it.</param>
/// <param name="Preloaded">Whether a preload reads it.</param>
/// <param name="Reads">The reads, by file and line.</param>
public sealed record SecretUsage(string Category, IReadOnlyList<string> Environments, IReadOnlyList<string> Keys, bool Preloaded, IReadOnlyList<CodeLocation> Reads)
{
    /// <summary>Gets the places at which each key is read, in the order of <see cref="Keys"/>. A key that is read only as part of the whole record has no places of its own.</summary>
    public IReadOnlyList<KeyUsage> KeyReads { get; init; } = [];

    /// <summary>Gets the pattern of the secret's names, or its name or ARN in all environments; null for <c>{project}-{environment}/{category}</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SecretName { get; init; }

    /// <summary>Gets the names, patterns or ARNs in single environments, as the category's <c>x-secret-name</c> gives them; null if it gives none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? SecretNames { get; init; }
}

/// <summary>Represents the use of a key.</summary>
/// <param name="Key">The JSON name of the key.</param>
/// <param name="Reads">The reads, by file and line.</param>
public sealed record KeyUsage(string Key, IReadOnlyList<CodeLocation> Reads);

/// <summary>Represents a secret that is read by a constant name or ARN.</summary>
/// <param name="Name">The name or ARN.</param>
/// <param name="Reads">The reads, by file and line.</param>
public sealed record NamedUsage(string Name, IReadOnlyList<CodeLocation> Reads);

/// <summary>Represents a place in source code.</summary>
/// <param name="File">The file; null where there are no debug symbols.</param>
/// <param name="Line">The line, counted from one; zero where there are no debug symbols.</param>
/// <param name="Member">The member: <c>IngestJob.Job.RunAsync</c>.</param>
public sealed record CodeLocation(string? File, int Line, string Member) : IComparable<CodeLocation>
{
    /// <inheritdoc/>
    public int CompareTo(CodeLocation? other) => other is null
        ? 1
        : (string.CompareOrdinal(File, other.File), Line.CompareTo(other.Line), string.CompareOrdinal(Member, other.Member)) switch
        {
            (not 0 and var file, _, _) => file,
            (_, not 0 and var line, _) => line,
            (_, _, var member) => member,
        };

    /// <inheritdoc/>
    public override string ToString() => File is null ? Member : $"{File}:{Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Compares two places by file, line and member.</summary>
    public static bool operator <(CodeLocation? left, CodeLocation? right) => Comparer<CodeLocation>.Default.Compare(left, right) < 0;

    /// <summary>Compares two places by file, line and member.</summary>
    public static bool operator <=(CodeLocation? left, CodeLocation? right) => Comparer<CodeLocation>.Default.Compare(left, right) <= 0;

    /// <summary>Compares two places by file, line and member.</summary>
    public static bool operator >(CodeLocation? left, CodeLocation? right) => Comparer<CodeLocation>.Default.Compare(left, right) > 0;

    /// <summary>Compares two places by file, line and member.</summary>
    public static bool operator >=(CodeLocation? left, CodeLocation? right) => Comparer<CodeLocation>.Default.Compare(left, right) >= 0;
}
