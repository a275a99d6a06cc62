using Genie.TypedSecrets.Tooling.Usage;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>Tests that a record is followed through the code of the platform and of the job: the keys that are read are exact, and none is left out.</summary>
public sealed class RecordFlowTests
{
    public static TheoryData<string, string> Reads => new()
    {
        // Branches: the value that comes from two of them keeps its type.
        { "static async Task<object?> A() { DatabaseSecret? db = await Secrets.Dev.Database.GetAsync(); return db?.Host; }", "database dev host" },
        { "static object A() { DatabaseSecret? d = null; for (var i = 0; i < 2; i++) { if (d != null) { return d.Host; } d = Secrets.Dev.Database.Get(); } return 1; }", "database dev host" },
        { "static object A(bool b) { DatabaseSecret? d = b ? Secrets.Dev.Database.Get() : null; return d is null ? \"\" : d.Host; }", "database dev host" },
        { "static object A(bool b) => (b ? Secrets.Dev.Database.Get() : Secrets.Prod.Database.Get()).Host;", "database dev,prod host" },
        { "static object A(DatabaseSecret? o) => (o ?? Secrets.Dev.Database.Get()).Host;", "database dev host" },
        { "static object A(object o) => (o as DatabaseSecret ?? Secrets.Dev.Database.Get()).Host;", "database dev host" },
        { "static object A() => new Holder { Db = Secrets.Dev.Database.Get() }.Db?.Host ?? \"\"; sealed class Holder { public DatabaseSecret? Db; }", "database dev host" },
        { "static object A() => Secrets.Dev.Database.Get()?.Host?.Length ?? 0;", "database dev host" },
        { "static object? A() => Secrets.Dev.Database.Get()?.Port?.ToString();", "database dev port" },
        { "static async Task<object?> A() => (await Secrets.Dev.Database.GetAsync())?.Host;", "database dev host" },
        { "static object A() { var d = Secrets.Dev.Database.Get(); var h = d switch { null => \"\", { Host: var x } => x }; return h; }", "database dev host" },
        { "static void Use(DatabaseSecret d, string x) => Console.Write(d.Host + x); static void A(bool b) => Use(Secrets.Dev.Database.Get(), b ? \"x\" : \"y\");", "database dev host" },
        { "static object A(bool b) { object o = b ? Secrets.Dev.Database.Get() : new object(); return o.ToString()!; }", "database dev host,port,password" },
        { "static object A(bool b) => (b ? (object?)Secrets.Dev.Database.Get() : null)?.ToString() ?? \"\";", "database dev host,port,password" },

        // Sequences: the functions read the keys, and what hashes, compares or prints the items reads all of them.
        { "static object A() => from e in new[] { Secrets.Dev.Database, Secrets.Prod.Database } let db = e.Get() where db.Host != \"\" select db.Host;", "database dev,prod host" },
        { "static object A() => new[] { Secrets.Dev.Database }.Select(a => a.Get()).Where(d => d.Host != \"\").Select(d => d.Port).ToList();", "database dev host,port" },
        { "static object A() => new[] { Secrets.Dev.Database }.Select(a => a.Get()).OrderBy(d => d.Host).ToArray()[0].Host;", "database dev host" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Distinct().Count();", "database dev host,port,password" },
        { "static object A() => new[] { Secrets.Dev.Database }.Select(a => a.Get()).ToDictionary(d => d.Host).Count;", "database dev host" },
        { "static object A() => new[] { Secrets.Dev.Database }.Select(a => a.Get()).GroupBy(d => d).Count();", "database dev host,port,password" },
        { "static object A() => string.Join(\",\", new[] { Secrets.Dev.Database }.Select(a => a.Get()));", "database dev host,port,password" },
        { "static async Task<object> A() => (await Task.WhenAll(new[] { Secrets.Dev.Database, Secrets.Prod.Database }.Select(a => a.GetAsync().AsTask())))[0].Host;", "database dev,prod host" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Zip(new[] { 1 }, (d, i) => d.Host + i).ToList();", "database dev host" },
        { "static object A() => from d in new[] { Secrets.Dev.Database.Get() } from i in new[] { 1 } select d.Host + i;", "database dev host" },
        { "static object A() => from d in new[] { Secrets.Dev.Database.Get() } join i in new[] { \"1\" } on d.Host equals i select i;", "database dev host" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Select(d => new { d, X = 1 }).Select(x => x.d.Host).ToList();", "database dev host" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Select(d => (d, 1)).Select(x => x.d.Host).ToList();", "database dev host" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Select(d => new { d, X = 1 }).ToString() + new[] { Secrets.Dev.Database.Get() }.Select(d => new { d, X = 1 }).First();", "database dev host,port,password" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Select(d => new { d, X = 1 }).Distinct().ToList();", "database dev host,port,password" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Max()!;", "database dev host,port,password" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Cast<object>().First();", "database dev host,port,password" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.AsEnumerable<object>().First();", "database dev host,port,password" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Aggregate(\"\", (s, d) => s + d.Host);", "database dev host" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.ToLookup(d => d).Count;", "database dev host,port,password" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.ToLookup(d => d.Host).First().First().Host;", "database dev host" },

        // Collections, tuples and references.
        { "static async Task<(DatabaseSecret, ApiKeysSecret)> B() => (await Secrets.Dev.Database.GetAsync(), await Secrets.Dev.ApiKeys.GetAsync()); static async Task<object> A() { var (db, k) = await B(); return db.Host + k.GithubToken; }", "api-keys dev github_token; database dev host" },
        { "static object A() => System.Collections.Immutable.ImmutableArray.Create(Secrets.Dev.Database.Get())[0].Host;", "database dev host" },
        { "static object A() { Span<DatabaseSecret> s = new DatabaseSecret[1]; s[0] = Secrets.Dev.Database.Get(); return s[0].Host; }", "database dev host" },
        { "static object A() { List<DatabaseSecret> l = [Secrets.Dev.Database.Get()]; return l[0].Host; }", "database dev host" },
        { "static object A() { DatabaseSecret[] l = [Secrets.Dev.Database.Get()]; return l[0].Host; }", "database dev host" },
        { "static object A() { ReadOnlySpan<DatabaseSecret> l = [Secrets.Dev.Database.Get()]; return l[0].Host; }", "database dev host" },
        { "static async Task<object> A() { var c = System.Threading.Channels.Channel.CreateUnbounded<DatabaseSecret>(); await c.Writer.WriteAsync(await Secrets.Dev.Database.GetAsync()); return (await c.Reader.ReadAsync()).Host; }", "database dev host" },
        { "static object A() { DatabaseSecret? d = null; Interlocked.Exchange(ref d, Secrets.Dev.Database.Get()); return d!.Host; }", "database dev host" },
        { "static DatabaseSecret? s_d; static object A() { LazyInitializer.EnsureInitialized(ref s_d, () => Secrets.Dev.Database.Get()); return s_d.Host; }", "database dev host" },
        { "static void O(out object o) => o = Secrets.Dev.Database.Get(); static object A() { O(out var o); return o.ToString()!; }", "database dev host,port,password" },
        { "static object A() => new HashSet<DatabaseSecret>(new[] { Secrets.Dev.Database.Get() }).Count;", "database dev host,port,password" },
        { "static void A() { var t = (Secrets.Dev.Database.Get(), 1); Console.WriteLine(t.Item1); }", "database dev host,port,password" },
        { "static void A() { object t = (Secrets.Dev.Database.Get(), 1); Console.WriteLine(t); }", "database dev host,port,password" },
        { "static string A() => System.Text.Json.JsonSerializer.Serialize(new List<DatabaseSecret> { Secrets.Dev.Database.Get() });", "database dev host,port,password" },
        { "static string A() => $\"{(Secrets.Dev.Database.Get(), 1)}\";", "database dev host,port,password" },
        { "static string A() => System.Text.Json.JsonSerializer.Serialize(new { Db = Secrets.Dev.Database.Get() });", "database dev host,port,password" },
        { "static string A() { var d = new Dictionary<string, DatabaseSecret> { [\"a\"] = Secrets.Dev.Database.Get() }; return System.Text.Json.JsonSerializer.Serialize((object)d); }", "database dev host,port,password" },
        { "static void A() { System.Collections.ArrayList l = new(); l.Add(Secrets.Dev.Database.Get()); Console.WriteLine(l[0]); }", "database dev host,port,password" },
        { "static void A() { foreach (object o in (System.Collections.IEnumerable)new List<DatabaseSecret> { Secrets.Dev.Database.Get() }) { Console.WriteLine(o); } }", "database dev host,port,password" },
        { "static object A() => new Lazy<DatabaseSecret>(Secrets.Dev.Database.Get).ToString()!;", "database dev host,port,password" },
        { "static object[] A() => [Secrets.Dev.Database.Get(), 1];", "database dev host,port,password" },

        // Tasks, iterators and other machinery of the platform.
        { "static IEnumerable<DatabaseSecret> E() { yield return Secrets.Dev.Database.Get(); yield return Secrets.Prod.Database.Get(); } static void A() { foreach (var d in E()) { Console.Write(d.Host); } }", "database dev,prod host" },
        { "static async Task<object> A() { var all = await Task.WhenAll(Secrets.Dev.Database.GetAsync().AsTask(), Secrets.Prod.Database.GetAsync().AsTask()); return all[0].Host + all[1].Host; }", "database dev,prod host" },
        { "static async Task<object> A() { var t = Secrets.Dev.Database.GetAsync().AsTask(); var u = Secrets.Dev.ApiKeys.GetAsync().AsTask(); await Task.WhenAll(t, u); return t.Result.Host + u.Result.GithubToken; }", "api-keys dev github_token; database dev host" },
        { "static async Task A(CancellationToken ct) { await foreach (var d in Secrets.Dev.Database.WatchAsync(ct).WithCancellation(ct).ConfigureAwait(false)) { Console.Write(d.Host); } }", "database dev host" },
        { "static async Task<object> A() => (await Task.Run(() => Secrets.Dev.Database.Get())).Host;", "database dev host" },
        { "static async Task<object> A() { var t = Task.FromResult(Secrets.Dev.Database.Get()); return (await t).Host; }", "database dev host" },
        { "static async Task<object> A() { var t = Secrets.Dev.Database.GetAsync().AsTask(); var done = await Task.WhenAny(t, Task.Delay(1)); return t.Result.Host; }", "database dev host" },
        { "static object A() { var cache = new System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<DatabaseSecret>>(); return cache.GetOrAdd(\"a\", _ => new(() => Secrets.Dev.Database.Get())).Value.Host; }", "database dev host" },
        { "static async Task<object> A() { await foreach (var t in Task.WhenEach(Secrets.Dev.Database.GetAsync().AsTask(), Secrets.Prod.Database.GetAsync().AsTask())) { return t.Result.Host; } return 1; }", "database dev,prod host" },
        { "static event EventHandler<DatabaseSecret>? E; static object A() { E += (s, d) => Console.Write(d.Host); E?.Invoke(null, Secrets.Dev.Database.Get()); return 1; }", "database dev host" },

        // Comparisons with null and copies.
        { "static object A() { var d = Secrets.Dev.Database.Get(); if (d == null) { return 1; } return d.Host; }", "database dev host" },
        { "static object A() { var d = Secrets.Dev.Database.Get(); ArgumentNullException.ThrowIfNull(d); return d.Host; }", "database dev host" },
        { "static object A() { var d = Secrets.Dev.Database.Get(); GC.KeepAlive(d); return d.Host; }", "database dev host" },
        { "static object A() => (Secrets.Dev.Database.Get() with { Host = \"x\" }).Host;", "database dev host" },

        // Delegates.
        { "static string Dsn(DatabaseSecret d) => d.Host; static object A() { Func<DatabaseSecret, string> f = Dsn; return f(Secrets.Dev.Database.Get()); }", "database dev host" },
        { "static Action<DatabaseSecret>? s_on; static object A() { s_on += d => Console.Write(d.Host); s_on?.Invoke(Secrets.Dev.Database.Get()); return 1; }", "database dev host" },
        { "static void A() { Action<DatabaseSecret> f = Console.WriteLine; f(Secrets.Dev.Database.Get()); }", "database dev host,port,password" },

        // Generic code of the job itself.
        { "sealed record Result<T>(T Value); static object A() => new Result<DatabaseSecret>(Secrets.Dev.Database.Get()).Value.Host;", "database dev host,port,password" },
        { "static object A() => Wrap(Secrets.Dev.Database.Get).Host; static T Wrap<T>(Func<T> f) => f();", "database dev host" },
        { "static T Retry<T>(Func<T> f) { try { return f(); } catch (Exception) { return f(); } } static object A() => Retry(() => Secrets.Dev.Database.Get()).Host;", "database dev host" },
        { "static async Task<T> Retry<T>(Func<Task<T>> f) { try { return await f(); } catch (Exception) { return await f(); } } static async Task<object> A() => (await Retry(() => Secrets.Dev.Database.GetAsync().AsTask())).Host;", "database dev host" },
        { "static string Show<T>(T t) => $\"{t}\"; static object A() => Show(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "static void Show<T>(List<T> l) { object o = l; Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(o)); } static void A() => Show(new List<DatabaseSecret> { Secrets.Dev.Database.Get() });", "database dev host,port,password" },
        { "static async Task Show<T>(Task<T> t) { var v = await t; Console.WriteLine(v); } static Task A() => Show(Secrets.Dev.Database.GetAsync().AsTask());", "database dev host,port,password" },
        { "static Action Show<T>(T t) => () => Console.WriteLine(t); static void A() => Show(Secrets.Dev.Database.Get())();", "database dev host,port,password" },
        { "static void Show<T>(T t) => Inner(t); static void Inner<T>(T t) => Console.WriteLine(t); static void A() => Show(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "sealed class Box<T> { public T? Value; public string Text => Value!.ToString()!; } static object A() => new Box<DatabaseSecret> { Value = Secrets.Dev.Database.Get() }.Text;", "database dev host,port,password" },
        { "sealed class Box<T> { public T? Value; public bool Has => Value is not null; } static object A() => new Box<DatabaseSecret> { Value = Secrets.Dev.Database.Get() }.Value!.Host;", "database dev host" },
        { "interface IShow { void Show<T>(T t); } static void A(IShow s) => s.Show(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "interface ISink<T> { void Put(T t); } static void A(ISink<DatabaseSecret> s) => s.Put(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "abstract class B<T> { public abstract void Put(T t); } static void A(B<DatabaseSecret> s) => s.Put(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "static IEnumerable<string> Show<T>(IEnumerable<T> s) { foreach (var t in s) { yield return t!.ToString()!; } } static object A() => Show(new[] { Secrets.Dev.Database.Get() }).First();", "database dev host,port,password" },
        { "static IEnumerable<T> Rep<T>(T t) { while (true) { yield return t; } } static object A() => Rep(Secrets.Dev.Database.Get()).First().Host;", "database dev host" },
        { "static async ValueTask<T?> Cached<T>(Func<ValueTask<T>> f, T? d) where T : class { try { return await f(); } catch (Exception) when (d is not null) { return d; } } static async Task<object?> A() => (await Cached(() => Secrets.Dev.Database.GetAsync(), null))?.Host;", "database dev host" },

        // Combinations of these.
        { "readonly record struct Conn(string Host, object Pw); static object A() { var d = Secrets.Dev.Database.Get(); return new Conn(d.Host, d.Password).ToString(); }", "database dev host,password" },
        { "static async Task<object> A() { var (ok, d) = await T(); return ok ? d!.Host : \"\"; } static async Task<(bool, DatabaseSecret?)> T() { try { return (true, await Secrets.Dev.Database.GetAsync()); } catch (SecretsException) { return (false, null); } }", "database dev host" },
        { "static object A() { Array l = new[] { Secrets.Dev.Database.Get() }; return l.GetValue(0)!; }", "database dev host,port,password" },
        { "static object A() { foreach (var v in new Dictionary<int, DatabaseSecret> { [1] = Secrets.Dev.Database.Get() }.Values) { return v.Host; } return 1; }", "database dev host" },
        { "static object A() { var d = new Dictionary<int, DatabaseSecret> { [1] = Secrets.Dev.Database.Get() }; d.Remove(1, out var v); return v!.Host; }", "database dev host" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.Chunk(2).First()[0].Host;", "database dev host" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.ToDictionary(d => d.Host, d => d)[\"x\"].Host;", "database dev host" },
        { "static object A() => new[] { Secrets.Dev.Database.Get() }.GroupBy(d => d.Host).Select(g => g.First().Host).ToList();", "database dev host" },
        { "static object A() { try { throw new InvalidOperationException { Data = { [\"db\"] = Secrets.Dev.Database.Get() } }; } catch (InvalidOperationException e) { return e.Data[\"db\"]!; } }", "database dev host,port,password" },
        { "static object A() => Tuple.Create<object, int>(Secrets.Dev.Database.Get(), 1);", "database dev host,port,password" },
        { "static object A() => Tuple.Create(Secrets.Dev.Database.Get(), 1).ToString();", "database dev host,port,password" },
        { "static object A() => (Secrets.Dev.Database.Get(), 1) == (Secrets.Dev.Database.Get(), 1);", "database dev host,port,password" },
        { "static IEquatable<DatabaseSecret> A() => Secrets.Dev.Database.Get();", "database dev host,port,password" },
        { "static T Cast<T>(object o) => (T)o; static object A() => Cast<DatabaseSecret>(Secrets.Dev.Database.Get()).Host;", "database dev host,port,password" },
        { "static T Self<T>(T t) where T : class => t; static object A() => Self(Secrets.Dev.Database.Get()).Host;", "database dev host" },
        { "static async Task<T> WithTimeout<T>(Task<T> t) { if (await Task.WhenAny(t, Task.Delay(1)) != t) { throw new TimeoutException(); } return await t; } static async Task<object> A() => (await WithTimeout(Secrets.Dev.Database.GetAsync().AsTask())).Host;", "database dev host" },
        { "static async Task<R> Use<T, R>(SecretAccessor<T> a, Func<T, R> f) where T : class => f(await a.GetAsync()); static Task<string> A() => Use(Secrets.Dev.Database, d => d.Host);", "database dev host" },
        { "static async Task<string> Use<T>(SecretAccessor<T> a) where T : class { var v = await a.GetAsync(); return $\"{v}\"; } static Task<string> A() => Use(Secrets.Dev.Database);", "database dev host,port,password" },
        { "static IAsyncEnumerable<T> Poll<T>(SecretAccessor<T> a) where T : class => Inner(a); static async IAsyncEnumerable<T> Inner<T>(SecretAccessor<T> a) where T : class { while (true) { yield return await a.GetAsync(); await Task.Delay(1); } } static async Task A() { await foreach (var d in Poll(Secrets.Dev.Database)) { Console.Write(d.Host); } }", "database dev host" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public void Run_ARecordThatIsPassedOn_ReportsTheKeysThatAreRead(string members, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            using var job = CompiledJob.Of(members, optimization);

            string.Join("; ", job.Analyze().Secrets.Select(static secret => $"{secret.Category} {string.Join(',', secret.Environments)} {string.Join(',', secret.Keys)}")).ShouldBe(expected, $"{optimization}: {members}");
        }
    }
}
