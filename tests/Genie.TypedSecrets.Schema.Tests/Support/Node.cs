[assembly: AssemblyFixture(typeof(Genie.TypedSecrets.Schema.Tests.Support.Node))]

namespace Genie.TypedSecrets.Schema.Tests.Support;

/// <summary>The independent validator: ajv, on Node.js. It is installed once, beside the tests' binaries.</summary>
public sealed class Node : IAsyncLifetime
{
    private static readonly string s_directory = Path.Combine(AppContext.BaseDirectory, "ajv");

    /// <summary>Installs what the lock file says.</summary>
    public ValueTask InitializeAsync() => new(ProgramOutput.InstallPackagesAsync(s_directory));

    /// <summary>Nothing runs any more.</summary>
    public ValueTask DisposeAsync() => default;

    /// <summary>Runs a script of the judge's directory.</summary>
    /// <returns>What it printed.</returns>
    internal Task<string> RunAsync(string script, IEnumerable<string> arguments, string input) => ProgramOutput.GetAsync("node", [script, .. arguments], input, s_directory);
}
