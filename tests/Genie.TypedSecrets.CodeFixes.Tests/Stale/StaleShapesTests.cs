using Captured = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Stale.CapturedValueAnalyzer,
    Genie.TypedSecrets.CodeFixes.Stale.RevealInsideCodeFix>;
using Loop = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Stale.StaleObjectAnalyzer,
    Genie.TypedSecrets.CodeFixes.Stale.RevealInsideCodeFix>;
using Stored = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Stale.StoredValueAnalyzer,
    Genie.TypedSecrets.CodeFixes.Stale.RevealOnUseCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Stale;

/// <summary>Tests fixes of values that do not follow rotation, in code of unusual shapes.</summary>
public sealed class StaleShapesTests
{
    [Theory]
    [InlineData(
        "var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); _read = async inner => { await Task.Yield(); return token; };",
        "var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); _read = async inner => { await Task.Yield(); return (await Secrets.Current.ApiKeys.GetAsync(inner)).GithubToken.Reveal(); };")]
    [InlineData(
        "var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); _get = async () => { await Task.Yield(); return token; };",
        "var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); _get = async () => { await Task.Yield(); return (await Secrets.Current.ApiKeys.GetAsync()).GithubToken.Reveal(); };")]
    [InlineData(
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); _any = () => new { token, pair = (token, 1).token };",
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); _any = () => new { token = Secrets.Current.ApiKeys.GithubToken.Reveal(), pair = (token: Secrets.Current.ApiKeys.GithubToken.Reveal(), 1).token };")]
    [InlineData(
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); _any = delegate { return $\"{token}:\"; };",
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); _any = delegate { return $\"{Secrets.Current.ApiKeys.GithubToken.Reveal()}:\"; };")]
    public Task Fix_OfACapturedValue_RevealsItInTheLambda(string before, string after) => Captured.VerifyAsync(Job(before), Job(after));

    [Theory]
    [InlineData("var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); _any = () => token;")]
    [InlineData("var db = await Secrets.Current.Database.GetAsync(ct); var token = db.Password.Reveal(); _any = () => token;")]
    [InlineData("var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); _any = () => nameof(token) + token;")]
    [InlineData("var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); _any = () => { token += \"x\"; return token; };")]
    [InlineData("var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); _any = () => Change(ref token); string Change(ref string text) => text = \"x\";")]
    public Task Fix_ThatWouldChangeTheMeaningOfALambda_IsNotOffered(string statements) => Captured.OffersNothingAsync(Job(statements));

    [Theory]
    [InlineData(
        "var stop = ct; var token = (await Secrets.Current.ApiKeys.GetAsync(stop)).GithubToken.Reveal(); do { _ = token.Length; } while (!ct.IsCancellationRequested);",
        "var stop = ct; var token = (await Secrets.Current.ApiKeys.GetAsync(stop)).GithubToken.Reveal(); do { _ = (await Secrets.Current.ApiKeys.GetAsync(stop)).GithubToken.Reveal().Length; } while (!ct.IsCancellationRequested);")]
    [InlineData(
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); while (true) { new List<int>().ForEach(i => Use(token)); await Task.Delay(1, ct); } void Use(string text) { }",
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); while (true) { new List<int>().ForEach(i => Use(Secrets.Current.ApiKeys.GithubToken.Reveal())); await Task.Delay(1, ct); } void Use(string text) { }")]
    public Task Fix_OfALoop_RevealsItInTheLoop(string before, string after) => Loop.VerifyAsync(Job(before), Job(after));

    [Theory]
    [InlineData("var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); while (true) { lock (this) { _ = token.Length; } await Task.Delay(1, ct); }")]
    [InlineData("var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); while (true) { new List<int>().ForEach(i => Use(token)); await Task.Delay(1, ct); } void Use(string text) { }")]
    public Task Fix_ThatWouldHaveToAwaitWhereItCannot_IsNotOffered(string statements) => Loop.OffersNothingAsync(Job(statements));

    [Theory]
    [InlineData(
        "/// <summary>The key.</summary>\r\n    public required int Id { get; init; }\r\n\r\n    private static readonly byte[] s_key = /* the key */ Convert.FromBase64String(Secrets.Current.ApiKeys.GithubToken.Reveal()); // why",
        "/// <summary>The key.</summary>\r\n    public required int Id { get; init; }\r\n\r\n    private static byte[] s_key => /* the key */ Convert.FromBase64String(Secrets.Current.ApiKeys.GithubToken.Reveal()); // why")]
    [InlineData(
        "readonly string _token = Secrets.Current.ApiKeys.GithubToken.Reveal(); internal int Length => this._token.Length + _token[0];",
        "string _token => Secrets.Current.ApiKeys.GithubToken.Reveal(); internal int Length => this._token.Length + _token[0];")]
    public Task Fix_OfAMember_KeepsItsComments(string before, string after) => Stored.VerifyAsync(Type(before), Type(after));

    [Theory]
    [InlineData("private static readonly string s_token = Secrets.Current.ApiKeys.GithubToken.Reveal(); internal static ref readonly string Token => ref s_token;")]
    [InlineData("private static readonly string s_token = Secrets.Current.ApiKeys.GithubToken.Reveal(); internal static int Length() => In(in s_token); private static int In(in string text) => text.Length;")]
    [InlineData("private readonly string _token = Secrets.Current.ApiKeys.GithubToken.Reveal(); internal Job(string other) { if (other.Length > 0) _token = other; }")]
    [InlineData("public string Token { get; } = Secrets.Current.ApiKeys.GithubToken.Reveal(); internal Job(string other) => Token = other;")]
    [InlineData("private static readonly byte[] s_key = Convert.FromBase64String(Secrets.Current.ApiKeys.GithubToken.Reveal()); internal static void Clear() => Array.Clear(s_key);")]
    [InlineData("private static readonly byte[] s_key = Convert.FromBase64String(Secrets.Current.ApiKeys.GithubToken.Reveal()); internal static void Change() => s_key[0] = 1;")]
    [InlineData("private static readonly List<string> s_tokens = [Secrets.Current.ApiKeys.GithubToken.Reveal()];")]
    [InlineData("private static readonly string s_token = Guid.NewGuid() + Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData("[NonSerialized] private readonly string _token = Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData("private static readonly string s_token =\n#if DEBUG\n        \"debug\" +\n#endif\n        Secrets.Current.ApiKeys.GithubToken.Reveal(); internal static ref readonly string Token => ref s_token;")]
    public Task Fix_OfAMemberThatIsMoreThanItsValue_IsNotOffered(string members) => Stored.OffersNothingAsync(Type(members));

    private static string Type(string members) => $$"""
        namespace IngestJob;

        internal sealed partial class Job
        {
            {{members}}
        }
        """;

    private static string Job(string statements) => $$"""
        namespace IngestJob
        {
            internal sealed class Job
            {
                private Func<CancellationToken, Task<string>>? _read;
                private Func<Task<string>>? _get;
                private Func<object>? _any;

                public async Task RunAsync(CancellationToken ct)
                {
                    await Task.Yield();
                    {{statements}}
                    _ = (_read, _get, _any);
                }
            }
        }
        """;
}
