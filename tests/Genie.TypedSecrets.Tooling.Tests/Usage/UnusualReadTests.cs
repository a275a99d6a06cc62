using Genie.TypedSecrets.Tooling.Usage;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>Tests reads that code seldom has. None is left out; where a record cannot be followed, all of its keys count.</summary>
public sealed class UnusualReadTests
{
    public static TheoryData<string, string> Reads => new()
    {
        { "static object A(DatabaseSecret? db) => db is { Host: \"x\" } ? 1 : 0; static object B() => A(Secrets.Dev.Database.Get());", "database dev host" },
        { "static object A() => Secrets.Prod.Database.Get() switch { { Host: \"a\", Port: null } => 1, { Password: var p } => p };", "database prod host,port,password" },
        { "static DatabaseSecret A() => Secrets.Dev.Database.Get() with { Port = new(1) };", "database dev " },
        { "static object A() { var db = Secrets.Dev.Database.Get(); ref var x = ref db; return x.Host; }", "database dev host" },
        { "static async Task<object> A() { await using var x = await B(); return (await Secrets.Dev.Database.GetAsync()).Host; } static Task<System.IO.MemoryStream> B() => Task.FromResult(new System.IO.MemoryStream());", "database dev host" },
        { "static object A() => new { Secrets.Dev.Database.Get().Host };", "database dev host" },
        { "static (string, object) A() => (Secrets.Dev.Database.Get().Host, Secrets.Dev.Database.Get().Password);", "database dev host,password" },
        { "static object A() => from i in new[] { 1 } let db = Secrets.Dev.Database.Get() select db.Host;", "database dev host" },
        { "static Lazy<DatabaseSecret> s_db = new(() => Secrets.Prod.Database.Get()); static object A() => s_db.Value.Host;", "database prod host" },
        { "static Lazy<DatabaseSecret> s_db = new(Secrets.Prod.Database.Get); static object A() => s_db.Value.Password;", "database prod password" },
        { "static System.Collections.Concurrent.ConcurrentDictionary<int, DatabaseSecret> s_all = new(); static object A() => s_all.GetOrAdd(1, _ => Secrets.Prod.Database.Get()).Host;", "database prod host" },
        { "static ThreadLocal<DatabaseSecret> s_db = new(() => Secrets.Prod.Database.Get()); static object A() => s_db.Value!.Host;", "database prod host" },
        { "static EnvironmentSecrets E => Environment.GetEnvironmentVariable(\"X\") == \"1\" ? Secrets.Prod : Secrets.Dev; static object A() => E.Database.Host;", "database dev,prod host" },
        { "static EnvironmentSecrets E(string n) => n switch { \"prod\" => Secrets.Prod, _ => Secrets.Dev }; static object A(string n) => E(n).Database.Host;", "database dev,prod host" },
        { "static Dictionary<string, EnvironmentSecrets> s_all = new() { [\"a\"] = Secrets.Prod, [\"b\"] = Secrets.Dev }; static object A(string n) => s_all[n].Database.Host;", "database dev,prod host" },
        { "static object A() { foreach (var e in new EnvironmentSecrets[] { Secrets.Dev, Secrets.Prod }) { if (e.Database.Host is { } h) { return h; } } return 1; }", "database dev,prod host" },
        { "static object A() => new[] { Secrets.Dev.Database, Secrets.Prod.Database }.Select(d => d.Get().Host).ToArray();", "database dev,prod host" },
        { "static async Task<object> A() => (await Task.WhenAll(Secrets.Dev.Database.GetAsync().AsTask(), Secrets.Prod.Database.GetAsync().AsTask())).Select(d => d.Password).ToArray();", "database dev,prod password" },
        { "sealed class C(DatabaseAccessor db) { public object Host => db.Host; } static object A() => new C(Secrets.Dev.Database).Host;", "database dev host" },
        { "record R(DatabaseAccessor Db); static object A() => new R(Secrets.Dev.Database).Db.Host;", "database dev host" },
        { "struct S { public DatabaseAccessor Db; } static object A() => new S { Db = Secrets.Dev.Database }.Db.Host;", "database dev host" },
        { "static object A() { var (a, b) = (Secrets.Dev.Database, 1); return a.Host + b; }", "database dev host" },
        { "static void A(out DatabaseAccessor db) => db = Secrets.Prod.Database; static object B() { A(out var db); return db.Host; }", "database prod host" },
        { "static ref DatabaseAccessor A() => ref s_db; static DatabaseAccessor s_db = Secrets.Prod.Database; static object B() => A().Host;", "database prod host" },
        { "static object A() { try { return 1; } finally { Console.Write(Secrets.Dev.Database.Host); } }", "database dev host" },
        { "static object A() { try { return 1; } catch (Exception e) when (e.Message == Secrets.Dev.Database.Host) { return 2; } }", "database dev host" },
        { "static object A(int i) { again: if (i++ < 3) { goto again; } return Secrets.Dev.Database.Host; }", "database dev host" },
        { "static object A() { lock (typeof(Job)) { return Secrets.Dev.Database.Host; } }", "database dev host" },
        { "class F { ~F() => Console.Write(Secrets.Dev.Database.Host); }", "database dev host" },
        { "class F { public static implicit operator string(F f) => Secrets.Dev.Database.Host; public static F operator +(F a, F b) => a; public string this[int i] => Secrets.Dev.Database.Host; }", "database dev host" },
        { "class F { public event Action E { add { Console.Write(Secrets.Dev.Database.Host); } remove { } } }", "database dev host" },
        { "interface I { string H => Secrets.Dev.Database.Host; } class F : I;", "database dev host" },
        { "interface I { static abstract DatabaseAccessor Db { get; } } class F : I { public static DatabaseAccessor Db => Secrets.Prod.Database; } static object A<T>() where T : I => T.Db.Host; static object B() => A<F>();", "database prod host" },
        { "static object A(Func<DatabaseSecret, object> f) => f(Secrets.Dev.Database.Get()); static object B() => A(static d => d.Host);", "database dev host" },
        { "static object A(params DatabaseSecret[] d) => d[0].Host; static object B() => A(Secrets.Dev.Database.Get());", "database dev host" },
        { "static async IAsyncEnumerable<object> A() { await Task.Yield(); yield return Secrets.Dev.Database.Host; }", "database dev host" },
        { "static object A() => Task.Run(async () => (await Secrets.Dev.Database.GetAsync()).Host).ContinueWith(t => t.Result);", "database dev host" },
        { "static object A() => Secrets.Dev.Database.GetAsync().AsTask().GetAwaiter().GetResult().Host;", "database dev host" },
        { "static object A() => Secrets.Dev.Database.Get().GetType().GetProperty(\"Host\")!;", "database dev host,port,password" },
        { "[ThreadStatic] static DatabaseSecret? s_db; static object A() => (s_db ??= Secrets.Prod.Database.Get()).Host;", "database prod host" },
        { "static object A() => ((Func<DatabaseAccessor>)(() => Secrets.Prod.Database))().Host;", "database prod host" },
        { "static object A() { DatabaseAccessor? db = null; db ??= Secrets.Prod.Database; return db.Host; }", "database prod host" },
        { "static object A() { EnvironmentSecrets e = Secrets.Dev; var f = () => e; e = Secrets.Prod; return f().Database.Host; }", "database dev,prod host" },
        { "static T Get<T>(SecretAccessor<T> a) where T : class => a.Get(); static object A() => Get(Secrets.Dev.Database).Host;", "database dev host" },
        { "static object A() => System.Text.Json.JsonSerializer.SerializeToNode(Secrets.Dev.Database.Get().Host)!;", "database dev host" },
        { "static object A() => new List<Func<object>> { () => Secrets.Dev.Database.Host, Secrets.Dev.Database.Get }[0]();", "database dev host,port,password" },
        { "static class G<T> where T : notnull { public static readonly DatabaseSecret Db = Secrets.Dev.Database.Get(); } static object A() => G<int>.Db.Host;", "database dev host" },
        { "const string N = nameof(Secrets.Dev.Database.Host); static object A() => Secrets.Prod.Database.Password;", "database prod password" },
        { "static void Deconstruct(this DatabaseSecret d, out string h, out object p) { h = d.Host; p = d.Password; } static object A() { var (h, _) = Secrets.Dev.Database.Get(); return h; }", "database dev host,password" },
        { "static string Dsn(this DatabaseSecret d) => d.Host; static object A() => Secrets.Dev.Database.Get().Dsn();", "database dev host" },
        { "static object A() => Volatile.Read(ref s_db)!.Host; static DatabaseSecret? s_db = Secrets.Dev.Database.Get();", "database dev host" },
        { "static object A() { DatabaseSecret? db = null; Interlocked.Exchange(ref db, Secrets.Dev.Database.Get()); return db!.Host; }", "database dev host" },
        { "static object A() => new WeakReference<DatabaseSecret>(Secrets.Dev.Database.Get()).TryGetTarget(out var d) ? d.Host : 1;", "database dev host" },
        { "static async Task<object> A() => await Secrets.Dev.Database.GetAsync() is var d ? d.Host : \"\";", "database dev host" },
        { "static object A() => Secrets.Dev.Database?.Get()?.Host ?? \"\";", "database dev host" },
        { "static object A() { unsafe { return Secrets.Dev.Database.Get().Host; } }", "database dev host" },
        { "static object A() { checked { return $\"{Secrets.Dev.Database.Get().Host,10:x}\"; } }", "database dev host" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public void Run_AnUnusualRead_IsReported(string members, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            using var job = CompiledJob.Of(members, optimization);

            string.Join("; ", job.Analyze().Secrets.Select(static secret => $"{secret.Category} {string.Join(',', secret.Environments)} {string.Join(',', secret.Keys)}")).ShouldBe(expected, $"{optimization}: {members}");
        }
    }

    [Fact]
    public void Run_DamagedAssemblyInTheFolder_IsAnErrorAndNotLeftOut()
    {
        using var job = CompiledJob.Of("static object A() => Secrets.Dev.Database.Host;");
        var whole = Directory.GetFiles(job.Folder, "*.dll").Single();
        File.WriteAllBytes(Path.Combine(job.Folder, "Half.dll"), File.ReadAllBytes(whole)[..1000]);
        File.WriteAllText(Path.Combine(job.Folder, "native.dll"), "not an assembly");

        Should.Throw<ToolingException>(job.Analyze).Message.ShouldContain("Half.dll is damaged");
    }
}
