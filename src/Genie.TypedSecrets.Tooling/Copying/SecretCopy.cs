using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Copying;

/// <summary>Copies a secret, or some of its keys, to another secret. Doing it again changes nothing, so that an interrupted copy is simply repeated.</summary>
/// <param name="Source">The store to read from.</param>
/// <param name="Target">The store to write to.</param>
/// <param name="Project">The project; null to skip validation.</param>
public sealed record SecretCopy(IManagedStore Source, IManagedStore Target, SecretsProject? Project)
{
    private const int MaxAttempts = 20;

    /// <summary>Copies.</summary>
    /// <param name="from">The name of the secret to read.</param>
    /// <param name="to">The name of the secret to write.</param>
    /// <param name="keys">The paths of the keys; none for the whole value.</param>
    /// <param name="creation">The settings of the target where it does not exist.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The id of the new version; null if the target had the value already.</returns>
    /// <exception cref="ToolingException">The value does not fit the target's schema.</exception>
    public async Task<string?> ApplyAsync(string from, string to, IReadOnlyList<string> keys, SecretWriteOptions creation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        using var source = await Source.GetAsync(new SecretRequest(from), cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            using var target = await TryGetAsync(to, cancellationToken).ConfigureAwait(false);
            var value = keys.Count == 0 ? source.Reveal().ToArray() : Merge(source, target, from, keys);
            try
            {
                var isBinary = keys.Count == 0 ? source.IsBinary : target is { IsBinary: true };
                if (target is not null && target.IsBinary == isBinary && target.Reveal().SequenceEqual(value))
                {
                    return null;
                }

                ValueCheck.Validate(Project, to, value, isBinary);
                SecretWrite write = new(to, value, isBinary) { Condition = new(target?.VersionId), Creation = creation };
                return (await Target.PutAsync(write, cancellationToken).ConfigureAwait(false)).VersionId;
            }
            catch (VersionConflictException) when (attempt < MaxAttempts)
            {
                // Another process changed the target: its new value is merged with.
            }
            finally
            {
                CryptographicOperations.ZeroMemory(value);
            }
        }
    }

    private async Task<SecretPayload?> TryGetAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await Target.GetAsync(new SecretRequest(name), cancellationToken).ConfigureAwait(false);
        }
        catch (SecretNotFoundException)
        {
            return null;
        }
    }

    private static byte[] Merge(SecretPayload source, SecretPayload? target, string from, IReadOnlyList<string> keys)
    {
        var document = SecretDocument.Read(source);
        var text = target is null ? "{}" : SecretDocument.Read(target).Text;
        foreach (var key in keys)
        {
            var node = document.FindNode(from, key);
            text = JsonEdit.Set(text, KeyPath.Split(document.Root!, key), document.Text.Substring(node.Span.Start, node.Span.Length));
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
