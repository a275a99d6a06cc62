using System.Diagnostics;
using Genie.TypedSecrets.Documentation.Tests.Support;

namespace Genie.TypedSecrets.Documentation.Tests.Infrastructure;

/// <summary>The Terraform modules evaluate for both environments and keep to the AWS provider's schema.</summary>
/// <remarks>The checker and its own tests are in <c>eng/terraform</c>.</remarks>
public sealed class TerraformTests
{
    [Fact]
    public async Task Modules_EvaluatedByTheChecker_HaveNoProblem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The checker's libraries are Debian packages.");
        using var checker = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "eng", "terraform.sh")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = checker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = checker.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        await checker.WaitForExitAsync(TestContext.Current.CancellationToken);

        checker.ExitCode.ShouldBe(0, $"{await output}{await error}");
    }
}
