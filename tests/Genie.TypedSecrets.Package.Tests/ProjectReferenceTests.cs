using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests which projects of a solution get a <c>Secrets</c> class, and that several of them do not disturb each other.</summary>
public sealed class ProjectReferenceTests(PackageFeed feed)
{
    private const string Job = """
        namespace Company.Jobs;

        /// <summary>Uses the secrets of the solution.</summary>
        public static class Job
        {
            /// <summary>The name of a secret.</summary>
            public static string Name => Secrets.Dev.ApiKeys.SecretName;

            internal static string Show(ApiKeysSecret secret) => secret.ToString();
        }
        """;

    private const string Reference = """<ProjectReference Include="../jobs/Jobs.csproj" />""";

    private const string Library = "<OutputType>Library</OutputType><RootNamespace>Company.Jobs</RootNamespace>";

    private const string Friend = """<InternalsVisibleTo Include="Jobs.Tests" />""";

    [Theory]
    [InlineData("Company.Jobs.Tests")]
    [InlineData("Company.Jobs")]
    public async Task Build_TestsOfAJob_UseTheTypesOfTheJob(string rootNamespace)
    {
        var consumer = Create();
        consumer.WriteProject("jobs/Jobs.csproj", "net10.0", Library, Friend);
        consumer.WriteProject("tests/Jobs.Tests.csproj", "net10.0", $"<RootNamespace>{rootNamespace}</RootNamespace>", Reference, referencesPackage: false);
        consumer.Write("tests/Program.cs", $$"""
            using Company.Jobs;

            namespace {{rootNamespace}}
            {
                internal static class Program
                {
                    private static void Main()
                    {
                        System.Func<ApiKeysSecret, string> show = Job.Show;
                        System.Console.WriteLine(Secrets.Dev.ApiKeys.SecretName + show.Method.Name + typeof(Secrets).Assembly.GetName().Name);
                    }
                }
            }
            """);

        (await consumer.BuildAsync("tests/Jobs.Tests.csproj")).ShouldSucceed().Output.ShouldNotContain("warning ");

        (await consumer.RunAsync("tests/Jobs.Tests.csproj")).ShouldSucceed().Output.ShouldContain("genie-dev/api-keysShowJobs");
    }

    [Fact]
    public async Task Build_SchemaWithAFinding_IsReportedOnlyInTheJob()
    {
        var consumer = Create();
        consumer.Write("schemas/api-keys.schema.json", ConsumerProject.ApiKeysSchema(extra: """, "x-rotation-days": 1000"""));
        consumer.WriteProject("jobs/Jobs.csproj", "net10.0", Library + "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>", Friend);
        consumer.WriteProject("tests/Jobs.Tests.csproj", "net10.0", "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>", Reference, referencesPackage: false);
        consumer.Write("tests/Program.cs", "Console.WriteLine(Company.Jobs.Job.Name);");

        var output = (await consumer.BuildAsync("tests/Jobs.Tests.csproj")).ShouldSucceed().Output;

        output.ShouldContain("GTS1905");
        output.Split('\n').Where(line => line.Contains("GTS", StringComparison.Ordinal)).ShouldAllBe(line => line.Contains("Jobs.csproj", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_GenerateIsTrue_GeneratesInAProjectWithoutAReferenceOfItsOwn()
    {
        var consumer = Create();
        consumer.WriteProject("jobs/Jobs.csproj", "net10.0", Library + "<GenieSecretsAccessibility>public</GenieSecretsAccessibility>");
        consumer.WriteProject("host/Host.csproj", "net10.0", "<GenieSecretsGenerate>true</GenieSecretsGenerate>", Reference, referencesPackage: false);
        consumer.Write("host/Program.cs", "Console.WriteLine(Company.Jobs.Secrets.Prod.ApiKeys.SecretName + Host.Secrets.Dev.ApiKeys.SecretName);");

        (await consumer.BuildAsync("host/Host.csproj")).ShouldSucceed().Output.ShouldNotContain("warning ");
    }

    // Both generate types of the same names, and the first opens its internals to the second.
    [Theory]
    [InlineData("internal")]
    [InlineData("public")]
    public async Task Build_SeveralGeneratingProjectsInOneNamespace_HasNoWarning(string accessibility)
    {
        var consumer = Create();
        var properties = $"<RootNamespace>Company.Jobs</RootNamespace><GenieSecretsAccessibility>{accessibility}</GenieSecretsAccessibility><NoWarn>$(NoWarn);CS1591</NoWarn>";
        consumer.WriteProject("jobs/Jobs.csproj", "net10.0", "<OutputType>Library</OutputType>" + properties, Friend);
        consumer.WriteProject("tests/Jobs.Tests.csproj", "net10.0", properties, Reference);
        consumer.Write("tests/Program.cs", """
            using Company.Jobs;

            Console.WriteLine(Secrets.Dev.ApiKeys.SecretName + typeof(Secrets).Assembly.GetName().Name + typeof(ApiKeysSecret).Name);
            """);

        (await consumer.BuildAsync("tests/Jobs.Tests.csproj")).ShouldSucceed().Output.ShouldNotContain("warning ");

        (await consumer.RunAsync("tests/Jobs.Tests.csproj")).ShouldSucceed().Output.ShouldContain("Jobs.Tests");
    }

    [Fact]
    public async Task Build_ReferencesOutsideTheProjectFile_AreReferencesOfTheProject()
    {
        var consumer = Create();
        consumer.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="Genie.TypedSecrets" Version="{feed.Version}" /></ItemGroup>
            </Project>
            """);
        consumer.Write("Directory.Build.targets", """
            <Project><ItemGroup><PackageReference Include="Genie.TypedSecrets" PrivateAssets="all" /></ItemGroup></Project>
            """);
        consumer.WriteProject("jobs/Jobs.csproj", "net10.0", Library, referencesPackage: false);

        (await consumer.BuildAsync("jobs/Jobs.csproj")).ShouldSucceed().Output.ShouldNotContain("warning ");
    }

    [Fact]
    public async Task Build_GlobalPackageReference_SaysHowToReferenceThePackage()
    {
        var consumer = Create();
        consumer.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><GlobalPackageReference Include="Genie.TypedSecrets" Version="{feed.Version}" /></ItemGroup>
            </Project>
            """);
        consumer.WriteProject("jobs/Jobs.csproj", "net10.0", Library, referencesPackage: false);

        (await consumer.BuildAsync("jobs/Jobs.csproj")).ShouldFail().Output.ShouldContain("error GTS0916");
    }

    private ConsumerProject Create()
    {
        var consumer = feed.CreateConsumer();
        File.Delete(Path.Combine(consumer.Root, "Consumer.csproj"));
        consumer.Write("jobs/Job.cs", Job);
        return consumer;
    }
}
