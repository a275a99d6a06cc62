using System.Text;
using Genie.TypedSecrets.Cli.Terminals;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Tests.Support;

/// <summary>Runs commands in a directory of their own, with a local store and schemas in it.</summary>
internal sealed class CliHarness : IDisposable
{
    internal CliHarness() => Directory.CreateDirectory(Inside);

    /// <summary>Gets the directory.</summary>
    internal string Root { get; } = Directory.CreateTempSubdirectory("genie-secrets-cli-").FullName;

    /// <summary>Gets the directory that commands are run in by default: two levels below the schemas.</summary>
    internal string Inside => Path.Combine(Root, "jobs", "ingest");

    /// <summary>Gets or sets the directory that commands are run in.</summary>
    internal string? CurrentDirectory { get; set; }

    /// <summary>Gets the directory of the local store.</summary>
    internal string StoreDirectory => Path.Combine(Root, "store");

    /// <summary>Gets the environment variables that commands see.</summary>
    internal Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the function that creates the store <c>aws</c>.</summary>
    internal Func<ISecretStore>? CreateStore { get; set; }

    /// <summary>Gets or sets the person at the keyboard.</summary>
    internal ITerminal? Terminal { get; set; }

    /// <summary>Gets or sets the layout of text; null where output is a pipe.</summary>
    internal TextStyle? Style { get; set; }

    /// <summary>Gets or sets the terminal that progress is shown on; null where standard error is redirected.</summary>
    internal TextWriter? ProgressTerminal { get; set; }

    internal TimeProvider Time { get; set; } = TimeProvider.System;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Writes a file below the harness's directory.</summary>
    internal string Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    /// <summary>Writes the schemas that most tests use: a manifest, <c>api-keys</c> everywhere and <c>audit</c> in prod only.</summary>
    internal void WriteSchemas()
    {
        Write("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", "prod"] }""");
        Write(
            "schemas/api-keys.schema.json",
            """
            {
              "type": "object",
              "description": "Tokens of the APIs that jobs call.",
              "x-owner": "platform-team",
              "x-tags": { "cost-center": "42" },
              "properties": {
                "github_token": { "type": "string", "minLength": 8 },
                "host": { "type": "string", "x-sensitive": false },
                "port": { "type": "integer", "minimum": 1, "maximum": 65535, "x-sensitive": false },
                "external_api": {
                  "type": "object",
                  "properties": { "base_url": { "type": "string", "format": "uri", "x-sensitive": false }, "key": { "type": "string" } },
                  "required": ["key"]
                }
              },
              "required": ["github_token"]
            }
            """);
        Write(
            "schemas/audit.schema.json",
            """{ "type": "object", "x-environments": ["prod"], "properties": { "token": { "type": "string" } }, "required": ["token"] }""");
    }

    internal Task<CliRun> RunAsync(string command, string? input = null) => RunAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), input);

    internal async Task<CliRun> RunAsync(string[] arguments, string? input = null)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var inputStream = input is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(input));
        SecretStoreContext stores = new()
        {
            EnvironmentVariableReader = name => name == "GENIE_SECRETS_LOCAL_DIRECTORY" ? StoreDirectory : Variables.GetValueOrDefault(name),
            TimeProvider = Time,
        };
        CliContext context = new(inputStream, output, error, stores)
        {
            CurrentDirectory = CurrentDirectory ?? Inside,
            Terminal = Terminal,
            ProgressTerminal = ProgressTerminal,
            IsTerminal = Style is not null,
            Style = Style ?? TextStyle.Plain,
            CreateStore = (name, stores) => string.Equals(name, "aws", StringComparison.OrdinalIgnoreCase) && CreateStore is { } create ? create() : SecretStores.Create(name, stores),
        };
        var exitCode = await CliApp.RunAsync(arguments, context, TestContext.Current.CancellationToken);
        return new(exitCode, output.ToArray(), error.ToString());
    }
}

/// <summary>Represents the outcome of a command.</summary>
internal sealed record CliRun(int ExitCode, byte[] Bytes, string Error)
{
    internal string Output => Encoding.UTF8.GetString(Bytes);

    internal string All => Output + Error;

    internal CliRun ShouldSucceed()
    {
        ExitCode.ShouldBe(ExitCodes.Success, Error);
        return this;
    }

    internal CliRun ShouldFail(string expected)
    {
        ExitCode.ShouldBe(ExitCodes.Failed, Output);
        Error.ShouldStartWith("error: ");
        Error.ShouldContain(expected);
        Error.ShouldNotContain("   at ");
        Error.ShouldNotContain("(Parameter");
        Error.ShouldNotContain("CANARY");
        return this;
    }
}
