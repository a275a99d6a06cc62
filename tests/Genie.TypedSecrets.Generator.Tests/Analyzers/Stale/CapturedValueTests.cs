using Genie.TypedSecrets.Generator.Analyzers.Stale;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Stale;

public sealed class CapturedValueTests
{
    [Theory]
    [InlineData("_read = () => [|token|];")]
    [InlineData("Changed += () => _ = [|token|].Length;")]
    [InlineData("_ = new Timer(_ => Use([|token|]), null, 0, 1000);")]
    [InlineData("services.Register(() => [|token|]);")]
    [InlineData("_ = new SecretAuthenticationHandler<ApiKeysSecret>(Secrets.Current.ApiKeys, _ => new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", [|token|]));")]
    [InlineData("_ = Secrets.Current.Database.CreateDataSource(null!, (_, builder) => builder[\"Password\"] = [|token|]);")]
    [InlineData("var header = \"Bearer \" + token; _read = () => [|header|] + header;")]
    public async Task Lambda_ThatLivesOnWithARevealedValue_IsFound(string statements) => await VerifyAsync(statements);

    [Theory]
    [InlineData("_read = () => secret.Reveal();")]
    [InlineData("_read = () => Secrets.Current.ApiKeys.GithubToken.Reveal(); _ = token;")]
    [InlineData("var all = new[] { 1 }.Select(n => token + n).ToList();")]
    [InlineData("Func<string> read = () => token; _ = read();")]
    [InlineData("_read = () => { var inner = secret.Reveal(); return inner; };")]
    [InlineData("var length = token.Length; _read = () => $\"{length}\";")]
    [InlineData("_ = Task.Run(() => Use(token));")]
    [InlineData("_ = Secrets.Current.Database.CreateDataSource(null!, (db, builder) => builder[\"Password\"] = db.Password.Reveal()); _ = token;")]
    public async Task Lambda_ThatKeepsNoValueOrDoesNotLiveOn_IsFine(string statements) => await VerifyAsync(statements);

    [Fact]
    public async Task Lambda_ThatIsReturned_IsFound() => await AnalyzerTest<CapturedValueAnalyzer>.VerifyAsync("""
        namespace IngestJob;

        internal sealed class Job
        {
            public Func<string> Read(Secret<string> secret)
            {
                var token = secret.Reveal();
                return () => [|token|];
            }
        }
        """);

    [Fact]
    public async Task Rule_SwitchedOffInEditorConfig_IsSilent() => await VerifyAsync("_read = () => token;", "dotnet_diagnostic.GTS1603.severity = none");

    private static async Task VerifyAsync(string statements, string editorConfig = "") => await AnalyzerTest<CapturedValueAnalyzer>.VerifyAsync(
        $$"""
        namespace IngestJob;

        internal interface IServiceCollection { void Register(Func<string> factory); }

        internal sealed class Job
        {
            private Func<string>? _read;

            public event Action? Changed;

            public void Run(IServiceCollection services, Secret<string> secret)
            {
                var token = secret.Reveal();
                {{statements}}
                _ = (_read, services);
                Changed?.Invoke();
            }

            private static void Use(string text) => _ = text;
        }
        """,
        editorConfig);
}
