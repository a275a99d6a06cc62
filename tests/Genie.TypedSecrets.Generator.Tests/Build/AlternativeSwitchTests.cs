using Genie.TypedSecrets.Generator.Suppressions;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Tests.Build;

/// <summary>A switch over the alternatives of a generated record is exhaustive without a default, and the compiler still warns about one that is not.</summary>
public sealed class AlternativeSwitchTests
{
    [Theory]
    [InlineData("LogonSecret.PasswordSecret p => p.Account, LogonSecret.PrivateKeySecret k => k.Account", "secret")]
    [InlineData("LogonSecret.PasswordSecret => \"a\", LogonSecret.PrivateKeySecret => \"b\"", "secret")]
    [InlineData("LogonSecret.PasswordSecret or LogonSecret.PrivateKeySecret => \"a\"", "secret")]
    [InlineData("LogonSecret.PasswordSecret { Account: \"x\" } => \"x\", LogonSecret.PasswordSecret { Account: var a } => a, LogonSecret.PrivateKeySecret { } => \"b\"", "secret")]
    [InlineData("LogonSecret.PasswordSecret p when p.Account == \"x\" => \"x\", LogonSecret.PasswordSecret => \"a\", LogonSecret.PrivateKeySecret => \"b\"", "secret")]
    [InlineData("NestedSecret.TokenSecret t => \"a\", NestedSecret.UrlSecret u => \"b\"", "nested.Auth")]
    public async Task Switch_OverEveryAlternative_HasNoWarning(string arms, string value)
    {
        (await WarningsAsync(arms, value, isSuppressed: false)).ShouldBe(["CS8509"]);
        (await WarningsAsync(arms, value)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("LogonSecret.PasswordSecret p => p.Account", "secret")]
    [InlineData("LogonSecret.PasswordSecret => \"a\", LogonSecret.PrivateKeySecret { Account: \"x\" } => \"b\"", "secret")]
    [InlineData("LogonSecret.PasswordSecret => \"a\", LogonSecret.PrivateKeySecret k when k.Account == \"x\" => \"b\"", "secret")]
    [InlineData("LogonSecret.PasswordSecret => \"a\", LogonSecret.PrivateKeySecret => \"b\"", "maybe")]
    [InlineData("NestedSecret.TokenSecret t => \"a\"", "nested.Auth")]
    [InlineData("Mine.One => \"a\"", "mine")]
    public async Task Switch_ThatMissesAValue_StillWarns(string arms, string value) => (await WarningsAsync(arms, value)).ShouldBe(["CS8509"]);

    private static async Task<string[]> WarningsAsync(string arms, string value, bool isSuppressed = true)
    {
        var compilation = TestProject.WithManifest
            .Schema("logon", Schemas.WholeUnion)
            .Schema("nested", """
                { "properties": { "auth": { "oneOf": [
                  { "type": "object", "properties": { "token": { "type": "string" } }, "required": ["token"] },
                  { "type": "object", "properties": { "url": { "type": "string" } }, "required": ["url"] }] } }, "required": ["auth"] }
                """)
            .Source($$"""
                namespace IngestJob;

                internal abstract record Mine
                {
                    private protected Mine() { }

                    internal sealed record One : Mine;
                }

                internal static class Job
                {
                    internal static string Run(LogonSecret secret, LogonSecret? maybe, NestedSecret nested, Mine mine) => {{value}} switch { {{arms}} };
                }
                """)
            .Run().Compilation;
        if (!isSuppressed)
        {
            return [.. Compiler.Check(compilation).Select(diagnostic => diagnostic.Id)];
        }

        var diagnostics = await compilation
            .WithAnalyzers([new AlternativeSwitchSuppressor()], new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false))
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.Where(diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden).Select(diagnostic => diagnostic.Id)];
    }
}
