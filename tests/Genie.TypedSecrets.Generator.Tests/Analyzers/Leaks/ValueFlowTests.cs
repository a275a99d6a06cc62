using Genie.TypedSecrets.Generator.Analyzers.Leaks;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Leaks;

/// <summary>The ways a value takes within a method, and where the trail ends.</summary>
public sealed class ValueFlowTests
{
    private const string Secret = "Secrets.Current.ApiKeys.GithubToken";

    [Theory]
    [InlineData("var token = SECRET.Reveal(); Console.WriteLine({|GTS1102:token|});")]
    [InlineData("var a = SECRET.Reveal(); var b = a; var c = b; Console.WriteLine({|GTS1102:c|});")]
    [InlineData("string token; token = SECRET.Reveal(); Console.WriteLine({|GTS1102:token|});")]
    [InlineData("var text = \"token: \"; text += SECRET.Reveal(); Console.WriteLine({|GTS1102:text|});")]
    [InlineData("var text = $\"token: {SECRET.Reveal()}\"; Console.WriteLine({|GTS1102:text|});")]
    [InlineData("Console.WriteLine(\"a\" + (\"b\" + {|GTS1102:SECRET.Reveal()|}) + \"c\");")]
    [InlineData("var text = string.Format(\"{0}\", SECRET.Reveal()); Console.WriteLine({|GTS1102:text|});")]
    [InlineData("Console.WriteLine({|GTS1102:string.Join(\", \", SECRET.Reveal(), \"x\")|});")]
    [InlineData("Console.WriteLine({|GTS1102:string.Concat(\"x\", SECRET.Reveal())|});")]
    [InlineData("Console.WriteLine({|GTS1102:SECRET.Reveal().Trim().ToUpperInvariant()|});")]
    [InlineData("Console.WriteLine({|GTS1102:SECRET.Reveal()[..4]|} + \"...\");")]
    [InlineData("Console.WriteLine({|GTS1102:SECRET.Reveal().Substring(0, 4)|});")]
    [InlineData("Console.WriteLine({|GTS1102:SECRET.Reveal()[0]|});")]
    [InlineData("Console.WriteLine({|GTS1102:Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(SECRET.Reveal()))|});")]
    [InlineData("var b = new System.Text.StringBuilder(); b.Append(\"a\").Append(SECRET.Reveal()).Append('b'); Console.WriteLine({|GTS1102:b.ToString()|});")]
    [InlineData("var b = new System.Text.StringBuilder(SECRET.Reveal()); Console.WriteLine({|GTS1102:b|});")]
    [InlineData("var b = new System.Text.StringBuilder(); b.Append($\"a {SECRET.Reveal()}\"); Console.WriteLine({|GTS1102:b|});")]
    [InlineData("var list = new List<string>(); list.Add(SECRET.Reveal()); Console.WriteLine({|GTS1102:string.Join(\",\", list)|});")]
    [InlineData("string[] all = [SECRET.Reveal(), \"b\"]; Console.WriteLine({|GTS1102:all[0]|});")]
    [InlineData("var writer = new StringWriter(); writer.Write(SECRET.Reveal()); Console.WriteLine({|GTS1102:writer.ToString()|});")]
    [InlineData("var token = Environment.ProcessId > 0 ? SECRET.Reveal() : \"none\"; Console.WriteLine({|GTS1102:token|});")]
    [InlineData("Secret<string>? secret = SECRET; var token = secret?.Reveal() ?? \"none\"; Console.WriteLine({|GTS1102:token|});")]
    [InlineData("Secret<string>? secret = SECRET; Console.WriteLine({|GTS1102:secret?.Reveal()?.Trim()|});")]
    [InlineData("var token = Environment.ProcessId switch { 1 => \"one\", _ => SECRET.Reveal() }; Console.WriteLine({|GTS1102:token|});")]
    [InlineData("if ((object)SECRET.Reveal() is string token) { Console.WriteLine({|GTS1102:token|}); }")]
    [InlineData("foreach (var character in SECRET.Reveal()) { Console.Write({|GTS1102:character|}); }")]
    [InlineData("var (a, b) = (SECRET.Reveal(), 1); Console.WriteLine({|GTS1102:a|}); Console.WriteLine(b);")]
    [InlineData("string token; (token, _) = (SECRET.Reveal(), 1); Console.WriteLine({|GTS1102:token|});")]
    [InlineData("string Wrap(string text) => \"<\" + text + \">\"; Console.WriteLine({|GTS1102:Wrap(SECRET.Reveal())|});")]
    [InlineData("void Show(string text) { Console.WriteLine({|GTS1102:text|}); } Show(SECRET.Reveal());")]
    [InlineData("string Read() { return SECRET.Reveal(); } Console.WriteLine({|GTS1102:Read()|});")]
    [InlineData("async Task<string> ReadAsync() { await Task.Yield(); return SECRET.Reveal(); } Console.WriteLine({|GTS1102:await ReadAsync()|});")]
    [InlineData("Func<string> read = () => SECRET.Reveal(); Console.WriteLine({|GTS1102:read()|});")]
    [InlineData("Action<string> show = text => Console.WriteLine({|GTS1102:text|}); show(SECRET.Reveal());")]
    [InlineData("var tokens = new[] { SECRET }.Select(secret => secret.Reveal()); Console.WriteLine({|GTS1102:string.Join(\",\", tokens)|});")]
    [InlineData("Console.WriteLine({|GTS1102:await Task.Run(() => SECRET.Reveal(), ct)|});")]
    [InlineData("string? token; Console.WriteLine({|GTS1102:token = SECRET.Reveal()|});")]
    [InlineData("string? token = null; token ??= SECRET.Reveal(); Console.WriteLine({|GTS1102:token|});")]
    [InlineData("var url = new Uri(\"https://x/\" + SECRET.Reveal()); Console.WriteLine({|GTS1102:url.AbsoluteUri|}); Console.WriteLine(url.Host);")]
    [InlineData("Console.WriteLine({|GTS1102:Secrets.Current.ApiKeys.SlackWebhook!.Value.Reveal()|});")]
    [InlineData("var keys = await Secrets.Current.ApiKeys.GetAsync(ct); Console.WriteLine({|GTS1102:keys.ExternalApi.Key.Reveal()|});")]
    [InlineData("var pin = Secret.Create(1234); Console.WriteLine({|GTS1102:pin.Reveal()|});")]
    public Task Value_FollowedWithinTheMethod_IsFound(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var token = SECRET.Reveal(); var length = token.Length; Console.WriteLine(length);")]
    [InlineData("var token = SECRET.Reveal(); var known = token.StartsWith(\"fake\", StringComparison.Ordinal); Console.WriteLine(known);")]
    [InlineData("var token = SECRET.Reveal(); var at = token.IndexOf('.'); Console.WriteLine(at);")]
    [InlineData("var list = new List<string>(); list.Add(SECRET.Reveal()); Console.WriteLine(list.Count);")]
    [InlineData("var (a, b) = (SECRET.Reveal(), 1); Console.WriteLine(b); _ = a;")]
    [InlineData("var secret = SECRET; Console.WriteLine(secret); _ = secret.Reveal();")]
    [InlineData("string Wrap(string text) => \"<\" + text + \">\"; _ = Wrap(\"b\").Length + SECRET.Reveal().Length; Console.WriteLine(Fixed()); string Fixed() => \"a\";")]
    [InlineData("Func<string, int> length = text => text.Length; Console.WriteLine(length(SECRET.Reveal()));")]
    [InlineData("foreach (var n in Enumerable.Range(0, SECRET.Reveal().Length)) { Console.Write(n); }")]
    [InlineData("var url = new Uri(\"https://x/\" + SECRET.Reveal()); Console.WriteLine($\"{url.Scheme} {url.Port}\");")]
    public Task Value_ThatIsNotTheSecrets_IsFine(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Value_ThatLeavesTheMethod_IsNotFollowed() => AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyAsync($$"""
        namespace IngestJob;

        internal sealed class Job
        {
            private string? _token;

            public void Run()
            {
                _token = {{Secret}}.Reveal();
                Console.WriteLine(_token);
                Console.WriteLine(Mask(Read()));
            }

            private static string Read() => {{Secret}}.Reveal();

            private static string Mask(string text) => new('*', text.Length);
        }
        """);

    private static async Task VerifyAsync(string statements) =>
        await AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyBodyAsync(statements.Replace("SECRET", Secret, StringComparison.Ordinal));
}
