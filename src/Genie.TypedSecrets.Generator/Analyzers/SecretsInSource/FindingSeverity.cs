using Genie.TypedSecrets.Schema.Credentials;
using Genie.TypedSecrets.Schema.Naming;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>
/// Decides the severity of a finding where the configuration does not: an error for what proves itself, a warning for what is likely, a
/// suggestion for local credentials and development settings, and one step less in tests and samples.
/// </summary>
internal sealed class FindingSeverity
{
    private static readonly string[] s_testAssemblies =
        ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core", "BenchmarkDotNet"];

    private readonly bool _isTestProject;

    internal FindingSeverity(Compilation compilation) => _isTestProject =
        IsTestName(compilation.AssemblyName ?? string.Empty)
        || compilation.ReferencedAssemblyNames.Any(reference => Array.IndexOf(s_testAssemblies, reference.Name) >= 0);

    /// <summary>Gets the severity of a finding in a file.</summary>
    internal DiagnosticSeverity Of(DiagnosticDescriptor rule, DetectedCredential? found, string path, string? name = null)
    {
        var severity = found switch
        {
            null => rule.DefaultSeverity,
            { Certainty: CredentialCertainty.Local } => DiagnosticSeverity.Info,
            { Certainty: CredentialCertainty.Proven } when !SaysSample(name) => rule.DefaultSeverity,
            _ => DiagnosticSeverity.Warning,
        };
        if (IsDevelopment(path))
        {
            severity = DiagnosticSeverity.Info;
        }

        return severity > DiagnosticSeverity.Info && (_isTestProject || IsTestPath(path)) ? severity - 1 : severity;
    }

    private static bool IsDevelopment(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && (path.EndsWith(".Development.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".Local.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".Docker.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".Dev.json", StringComparison.OrdinalIgnoreCase));

    private static bool IsTestPath(string path) => path.Split('/', '\\').Any(part => part.ToLowerInvariant() is "test" or "tests" or "testing" or "fixtures" or "testdata" or "samples" or "mocks" or "fakes" or "sample" or "example" or "examples" or "demo" or "demos" || IsTestName(part));

    // SamplePrivateKey: a real token under such a name is still a finding, but it does not stop a build.
    private static bool SaysSample(string? name) => name is not null && KeyNames.Words(name).Any(word => word is "sample" or "example" or "demo" or "test" or "testing");

    private static bool IsTestName(string name)
    {
        var end = name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? name.Length - 3 : name.Length;
        var own = name.Substring(0, end);
        return StartsWith(own, "Test") || StartsWith(own, "Mock") || StartsWith(own, "Fake") || own.EndsWith("tests", StringComparison.OrdinalIgnoreCase) || own.EndsWith(".Test", StringComparison.Ordinal) || own.EndsWith("UnitTest", StringComparison.Ordinal) || own.EndsWith(".Specs", StringComparison.Ordinal) || own.EndsWith("Benchmarks", StringComparison.Ordinal);
    }

    // TestConstants, MockHelpers, but not Testimonials.
    private static bool StartsWith(string name, string word) => name.Length > word.Length && char.IsUpper(name[word.Length]) && name.StartsWith(word, StringComparison.Ordinal);
}
