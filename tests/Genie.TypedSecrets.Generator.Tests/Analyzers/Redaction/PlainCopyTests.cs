using Genie.TypedSecrets.Generator.Analyzers.Redaction;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Redaction;

public sealed class PlainCopyTests
{
    [Theory]
    [InlineData("_ = new Login(\"me\", [|secret.Reveal()|]);")]
    [InlineData("_ = new Settings { Token = [|secret.Reveal()|] };")]
    [InlineData("_ = new Settings() with { Token = \"Bearer \" + [|secret.Reveal()|] };")]
    [InlineData("_ = new LoginDto { Token = [|secret.Reveal()|] };")]
    [InlineData("_ = new Contract { Token = [|secret.Reveal()|] };")]
    [InlineData("var token = secret.Reveal(); _ = new Settings { Token = [|token|] };")]
    public async Task Value_CopiedIntoAnObjectThatShowsIt_IsFound(string statements) => await VerifyAsync(statements);

    [Theory]
    [InlineData("_ = new Hidden(secret.Reveal());")]
    [InlineData("_ = new Kept(secret);")]
    [InlineData("_ = new Client { Token = secret.Reveal() };")]
    [InlineData("_ = new UriBuilder(\"https\", \"example.com\") { Password = secret.Reveal() };")]
    [InlineData("_ = new Settings { Token = \"fixed\" }; _ = secret.Reveal();")]
    [InlineData("_ = new ExternalApiHolder(Secret.Create(secret.Reveal()));")]
    [InlineData("_ = new Reader(() => secret.Reveal());")]
    [InlineData("_ = new Reader(secret.Reveal);")]
    [InlineData("Func<string> read = () => secret.Reveal(); _ = new Reader(read);")]
    public async Task Value_InAnObjectThatDoesNotShowIt_IsFine(string statements) => await VerifyAsync(statements);

    [Fact]
    public async Task Rule_SwitchedOffInEditorConfig_IsSilent() => await VerifyAsync("_ = new Login(\"me\", secret.Reveal());", "dotnet_diagnostic.GTS1803.severity = none");

    private static async Task VerifyAsync(string statements, string editorConfig = "") => await AnalyzerTest<PlainCopyAnalyzer>.VerifyAsync(
        $$"""
        namespace IngestJob;

        public sealed record Login(string User, string Token);

        public sealed record Settings { public string? Token { get; init; } }

        public sealed record Hidden(string Token) { public override string ToString() => "hidden"; }

        public sealed record Kept(Secret<string> Token);

        public sealed record Reader(Func<string> Read);

        public sealed record ExternalApiHolder(Secret<string> Token);

        public sealed class LoginDto { public string? Token { get; set; } }

        [System.Runtime.Serialization.DataContract]
        public sealed class Contract { public string? Token { get; set; } }

        public sealed class Client { public string? Token { get; set; } }

        internal sealed class Job
        {
            public void Run(Secret<string> secret)
            {
                {{statements}}
            }
        }
        """,
        editorConfig);
}
