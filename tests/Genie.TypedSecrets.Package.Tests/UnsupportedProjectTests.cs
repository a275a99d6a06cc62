using System.Text.RegularExpressions;
using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests that a project which the package does not support gets one coded message that says what is supported.</summary>
public sealed partial class UnsupportedProjectTests(PackageFeed feed)
{
    private const string Uses = "internal static class Uses { internal static string Name => Secrets.Dev.ApiKeys.SecretName; }";

    [Theory]
    [InlineData("netstandard2.0", "<OutputType>Library</OutputType><LangVersion>12</LangVersion><IsAotCompatible>false</IsAotCompatible>", "GTS0910")]
    [InlineData("net10.0", "<OutputType>Library</OutputType><LangVersion>11</LangVersion>", "GTS0912")]
    public async Task Build_UnsupportedProject_IsOneError(string framework, string properties, string id)
    {
        var consumer = feed.CreateConsumer();
        consumer.WriteProject("Consumer.csproj", framework, properties);
        consumer.Write("Uses.cs", $"namespace Consumer {{ {Uses} }}");

        Codes((await consumer.BuildAsync()).ShouldFail().Output).ShouldBe([id]);
    }

    [Theory]
    [InlineData("vbproj", "Program.vb", "Module Program\n    Sub Main()\n        System.Console.WriteLine(Genie.TypedSecrets.SecretsClient.Default)\n    End Sub\nEnd Module")]
    [InlineData("fsproj", "Program.fs", "printfn \"%O\" Genie.TypedSecrets.SecretsClient.Default")]
    public async Task Build_OtherLanguage_WarnsOnceUnlessNothingIsToBeGenerated(string extension, string file, string program)
    {
        var consumer = feed.CreateConsumer();
        File.Delete(Path.Combine(consumer.Root, "Consumer.csproj"));
        consumer.Write(file, program);
        Write("<TreatWarningsAsErrors>false</TreatWarningsAsErrors>");

        Codes((await consumer.BuildAsync()).ShouldSucceed().Output).ShouldBe(["GTS0911"]);

        Write("<GenieSecretsGenerate>false</GenieSecretsGenerate>");
        Codes((await consumer.BuildAsync()).ShouldSucceed().Output).ShouldBeEmpty();

        void Write(string properties) => consumer.WriteProject(
            $"Consumer.{extension}",
            "net10.0",
            properties + "<IsAotCompatible>false</IsAotCompatible>",
            extension == "fsproj" ? $"""<Compile Include="{file}" />""" : string.Empty);
    }

    // Every error and warning once: MSBuild repeats them at the end of a build.
    private static IEnumerable<string> Codes(string output) =>
        Code().Matches(output).Select(match => match.Groups["code"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(error|warning) (?<code>[A-Z]+\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
