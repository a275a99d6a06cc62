using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests the packages for applications with a host: what the generator emits, what the build files add, and what a test project gets.</summary>
public sealed class HostingConsumerTests(PackageFeed feed)
{
    private const string Service = """
        using Genie.TypedSecrets;
        using Genie.TypedSecrets.Hosting;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using OpenTelemetry;
        using OpenTelemetry.Metrics;
        using OpenTelemetry.Trace;

        namespace Consumer;

        internal sealed class Ingest(ApiKeysAccessor keys)
        {
            public int Length => keys.GithubToken.Reveal().Length;
        }

        internal static class Service
        {
            public static IHost Create(Action<IServiceCollection> configure)
            {
                var builder = Host.CreateApplicationBuilder();
                builder.AddSecrets().PreloadOnStart();
                builder.Services.AddSingleton<Ingest>();
                builder.Services.AddHealthChecks().AddSecrets();
                builder.Services.AddHttpClient("github").AddSecretAuthentication<ApiKeysAccessor>(static keys => new("Bearer", keys.GithubToken.Reveal()));
                configure(builder.Services);
                return builder.Build();
            }

            public static (MeterProvider Metrics, TracerProvider Traces) Instrument() =>
                (Sdk.CreateMeterProviderBuilder().AddGenieSecretsInstrumentation().Build(), Sdk.CreateTracerProviderBuilder().AddGenieSecretsInstrumentation().Build());
        }
        """;

    private const string ServiceProgram = """
        using Consumer;
        using Genie.TypedSecrets;
        using Microsoft.Extensions.DependencyInjection;

        var (metrics, traces) = Service.Instrument();
        using (metrics)
        using (traces)
        using (var host = Service.Create(static _ => { }))
        {
            await host.StartAsync();
            Console.WriteLine($"{host.Services.GetRequiredService<Ingest>().Length} characters");
            await host.StopAsync();
        }
        """;

    private const string TestProgram = """
        using Consumer;
        using Genie.TypedSecrets;
        using Genie.TypedSecrets.Testing;
        using Microsoft.Extensions.DependencyInjection;

        using var fixture = SecretsFixture.Create(Secrets.For);
        fixture.Set(fixture.Root.Current.ApiKeys, static keys => keys with { GithubToken = new("fake-token") });
        using (var host = Service.Create(services => services.AddFakeSecrets(fixture)))
        {
            await host.StartAsync();
            Console.WriteLine($"{host.Services.GetRequiredService<Ingest>().Length} characters");
            await host.StopAsync();
        }

        fixture.AssertOnlyRead("api-keys");
        fixture.AssertStoreCalls(1);
        """;

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public async Task Build_HostingAndOpenTelemetry_EmitsAddSecretsWithoutAWarning(string framework)
    {
        var consumer = feed.CreateConsumer();
        WriteService(consumer, "Consumer.csproj", framework);

        (await consumer.BuildAsync()).ShouldSucceed().Output.ShouldNotContain("warning ");
    }

    [Fact]
    public async Task Build_WithoutHosting_EmitsNoAddSecrets()
    {
        var consumer = feed.CreateConsumer();
        consumer.Write("Program.cs", "using Consumer;\nnew Microsoft.Extensions.DependencyInjection.ServiceCollection().AddSecrets();\n");
        consumer.WriteProject("Consumer.csproj", "net10.0", items: """<FrameworkReference Include="Microsoft.AspNetCore.App" />""");

        (await consumer.BuildAsync()).ShouldFail().Output.ShouldContain("error CS1061");
    }

    [Fact]
    public async Task Run_AServiceAndItsTests_ReadTheStoreAndTheFixture()
    {
        var consumer = feed.CreateConsumer();
        WriteService(consumer, "Service/Consumer.csproj", "net10.0");
        consumer.WriteProject(
            "Tests/Tests.csproj",
            "net10.0",
            "<RootNamespace>Tests</RootNamespace><IsAotCompatible>false</IsAotCompatible>",
            $"""<ProjectReference Include="../Service/Consumer.csproj" /><PackageReference Include="Genie.TypedSecrets.Testing" Version="{feed.Version}" />""",
            referencesPackage: false);
        consumer.Write("Tests/Program.cs", TestProgram);

        (await consumer.BuildAsync("Tests/Tests.csproj")).ShouldSucceed().Output.ShouldNotContain("warning ");

        (await consumer.RunAsync("Tests/Tests.csproj")).ShouldSucceed().Output.ShouldContain("10 characters");
        (await DotNet.RunAsync(consumer.Root, "run --project Service/Consumer.csproj --no-build --nologo", ("GENIE_SECRETS_STORE", "environment"), ("GENIE_DEV__API_KEYS", """{"github_token":"fake"}"""), ("DOTNET_ENVIRONMENT", "dev")))
            .ShouldSucceed().Output.ShouldContain("4 characters");
    }

    private void WriteService(ConsumerProject consumer, string path, string framework)
    {
        consumer.WriteProject(
            path,
            framework,
            "<RootNamespace>Consumer</RootNamespace>",
            $"""
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <PackageReference Include="Genie.TypedSecrets.Hosting" Version="{feed.Version}" />
            <PackageReference Include="Genie.TypedSecrets.OpenTelemetry" Version="{feed.Version}" />
            <PackageReference Include="OpenTelemetry" Version="1.20.1" />
            <InternalsVisibleTo Include="Tests" />
            """,
            referencesPackage: false);
        var folder = Path.GetDirectoryName(path);
        consumer.Write(Path.Combine(folder!, "Service.cs"), Service);
        consumer.Write(Path.Combine(folder!, "Program.cs"), ServiceProgram);
    }
}
