using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Files;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>Reads a value from a file or standard input.</summary>
internal static class ValueInput
{
    /// <summary>Reads a value.</summary>
    /// <returns>The content. The caller wipes it.</returns>
    /// <exception cref="ToolingException">There is neither a file nor input.</exception>
    internal static async Task<byte[]> ReadAsync(CommandRun run, FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            return TextFile.ReadBytes(run.FullPath(file.ToString()), file.ToString());
        }

        return run.Context.Input is { } input
            ? await ReadAsync(input, cancellationToken).ConfigureAwait(false)
            : throw new ToolingException("A value is missing. Give it with --file value.json, or through standard input: genie-secrets put NAME < value.json");
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <returns>The content. The caller wipes it.</returns>
    internal static async Task<byte[]> ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        using BoundedBuffer content = new(BoundedBuffer.MaxValueLength, "Standard input");
        while (await input.ReadAsync(content.Free, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            content.Advance(count);
        }

        return content.ToArray();
    }
}
