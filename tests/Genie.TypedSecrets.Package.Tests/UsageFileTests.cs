using System.Text.Json;
using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests the usage report that each build writes where the project asks for it.</summary>
public sealed class UsageFileTests(PackageFeed feed)
{
    private const string Property = "<GenieSecretsUsageFile>true</GenieSecretsUsageFile>";

    private const string Report = "bin/Debug/net10.0/Consumer.secrets-usage.json";

    [Fact]
    public async Task Build_WithTheProperty_WritesWhatTheCommandWrites()
    {
        var consumer = Create(Property);

        (await consumer.BuildAsync()).ShouldSucceed().Output.ShouldNotContain("warning ");

        var report = consumer.Read(Report);
        using var json = JsonDocument.Parse(report);
        json.RootElement.GetProperty("job").GetString().ShouldBe("Consumer");
        json.RootElement.GetProperty("secrets")[0].GetProperty("environments")[0].GetString().ShouldBe("dev");
        json.RootElement.GetProperty("secrets")[0].GetProperty("reads")[0].GetProperty("file").GetString().ShouldBe("Program.cs");
        (await feed.RunAsync(consumer.Root, $"dotnet tool install Genie.TypedSecrets.Cli --version {feed.Version} --tool-path \"{feed.Tools}-usage\"")).ShouldSucceed();
        using var command = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            Path.Combine($"{feed.Tools}-usage", "genie-secrets"), ["usage", "bin/Debug/net10.0/Consumer.dll", "--format", "json"]) { WorkingDirectory = consumer.Root, UseShellExecute = false, RedirectStandardOutput = true })!;
        (await command.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(report);
    }

    [Fact]
    public async Task Build_NothingChanged_DoesNotWriteTheReportAgain()
    {
        var consumer = Create(Property);
        (await consumer.BuildAsync()).ShouldSucceed();
        var written = DateTime.UnixEpoch.AddYears(80);
        File.SetLastWriteTimeUtc(Path.Combine(consumer.Root, Report), written);

        (await consumer.BuildAsync()).ShouldSucceed();

        File.GetLastWriteTimeUtc(Path.Combine(consumer.Root, Report)).ShouldBe(written, "neither written again nor deleted");
        File.SetLastWriteTimeUtc(Path.Combine(consumer.Root, Report), DateTime.UnixEpoch);
        consumer.Write("Program.cs", "Console.WriteLine(Consumer.Secrets.Current.ApiKeys.GithubToken);");

        (await consumer.BuildAsync()).ShouldSucceed();

        consumer.Read(Report).ShouldContain("\"$current\"");
        (await DotNet.RunAsync(consumer.Root, "clean --nologo -v q")).ShouldSucceed();
        File.Exists(Path.Combine(consumer.Root, Report)).ShouldBeFalse("dotnet clean removes it");
    }

    [Fact]
    public async Task Build_WithAPath_WritesThereAndCleanKeepsIt()
    {
        var consumer = Create(Property + "<GenieSecretsUsageFilePath>terraform/usage/consumer.json</GenieSecretsUsageFilePath>");

        (await consumer.BuildAsync()).ShouldSucceed();
        (await DotNet.RunAsync(consumer.Root, "clean --nologo -v q")).ShouldSucceed();

        consumer.Read("terraform/usage/consumer.json").ShouldContain("api-keys");
        File.Exists(Path.Combine(consumer.Root, Report)).ShouldBeFalse();
    }

    [Fact]
    public async Task Build_ReadInALibrary_IsInTheReportOfTheProgram()
    {
        var consumer = Create(Property);
        consumer.WriteProject("library/Library.csproj", "net10.0", "<OutputType>Library</OutputType><RootNamespace>Company</RootNamespace><NoWarn>CS1591</NoWarn>");
        consumer.Write("library/Shared.cs", "namespace Company; public static class Keys { public static string Token() => Secrets.Current.ApiKeys.GithubToken.ToString(); }");
        consumer.WriteProject("program/Program.csproj", "net10.0", Property, """<ProjectReference Include="../library/Library.csproj" />""", referencesPackage: false);
        consumer.Write("program/Program.cs", "Console.WriteLine(Company.Keys.Token());");

        (await consumer.BuildAsync("program/Program.csproj")).ShouldSucceed();

        consumer.Read("program/bin/Debug/net10.0/Program.secrets-usage.json").ShouldContain("Company.Keys.Token");
    }

    [Fact]
    public async Task Build_WithoutTheProperty_WritesNoReport()
    {
        var consumer = Create(string.Empty);

        (await consumer.BuildAsync()).ShouldSucceed();

        Directory.EnumerateFiles(consumer.Root, "*.secrets-usage.json", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Build_NoHost_SaysWhatToSet()
    {
        var consumer = Create(Property + "<_GenieSecretsUsageTool>missing.dll</_GenieSecretsUsageTool>");

        (await consumer.BuildAsync()).ShouldFail().Output.ShouldContain("The usage report");
    }

    private ConsumerProject Create(string properties)
    {
        var consumer = feed.CreateConsumer();
        consumer.WriteProject("Consumer.csproj", "net10.0", properties + "<EnableDefaultCompileItems>false</EnableDefaultCompileItems>", """<Compile Include="Program.cs" />""");
        consumer.Write("Program.cs", "Console.WriteLine(Consumer.Secrets.Dev.ApiKeys.GithubToken);");
        return consumer;
    }
}
