namespace Genie.TypedSecrets.Testing.Conformance;

/// <summary>Represents a case of the conformance suite.</summary>
/// <param name="Name">The name, as tests are named in this repository.</param>
/// <param name="RunAsync">Runs it. It throws if the store does not do what is expected.</param>
internal sealed record ConformanceCase<T>(string Name, Func<T, CancellationToken, Task> RunAsync);

/// <summary>Represents the cases of a suite.</summary>
internal sealed class ConformanceCases<T>(IEnumerable<ConformanceCase<T>> cases)
{
    private readonly ConformanceCase<T>[] _cases = [.. cases];

    internal IReadOnlyList<string> Names => Array.ConvertAll(_cases, static item => item.Name);

    internal Task RunAsync(string name, T suite, CancellationToken cancellationToken) =>
        (Array.Find(_cases, item => item.Name == name) ?? throw new ArgumentException($"The conformance suite has no case '{name}'. See Cases.", nameof(name)))
        .RunAsync(suite, cancellationToken);
}
