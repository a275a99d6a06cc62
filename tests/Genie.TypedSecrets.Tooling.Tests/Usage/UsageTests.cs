using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>A job's usage is what its code can read, whichever way the code is written.</summary>
public sealed class UsageTests
{
    // Each way to read, and what it reads: category, environments, keys.
    public static TheoryData<string, string> Reads => new()
    {
        { "static object A() => Secrets.Dev.ApiKeys.GithubToken;", "api-keys dev github_token" },
        { "static object A() => Secrets.Current.ApiKeys.GithubToken;", "api-keys $current github_token" },
        { "static object A() => Secrets.Prod.Database.Host + Secrets.Current.Database.Port;", "database $current,prod host,port" },
        { "static object A() { var environment = Secrets.Prod; return environment.ApiKeys.GithubToken; }", "api-keys prod github_token" },
        { "static object A() { var keys = Secrets.Dev.ApiKeys; return keys.GithubToken; }", "api-keys dev github_token" },
        { "static object A(bool b) { var keys = b ? Secrets.Dev.ApiKeys : Secrets.Prod.ApiKeys; return keys.GithubToken; }", "api-keys dev,prod github_token" },
        { "static object A(EnvironmentSecrets e) => e.ApiKeys.GithubToken; static object B() => A(Secrets.Prod);", "api-keys prod github_token" },
        { "static readonly ApiKeysAccessor s_keys = Secrets.Dev.ApiKeys; static object A() => s_keys.GithubToken;", "api-keys dev github_token" },
        { "static async Task<object> A(CancellationToken ct) { var db = await Secrets.Current.Database.GetAsync(ct); return db.Host; }", "database $current host" },
        { "static async Task<object> A(CancellationToken ct) { var keys = Secrets.Dev.Database; await Task.Yield(); return (await keys.GetAsync(ct)).Password; }", "database dev password" },
        { "static Task<string> A(CancellationToken ct) => Secrets.Dev.Database.UseAsync((db, _) => Task.FromResult(db.Host + db.Password), e => false, ct);", "database dev host,password" },
        { "static Task<string> A(CancellationToken ct) { return Secrets.Dev.Database.UseAsync(Load, e => false, ct); static Task<string> Load(DatabaseSecret db, CancellationToken _) => Task.FromResult(db.Host); }", "database dev host" },
        { "static IDisposable A() => Secrets.Dev.Database.Subscribe(db => Console.Write(db.Port));", "database dev port" },
        { "static async Task A() { await foreach (var db in Secrets.Dev.Database.WatchAsync()) { Console.Write(db.Host); } }", "database dev host" },
        { "static async Task<object> A() => (await Secrets.Dev.Database.RefreshAsync()).Host;", "database dev host" },
        { "static async Task<object> A() => (await Secrets.Dev.Database.GetVersionAsync(SecretVersionStage.Previous)).Password;", "database dev password" },
        { "static object A(SecretsClient client) => Secrets.For(client).Prod.ApiKeys.GithubToken;", "api-keys prod github_token" },
        { "static object A(SecretsClient client) { var root = Secrets.For(client); return root.Current.ApiKeys.GithubToken; }", "api-keys $current github_token" },
        { "static Func<object> A() => () => Secrets.Dev.ApiKeys.GithubToken;", "api-keys dev github_token" },
        { "static Func<ApiKeysSecret> A() => Secrets.Dev.ApiKeys.Get;", "api-keys dev " },
        { "static IEnumerable<object> A() { yield return Secrets.Dev.ApiKeys.GithubToken; }", "api-keys dev github_token" },
        { "static object A() => new[] { 1 }.Select(_ => Secrets.Dev.ApiKeys.GithubToken).ToList();", "api-keys dev github_token" },
        { "static object A() { object Inner() => Secrets.Dev.ApiKeys.GithubToken; return Inner(); }", "api-keys dev github_token" },
        { "static async Task<object> A(SecretsClient client) { var name = Secrets.Prod.ApiKeys.SecretName; await Task.Yield(); var found = await client.GetSecretAsync(name); return name + found; }", "api-keys prod github_token,slack_webhook" },
        { "sealed class C { private readonly DatabaseSecret _db = Secrets.Dev.Database.Get(); public object Host => _db.Host; }", "database dev host" },

        // What another method can assign is not known.
        { "static object A(bool b, EnvironmentSecrets e) { if (b) { e = Secrets.Dev; } return e.ApiKeys.GithubToken; } static object B() => A(false, Secrets.Prod);", "api-keys dev,prod github_token" },
        { "static object A() { EnvironmentSecrets e = Secrets.Dev; Change(ref e); return e.ApiKeys.GithubToken; } static void Change(ref EnvironmentSecrets e) => e = Secrets.Prod;", "api-keys dev,prod github_token" },
        { "static EnvironmentSecrets s_e = Secrets.Prod; static object A(bool b) { if (b) { s_e = Secrets.Dev; } return s_e.ApiKeys.GithubToken; }", "api-keys dev,prod github_token" },
        { "static object A(EnvironmentSecrets e) => e.ApiKeys.GithubToken;", "api-keys $current,dev,prod github_token" },
        { "static object A(SecretsOptions options) { options.Environment = \"prod\"; return Secrets.Current.ApiKeys.GithubToken; }", "api-keys $current,prod github_token" },
        { "static System.Linq.Expressions.Expression<Func<object>> A() => () => Secrets.Dev.ApiKeys.GithubToken;", "api-keys dev github_token" },

        // The whole record goes where it cannot be followed.
        { "static string? A() { object db = Secrets.Dev.Database.Get(); return db.ToString(); }", "database dev host,port,password" },
        { "static int A() => Secrets.Dev.Database.Get().GetHashCode();", "database dev host,port,password" },
        { "static bool A() => new List<DatabaseSecret> { Secrets.Dev.Database.Get() }.Contains(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "static object A() => new HashSet<DatabaseSecret> { Secrets.Dev.Database.Get() };", "database dev host,port,password" },
        { "static object A() => typeof(DatabaseSecret).GetProperties().Select(p => p.GetValue(Secrets.Dev.Database.Get()));", "database dev host,port,password" },
        { "static unsafe object A() { delegate*<object, string> f = &Show; return f(Secrets.Dev.Database.Get()); } static string Show(object o) => $\"{o}\";", "database dev host,port,password" },
        { "static void A() => Console.WriteLine(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "static string A() => $\"{Secrets.Dev.Database.Get()}\";", "database dev host,port,password" },
        { "static object A() => new object[] { Secrets.Dev.Database.Get() };", "database dev host,port,password" },
        { "static string A() => System.Text.Json.JsonSerializer.Serialize(Secrets.Dev.Database.Get());", "database dev host,port,password" },
        { "static bool A() => Secrets.Dev.Database.Get() == Secrets.Dev.Database.Get();", "database dev host,port,password" },
        { "static object A(bool b) => b ? (object)Secrets.Dev.Database.Get() : \"none\";", "database dev host,port,password" },
        { "static async Task<object?> A<T>(SecretAccessor<T> any) where T : class => await any.GetAsync(); static Task<object?> B() => A(Secrets.Dev.Database);", "database dev host,port,password" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public void Run_EachWayToRead_ReportsCategoryEnvironmentsAndKeys(string members, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            using var job = CompiledJob.Of(members, optimization);

            job.Analyze().Secrets.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                secret => $"{secret.Category} {string.Join(',', secret.Environments)} {string.Join(',', secret.Keys)}".ShouldBe(expected, $"{optimization}: {members}"),
                secret => secret.Reads.ShouldNotBeEmpty(),
                secret => secret.Preloaded.ShouldBeFalse());
        }
    }

    [Fact]
    public void Run_ANameOfAnAccessor_IsNoRead()
    {
        using var job = CompiledJob.Of("static string A() { var keys = Secrets.Prod.ApiKeys; return keys.SecretName + Secrets.Dev.Database.Environment; }");

        job.Analyze().Secrets.ShouldBeEmpty();
    }

    [Fact]
    public void Run_AReadByTheNameOfAnAccessor_IsOneOfItsSecret()
    {
        using var job = CompiledJob.Of("static object A(SecretsClient client) { var name = Secrets.Prod.ApiKeys.SecretName; return client.GetSecretAsync(name); }");

        var report = job.Analyze();

        report.Secrets.ShouldHaveSingleItem().Environments.ShouldBe(["prod"]);
        report.Unknown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("client.GetSecretAsync(\"billing/db\")", "billing/db")]
    [InlineData("client.GetSecretValueAsync(\"billing/db\", \"password\")", "billing/db")]
    [InlineData("store.GetAsync(new SecretRequest(\"billing/db\"))", "billing/db")]
    [InlineData("client.GetSecretAsync(Name)", "billing/name")]
    [InlineData("client.GetSecretAsync(name)", null)]
    [InlineData("client.GetSecretAsync($\"{name}/db\")", null)]
    [InlineData("store.GetAsync(new SecretRequest(name))", null)]
    [InlineData("new[] { name }.Select(n => client.GetSecretAsync(n)).ToList()", null)]
    public void Run_AReadByName_IsNamedOrUnknown(string expression, string? expected)
    {
        using var job = CompiledJob.Of($$"""
            private const string Name = "billing/name";
            static object A(SecretsClient client, ISecretStore store, string name) => {{expression}};
            """);

        var report = job.Analyze();

        report.Named.Select(static named => named.Name).ShouldBe(expected is null ? [] : [expected]);
        report.Unknown.Count.ShouldBe(expected is null ? 1 : 0);
        report.Secrets.ShouldBeEmpty();
    }

    [Fact]
    public void Run_TheSdksOwnRequest_IsANamedRead()
    {
        using CompiledJob job = new();
        var sdk = job.CompilePlain("AWSSDK.SecretsManager", "namespace Amazon.SecretsManager.Model { public class GetSecretValueRequest { public string? SecretId { get; set; } } }");
        job.CompilePlain("Legacy", """
            using Amazon.SecretsManager.Model;
            public static class Legacy
            {
                public static object A() => new GetSecretValueRequest { SecretId = "billing/db" };
                public static object B(string name) => new GetSecretValueRequest { SecretId = name };
            }
            """, sdk);

        var report = job.Analyze();

        report.Named.ShouldHaveSingleItem().Name.ShouldBe("billing/db");
        report.Unknown.ShouldHaveSingleItem().Member.ShouldBe("Legacy.B");
    }

    [Fact]
    public void Run_AReadInALibrary_IsReported()
    {
        using CompiledJob job = new();
        var library = job.Compile("Library", "namespace IngestJob { public static class Shared { public static object Token() => Secrets.Current.Streaming.ApiKey; } }");
        job.CompilePlain("Program", "public static class Program { public static object Main2() => IngestJob.Shared.Token(); }", library);

        job.Analyze().Secrets.ShouldHaveSingleItem().Reads.ShouldHaveSingleItem().Member.ShouldBe("IngestJob.Shared.Token");
    }

    [Fact]
    public void Run_AnotherProgramBesideTheNamedOne_IsAPartOfItOnlyIfItIsReferenced()
    {
        using CompiledJob job = new();
        const string Main = "public static class Program { public static void Main() { } }";
        var first = job.Compile("First", $"namespace IngestJob {{ public static class Shared {{ public static object Token() => Secrets.Current.Streaming.ApiKey; }} {Main} }}", OptimizationLevel.Release, isProgram: true);
        var between = job.CompilePlain("Between", "public static class Between { public static object Token() => IngestJob.Shared.Token(); }", first);
        var second = job.CompilePlain("Second", $"public static class Uses {{ public static object Token() => Between.Token(); }} {Main}", isProgram: true, between);
        var third = job.Compile("Third", $"namespace IngestJob {{ public static class Other {{ public static object Token() => Secrets.Current.ApiKeys.GithubToken; }} {Main} }}", OptimizationLevel.Release, isProgram: true);

        UsageAnalysis.Run([second]).Secrets.ShouldHaveSingleItem().Category.ShouldBe("streaming");
        UsageAnalysis.Run([second]).Job.ShouldBe("Second");
        UsageAnalysis.Run([third]).Secrets.ShouldHaveSingleItem().Category.ShouldBe("api-keys");
        job.Analyze().Secrets.Count.ShouldBe(2);
    }

    [Fact]
    public void Run_PreloadOfEverything_ReportsEveryCategoryAndAdvisesLess()
    {
        using var job = CompiledJob.Of("static async Task<object> A(CancellationToken ct) { await Secrets.PreloadAsync(ct); return Secrets.Current.ApiKeys.GithubToken; }");

        var report = job.Analyze();

        report.Secrets.Select(static secret => $"{secret.Category} {secret.Preloaded} {string.Join(',', secret.Keys)}").ShouldBe(["api-keys True github_token", "database True ", "streaming True "]);
        report.Advice.ShouldHaveSingleItem().ShouldContain("Secrets.PreloadAsync([Secrets.Current.ApiKeys], cancellationToken)");
    }

    [Fact]
    public void Run_PreloadOfSome_ReportsThese()
    {
        using var job = CompiledJob.Of("static Task A(CancellationToken ct) => Secrets.PreloadAsync([Secrets.Current.ApiKeys, Secrets.Current.Database], ct);");

        job.Analyze().Secrets.Select(static secret => $"{secret.Category} {secret.Preloaded}").ShouldBe(["api-keys True", "database True"]);
    }

    [Fact]
    public void Run_AnInjectedAccessor_ReadsTheCurrentEnvironment()
    {
        using CompiledJob job = new();
        var container = job.CompilePlain("Microsoft.Extensions.DependencyInjection.Abstractions", "namespace DI { public class Service { } }");
        job.Compile("Job", "namespace IngestJob { internal sealed class Ingest(ApiKeysAccessor keys) : DI.Service { public object Token() => keys.GithubToken; } }", OptimizationLevel.Release, container);

        var secret = job.Analyze().Secrets.ShouldHaveSingleItem();

        secret.Environments.ShouldBe(["$current"]);
        secret.Keys.ShouldBe(["github_token"]);
    }

    [Theory]
    [InlineData("DI.Service(Lazy<ApiKeysAccessor> keys, DI.Provider provider) { static object Token(Lazy<ApiKeysAccessor> keys, DI.Provider provider) => keys.Value.GithubToken; }")]
    [InlineData("DI.Service(DI.Provider provider) { static object Token(DI.Provider provider) => provider.GetRequiredService<ApiKeysAccessor>().GithubToken; }")]
    [InlineData("DI.Service(DI.Provider provider) { static object Token(DI.Provider provider) => ((ApiKeysAccessor)provider.GetService(typeof(ApiKeysAccessor))).GithubToken; }")]
    [InlineData("DI.Service(DI.Provider provider) { static object Token(DI.Provider provider) => provider.GetRequiredService<EnvironmentSecrets>().ApiKeys.GithubToken; }")]
    public void Run_EachKindOfInjection_ReadsTheCurrentEnvironment(string service)
    {
        using CompiledJob job = new();
        var container = job.CompilePlain("Microsoft.Extensions.DependencyInjection.Abstractions", "namespace DI { public class Provider { public T GetRequiredService<T>() => default!; public object GetService(System.Type type) => null!; } }");
        job.Compile("Job", $"using System; namespace IngestJob {{ internal sealed class {service.Replace("DI.Service", "Service", StringComparison.Ordinal)} }}", OptimizationLevel.Release, container);

        var secret = job.Analyze().Secrets.ShouldHaveSingleItem();

        secret.Environments.ShouldBe(["$current"]);
        secret.Keys.ShouldBe(["github_token"]);
    }

    [Fact]
    public void Run_AMemberOfTheSecretsClassThatTheProjectAdds_IsRead()
    {
        using CompiledJob job = new();
        job.Compile("Job", "namespace IngestJob { internal static partial class Secrets { internal static string Token => Prod.ApiKeys.GithubToken.Reveal(); internal static EnvironmentSecrets Live => Prod; } internal static class Job { static object A() => Secrets.Live.Database.Host; } }");

        job.Analyze().Secrets.Select(static secret => $"{secret.Category} {string.Join(',', secret.Environments)}").ShouldBe(["api-keys prod", "database prod"]);
    }

    [Fact]
    public void Run_TheSdksOtherReads_AreNamedOrUnknown()
    {
        using CompiledJob job = new();
        var sdk = job.CompilePlain("AWSSDK.SecretsManager", "namespace Amazon.SecretsManager { public class SecretsManagerCache { public object GetSecretString(string id) => id; } } namespace Amazon.SecretsManager.Model { public class BatchGetSecretValueRequest { public object? Filters { get; set; } } }");
        job.CompilePlain("Legacy", """
            using Amazon.SecretsManager;
            using Amazon.SecretsManager.Model;
            public static class Legacy
            {
                public static object A(SecretsManagerCache cache) => cache.GetSecretString("billing/db");
                public static object B(object filters) => new BatchGetSecretValueRequest { Filters = filters };
            }
            """, sdk);

        var report = job.Analyze();

        report.Named.ShouldHaveSingleItem().Name.ShouldBe("billing/db");
        report.Unknown.ShouldHaveSingleItem().Member.ShouldBe("Legacy.B");
    }

    [Fact]
    public void Run_TheAuthorsPlace_IsFileLineAndMember()
    {
        using var job = CompiledJob.Of("static async Task<object> LoadAsync(CancellationToken ct)\n{\nvar db = await Secrets.Dev.Database.GetAsync(ct);\nFunc<object> f = () => Secrets.Dev.ApiKeys.GithubToken;\nreturn f;\n}");

        var report = job.Analyze();

        report.Secrets[0].Reads.ShouldBe([new("/repo/src/Job.cs", 16, "IngestJob.Job.LoadAsync")]);
        report.Secrets[1].Reads.ShouldBe([new("/repo/src/Job.cs", 15, "IngestJob.Job.LoadAsync")]);
        report.Project.ShouldBe("genie");
        report.Job.ShouldBe("Job");
    }

    [Fact]
    public void Run_Twice_IsTheSameToTheByte()
    {
        using var job = CompiledJob.Of("static object A() => new object[] { Secrets.Dev.ApiKeys.GithubToken, Secrets.Prod.Streaming.ApiKey, Secrets.Current.Database.Get() };");

        string Render() => ReportRenderer.Render(job.Analyze(), job.Analyze().ToDocument(), ReportFormat.Json, new(Width: null, UseColor: false));

        Render().ShouldBe(Render());
    }

    [Fact]
    public void Run_NoAssembly_SaysWhatToName()
    {
        using CompiledJob job = new();
        var file = Path.Combine(job.Folder, "job");
        File.WriteAllText(file, "\u007fELF");

        Should.Throw<ToolingException>(() => UsageAnalysis.Run([file])).Message.ShouldContain("is not a .NET assembly with IL");
        Should.Throw<ToolingException>(() => UsageAnalysis.Run([job.Folder])).Message.ShouldContain("name the output folder of its build");
        Should.Throw<ToolingException>(() => UsageAnalysis.Run([file + "s"])).Message.ShouldContain("does not exist");
    }

    [Fact]
    public async Task Run_PipeAmongTheAssemblies_DoesNotWaitForItsWriter()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        using var job = CompiledJob.Of("static object A() => Secrets.Dev.ApiKeys.GithubToken;");
        var pipe = Path.Combine(job.Folder, "pipe.dll");
        using (var process = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var (folder, file) = await Task.Run(() => (UsageAnalysis.Run([job.Folder]), Record.Exception(() => UsageAnalysis.Run([pipe]))))
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        folder.Secrets.ShouldNotBeEmpty();
        file.ShouldBeOfType<ToolingException>().Message.ShouldContain("is not a .NET assembly with IL");
    }

    [Fact]
    public void Run_TheLauncherOfAProgram_ReadsItsAssembly()
    {
        using CompiledJob job = new();
        job.Compile("Job", "namespace IngestJob { public static class Program { public static void Main() => System.Console.WriteLine(Secrets.Current.Streaming.ApiKey); } }", OptimizationLevel.Release, isProgram: true);
        File.WriteAllText(Path.Combine(job.Folder, "Job"), "\u007fELF");
        File.WriteAllText(Path.Combine(job.Folder, "Job.exe"), "MZ");

        UsageAnalysis.Run([Path.Combine(job.Folder, "Job")]).Secrets.ShouldHaveSingleItem().Category.ShouldBe("streaming");
        UsageAnalysis.Run([Path.Combine(job.Folder, "Job.exe")]).Job.ShouldBe("Job");
    }

    [Fact]
    public void Run_TrimmedAssembly_IsRefused()
    {
        using CompiledJob job = new();
        job.CompileTrimmed("static object A() => Secrets.Dev.ApiKeys.GithubToken;", "SlackWebhook");

        Should.Throw<ToolingException>(job.Analyze).Message.ShouldContain("was trimmed: IngestJob.ApiKeysAccessor does not have all members");
    }

    [Fact]
    public void Run_NothingRead_IsEmpty()
    {
        using var job = CompiledJob.Of("static int A() => 1;");

        var report = job.Analyze();

        report.Secrets.ShouldBeEmpty();
        report.Named.ShouldBeEmpty();
        report.Unknown.ShouldBeEmpty();
    }
}
