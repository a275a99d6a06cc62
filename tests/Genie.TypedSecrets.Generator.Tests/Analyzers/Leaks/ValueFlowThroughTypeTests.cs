using Genie.TypedSecrets.Generator.Analyzers.Leaks;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Leaks;

/// <summary>Tests how values are followed through the members of a type and of the types nested in it.</summary>
public sealed class ValueFlowThroughTypeTests
{
    private const string Secret = "Secrets.Current.ApiKeys.GithubToken.Reveal()";

    [Theory]
    [InlineData("private string? _token; public void Load() => _token = SECRET; public void Run() => Console.WriteLine({|GTS1102:_token|});")]
    [InlineData("private readonly string _token = SECRET; public void Run() => Console.WriteLine({|GTS1102:_token|});")]
    [InlineData("private static string Read() => SECRET; public void Run() => Console.WriteLine({|GTS1102:Read()|});")]
    [InlineData("private static async Task<string> ReadAsync() { await Task.Yield(); return SECRET; } public async Task RunAsync() => Console.WriteLine({|GTS1102:await ReadAsync()|});")]
    [InlineData("private static string Token => SECRET; public void Run() => Console.WriteLine({|GTS1102:Token|});")]
    [InlineData("private static string Token { get { var t = SECRET; return t; } } public void Run() => Console.WriteLine($\"a {{|GTS1102:Token|}}\");")]
    [InlineData("private static string Token { get; } = SECRET; public void Run() => Console.WriteLine({|GTS1102:Token|});")]
    [InlineData("private static void Show(string text) => Console.WriteLine({|GTS1102:text|}); public void Run() => Show(SECRET);")]
    [InlineData("private static string Wrap(string text) => $\"<{text}>\"; public void Run() => Console.WriteLine({|GTS1102:Wrap(SECRET)|});")]
    [InlineData("private static string Wrap(string text) => Inner(text); private static string Inner(string text) => text.Trim(); public void Run() => Console.WriteLine({|GTS1102:Wrap(SECRET)|});")]
    [InlineData("private static void Read(out string token) => token = SECRET; public void Run() { Read(out var t); Console.WriteLine({|GTS1102:t|}); }")]
    [InlineData("private static (string User, string Token) Read() => (\"u\", SECRET); public void Run() { Console.WriteLine({|GTS1102:Read().Token|}); Console.WriteLine(Read().User); }")]
    [InlineData("private readonly Dictionary<string, string> _all = new(); public void Load() => _all[\"t\"] = SECRET; public void Run() => Console.WriteLine({|GTS1102:_all[\"t\"]|});")]
    [InlineData("private readonly Func<string> _read = () => SECRET; public void Run() => Console.WriteLine({|GTS1102:_read()|});")]
    [InlineData("private readonly Action<string> _show = text => Console.WriteLine({|GTS1102:text|}); public void Run() => _show(SECRET);")]
    [InlineData("private sealed record Login(string User, string Token); private static Login Read() => new(\"u\", SECRET); public void Run() { Console.WriteLine({|GTS1102:Read().Token|}); Console.WriteLine(Read().User); }")]
    [InlineData("private sealed record Login(string User, string Token); public void Run() { var login = new Login(\"u\", SECRET); Console.WriteLine({|GTS1102:login|}); Console.WriteLine(login.User); }")]
    [InlineData("private sealed record Login(string User, string Token); public void Run() { var (user, token) = new Login(\"u\", SECRET); Console.WriteLine(user); Console.WriteLine({|GTS1102:token|}); }")]
    [InlineData("private sealed class Options { public string? Token { get; set; } public string? User { get; set; } } public void Run() { var o = new Options { Token = SECRET, User = \"u\" }; Console.WriteLine({|GTS1102:o.Token|}); Console.WriteLine(o.User); }")]
    [InlineData("private sealed class Options { public string? Token { get; set; } } private readonly Options _o = new(); public void Load() => _o.Token = SECRET; public void Run() => Console.WriteLine({|GTS1102:_o.Token|});")]
    [InlineData("private sealed class Client(string token) { public void Show() => Console.WriteLine({|GTS1102:token|}); } public void Run() => new Client(SECRET).Show();")]
    [InlineData("private sealed class Client { private readonly string _token; public Client(string token) => _token = token; public void Show() => Console.WriteLine({|GTS1102:_token|}); } public void Run() => new Client(SECRET).Show();")]
    [InlineData("private string? _token; private string Token { set { _token = value; } } public void Load() => Token = SECRET; public void Run() => Console.WriteLine({|GTS1102:_token|});")]
    [InlineData("private static IEnumerable<string> All() { yield return \"a\"; yield return SECRET; } public void Run() { foreach (var t in All()) { Console.WriteLine({|GTS1102:t|}); } }")]
    public Task Value_ThatLeavesAMember_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("private static string Mask(string text) => new('*', text.Length); public void Run() => Console.WriteLine(Mask(SECRET));")]
    [InlineData("private static string Wrap(string text) => $\"<{text}>\"; public void Run() { _ = Wrap(SECRET); Console.WriteLine(Wrap(\"fixed\")); }")]
    [InlineData("private static bool Check(string text) => text.Length > 3; public void Run() => Console.WriteLine(Check(SECRET));")]
    [InlineData("private string? _user; private string? _token; public void Load() { _token = SECRET; _user = \"u\"; } public void Run() => Console.WriteLine(_user + _token?.Length);")]
    [InlineData("private sealed record Login(string User, string Token); public void Run() { var login = new Login(\"u\", SECRET); Console.WriteLine(login.User); }")]
    [InlineData("private sealed class Options { public string? Token { get; set; } } public void Run() { var o = new Options { Token = SECRET }; var p = new Options { Token = \"fixed\" }; Console.WriteLine(p.Token); _ = o; }")]
    [InlineData("private sealed class Options { public string? Token { get; set; } } public void Run() { var o = new Options { Token = SECRET }; Console.WriteLine(o); }")]
    [InlineData("private string Scrub(string text) => text.Replace(SECRET, \"***\"); public void Run() => Console.WriteLine(Scrub(\"log\"));")]
    [InlineData("private static string Scrub(string text, string secret) => text.Replace(secret, \"***\"); public void Run() => Console.WriteLine(Scrub(\"log\", SECRET));")]
    [InlineData("private static int Depth(string text) => text.Length == 0 ? 0 : Depth(text.Substring(1)); public void Run() => Console.WriteLine(Depth(SECRET));")]
    public Task Value_ThatIsNotTheSecret_IsNotReported(string members) => VerifyAsync(members);

    private static async Task VerifyAsync(string members) => await AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyAsync($$"""
        namespace IngestJob;

        internal sealed class Job
        {
            {{members.Replace("SECRET", Secret, StringComparison.Ordinal)}}
        }
        """);
}
