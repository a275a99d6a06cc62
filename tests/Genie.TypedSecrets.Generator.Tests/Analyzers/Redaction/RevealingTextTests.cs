using Genie.TypedSecrets.Generator.Analyzers.Redaction;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Redaction;

public sealed class RevealingTextTests
{
    [Theory]
    [InlineData("public override string ToString() => [|Token.Reveal()|];")]
    [InlineData("public override string ToString() => $\"login {[|Token.Reveal()|]}\";")]
    [InlineData("public override string ToString() { var text = \"login \" + Token.Reveal(); return [|text|]; }")]
    [InlineData("public string ToString(string format) => format + [|Token.Reveal()|];")]
    [InlineData("private bool PrintMembers(StringBuilder builder) { builder.Append(\"Token = \").Append([|Token.Reveal()|]); return true; }")]
    public async Task Text_WithARevealedValue_IsFound(string member) => await VerifyAsync(member);

    [Theory]
    [InlineData("public override string ToString() => $\"login {Token}\";")]
    [InlineData("public override string ToString() => $\"login of {Token.Reveal().Length} characters\";")]
    [InlineData("public override string ToString() { Func<string> read = () => { return Token.Reveal(); }; return read is null ? \"a\" : \"b\"; }")]
    [InlineData("private bool PrintMembers(StringBuilder builder) { builder.Append(\"Token = \").Append(Token); return Token.Reveal().Length > 0; }")]
    [InlineData("public string Header() => \"Bearer \" + Token.Reveal();")]
    public async Task Text_WithoutARevealedValue_IsFine(string member) => await VerifyAsync(member);

    [Fact]
    public async Task Text_OfAGeneratedRecordsOtherPart_IsFound() => await AnalyzerTest<RevealingTextAnalyzer>.VerifyAsync("""
        namespace IngestJob;

        internal sealed partial record DatabaseSecret
        {
            public override string ToString() => $"{Host}:{[|Password.Reveal()|]}";
        }
        """);

    [Fact]
    public async Task Rule_SwitchedOffInEditorConfig_IsSilent() => await VerifyAsync(
        "public override string ToString() => Token.Reveal();",
        "dotnet_diagnostic.GTS1801.severity = none");

    private static async Task VerifyAsync(string member, string editorConfig = "") => await AnalyzerTest<RevealingTextAnalyzer>.VerifyAsync(
        $$"""
        using System.Text;

        namespace IngestJob;

        internal sealed record Login(Secret<string> Token)
        {
            {{member}}
        }
        """,
        editorConfig);

    [Fact]
    public Task Member_ThatTheDebuggerShows_IsReported() => AnalyzerTest<RevealingTextAnalyzer>.VerifyAsync("""
        namespace IngestJob;

        [System.Diagnostics.DebuggerDisplay("{User} {Shown,nq}")]
        internal sealed class Login(Secret<string> password)
        {
            public string User => "loader";

            private string Shown => {|GTS1801:password.Reveal()|};

            internal string Hidden => password.Reveal();
        }
        """);
}
