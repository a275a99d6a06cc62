using Genie.TypedSecrets.Tooling.Usage;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>Tests reads in switches, iterators, generics and inheritance. None is left out; where a record cannot be followed, all of its keys count.</summary>
public sealed class UnseenReadTests
{
    public static TheoryData<string, string> Reads => new()
    {
        // Switch expressions: the compiler passes what matched no arm to an exception.
        { "static async Task<object> A() => await B() switch { { Host: var h } => h }; static Task<DatabaseSecret> B() => Secrets.Dev.Database.GetAsync().AsTask();", "database dev host" },
        { "static object A() => Secrets.Dev.Database.Get() switch { { Host: var h } => h };", "database dev host" },
        { "static async Task<object> A() => await Secrets.Dev.Database.GetAsync() switch { { Host: var h, Password: var p } => (h, p) };", "database dev host,password" },
        { "static object A(int i) => (i, Secrets.Dev.Database.Get()) switch { (1, var d) => d.Host, (_, { Port: var p }) => p! };", "database dev host,port,password" },
        { "static object A() => Secrets.Dev.Database.Get() switch { { Host: \"a\" } => 1, { Host: \"b\" } => 2 };", "database dev host,port,password" },
        { "static object A(DatabaseSecret? o) => (o ?? Secrets.Dev.Database.Get()) switch { { Host: var h } => h };", "database dev host" },
        { "static object A(bool b) { var d = Secrets.Dev.Database.Get(); return b ? d switch { { Host: var h } => h } : d switch { { Port: var p } => p! }; }", "database dev host,port" },
        { "static async Task<object> A() => await Secrets.Dev.Database.GetAsync() switch { { Host: var h } => await B(h) }; static async Task<object> B(object o) { await Task.Yield(); return o; }", "database dev host" },
        { "static object A() { switch (Secrets.Dev.Database.Get()) { case { Host: \"a\" } d: return d.Port!; case var d: return d.Host; } }", "database dev host,port" },
        { "static object A(DatabaseSecret d) => d switch { { Host.Length: > 3 } => 1, _ => 2 }; static object B() => A(Secrets.Dev.Database.Get());", "database dev host" },

        // Iterators and asynchronous sequences.
        { "static IEnumerable<DatabaseSecret> A() { yield return Secrets.Dev.Database.Get(); yield return Secrets.Prod.Database.Get(); } static object B() { foreach (var d in A()) { return d.Host; } return 1; }", "database dev,prod host" },
        { "static async IAsyncEnumerable<DatabaseSecret> A() { yield return await Secrets.Dev.Database.GetAsync(); } static async Task<object> B() { await foreach (var d in A()) { return d.Password; } return 1; }", "database dev password" },
        { "static async IAsyncEnumerable<string> A([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default) { var d = await Secrets.Dev.Database.GetAsync(ct); for (var i = 0; i < 3; i++) { yield return d.Host; } }", "database dev host" },
        { "static async Task<object> A() { await foreach (var d in Secrets.Dev.Database.WatchAsync()) { return d.Host; } return 1; }", "database dev host" },
        { "static async Task<object> A() { await using var e = Secrets.Dev.Database.WatchAsync().GetAsyncEnumerator(); await e.MoveNextAsync(); return e.Current.Port!; }", "database dev port" },
        { "static IEnumerable<Func<object>> A() { foreach (var e in new EnvironmentSecrets[] { Secrets.Dev, Secrets.Prod }) { yield return () => e.Database.Host; } }", "database dev,prod host" },

        // Generics and inheritance.
        { "abstract class Base<T> { protected abstract T Load(); public T Value => Load(); } sealed class Db : Base<DatabaseSecret> { protected override DatabaseSecret Load() => Secrets.Dev.Database.Get(); } static object A() => new Db().Value.Host;", "database dev host" },
        { "abstract class Base<T> { protected abstract T Load(); public string Text => Load()!.ToString()!; } sealed class Db : Base<DatabaseSecret> { protected override DatabaseSecret Load() => Secrets.Dev.Database.Get(); } static object A() => new Db().Text;", "database dev host,port,password" },
        { "record Wrapper<T>(T Inner); record Named<T>(T Inner, string Name) : Wrapper<T>(Inner); static object A() => new Named<DatabaseSecret>(Secrets.Dev.Database.Get(), \"x\").Inner.Host;", "database dev host,port,password" },
        { "record Job1(DatabaseSecret Db); static object A() => new Job1(Secrets.Dev.Database.Get()).Db.Host;", "database dev host,port,password" },
        { "class Holder(DatabaseSecret db) { public object Host => db.Host; } class Child(DatabaseSecret db) : Holder(db); static object A() => new Child(Secrets.Dev.Database.Get()).Host;", "database dev host" },
        { "static TResult With<T, TResult>(T value, Func<T, TResult> f) => f(value); static object A() => With(Secrets.Dev.Database.Get(), static d => d.Host);", "database dev host" },
        { "static T Id<T>(T value) => value; static object A() => Id(Id(Secrets.Dev.Database.Get())).Password;", "database dev password" },
        { "static async Task<T> Retry<T>(Func<Task<T>> f) { try { return await f(); } catch (Exception) { return await f(); } } static async Task<object> A() => (await Retry(() => Secrets.Dev.Database.GetAsync().AsTask())).Host;", "database dev host" },
        { "static async ValueTask<T> Timed<T>(ValueTask<T> t) { var s = DateTime.UtcNow; var r = await t; Console.Write(DateTime.UtcNow - s); return r; } static async Task<object> A() => (await Timed(Secrets.Dev.Database.GetAsync())).Host;", "database dev host" },
        { "interface ILoader<T> { T Load(); } sealed class L : ILoader<DatabaseSecret> { DatabaseSecret ILoader<DatabaseSecret>.Load() => Secrets.Prod.Database.Get(); } static object A() => ((ILoader<DatabaseSecret>)new L()).Load().Host;", "database prod host" },
        { "static Func<Func<DatabaseSecret>> s_f = () => () => Secrets.Dev.Database.Get(); static object A() => s_f()().Host;", "database dev host" },
        { "static object A() { DatabaseSecret Local() => Secrets.Dev.Database.Get(); return Local().Host; }", "database dev host" },
        { "static object A() { static async Task<DatabaseSecret> Local() { await Task.Yield(); return await Secrets.Dev.Database.GetAsync(); } return Local().Result.Host; }", "database dev host" },
        { "static (DatabaseSecret Db, ApiKeysSecret Keys) A() => (Secrets.Dev.Database.Get(), Secrets.Dev.ApiKeys.Get()); static object B() { var (d, k) = A(); return (d.Host, k.GithubToken); }", "api-keys dev github_token; database dev host" },
        { "static object A() { var o = new { Db = Secrets.Dev.Database.Get() }; return o.Db.Host; }", "database dev host" },
        { "static void A(in DatabaseSecret d) => Console.Write(d.Host); static void B() { var d = Secrets.Dev.Database.Get(); A(in d); }", "database dev host" },
        { "static async Task<object> A() { var t = Secrets.Dev.Database.GetAsync(); var u = Secrets.Dev.ApiKeys.GetAsync(); return ((await t).Host, (await u).SlackWebhook); }", "api-keys dev slack_webhook; database dev host" },
        { "static async Task<object> A() { using var cts = new CancellationTokenSource(); try { return (await Secrets.Dev.Database.GetAsync(cts.Token).ConfigureAwait(false)).Host; } finally { cts.Cancel(); } }", "database dev host" },
        { "static async Task A() => await Secrets.Dev.Database.UseAsync(async (d, ct) => { await Task.Delay(1, ct); Console.Write(d.Host); }, isAuthenticationFailure: e => e is UnauthorizedAccessException);", "database dev host" },
        { "static object A() => Secrets.Dev.Database.Get() is { Host: { Length: 3 } h, Port: not null } ? h : 0;", "database dev host,port" },
        { "static object A() { if (Secrets.Dev.Database.Get() is not { Password: var p }) { return 1; } return p; }", "database dev password" },
        { "static object A(List<DatabaseSecret> l) => l is [{ Host: var h }, ..] ? h : 1; static object B() => A([Secrets.Dev.Database.Get()]);", "database dev host" },
        { "static object A() { Span<int> s = stackalloc int[2]; s[0] = Secrets.Dev.Database.Get().Host.Length; return s[0]; }", "database dev host" },
        { "static Dictionary<string, Func<DatabaseSecret, object>> s_reads = new() { [\"host\"] = d => d.Host, [\"port\"] = d => d.Port! }; static object A(string k) => s_reads[k](Secrets.Dev.Database.Get());", "database dev host,port" },
        { "static object A() { object o = Secrets.Dev.Database; return ((DatabaseAccessor)o).Host; }", "database dev host" },
        { "static object A() => System.Text.Json.JsonSerializer.Serialize(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "static object A() => $\"{Secrets.Dev.Database.Get()}\";", "database dev host,port,password" },
        { "static object A() => Secrets.Dev.Database.Get().GetHashCode();", "database dev host,port,password" },
        { "static object A() => Secrets.Dev.Database.Get() == Secrets.Prod.Database.Get();", "database dev,prod host,port,password" },
        { "static object A() { var a = Secrets.Dev.Database; return typeof(DatabaseSecret).GetProperties().Length + a.SecretName; }", "" },
        { "static System.Linq.Expressions.Expression<Func<DatabaseSecret, object>> E => d => d.Host; static object A() => E.Compile()(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "static Task A() => Parallel.ForEachAsync(new[] { Secrets.Dev.Database, Secrets.Prod.Database }, async (a, ct) => Console.Write((await a.GetAsync(ct)).Host));", "database dev,prod host" },
        { "static object A() { var t = new Timer(_ => Console.Write(Secrets.Dev.Database.Host), null, 0, 1); return t; }", "database dev host" },
        { "static object A() => AppDomain.CurrentDomain.GetData(\"x\") ?? (object)Secrets.Dev.Database.Host;", "database dev host" },
        { "static object A() => Array.ConvertAll(new[] { Secrets.Dev.Database }, a => a.Get().Host);", "database dev host" },
        { "static object A() => Secrets.Dev.Database.Subscribe(d => Console.Write(d.Host));", "database dev host" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public void Run_AReadThroughOtherCode_IsReported(string members, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            using var job = CompiledJob.Of(members, optimization);

            string.Join("; ", job.Analyze().Secrets.Select(static secret => $"{secret.Category} {string.Join(',', secret.Environments)} {string.Join(',', secret.Keys)}")).ShouldBe(expected, $"{optimization}: {members}");
        }
    }

    [Fact]
    public void Run_VeryLongMethod_IsScannedInTimeThatGrowsWithItsLength()
    {
        using var job = CompiledJob.Of($$"""static object[] A(int i) { var o = new object[60_000]; {{string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"o[{i}] = i; "))}} return o; } static object B() => Secrets.Dev.Database.Host;""");
        var started = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;

        job.Analyze().Secrets.Single().Keys.ShouldBe(["host"]);

        (System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
