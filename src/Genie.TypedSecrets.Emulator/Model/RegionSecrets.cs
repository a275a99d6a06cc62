namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents the secrets and replicas of one region.</summary>
/// <remarks>Not thread-safe: every access holds <see cref="EmulatedAccount.Gate"/>.</remarks>
internal sealed class RegionSecrets(string name, SecretArn arns)
{
    private readonly Dictionary<string, EmulatedSecret> _secrets = new(StringComparer.Ordinal);

    internal string Name => name;

    /// <summary>Gets all secrets, including those in their recovery window.</summary>
    internal IReadOnlyCollection<EmulatedSecret> All => _secrets.Values;

    internal EmulatedSecret? FindByName(string secretName) => _secrets.GetValueOrDefault(secretName);

    /// <summary>Finds a secret by its name, ARN or partial ARN; null if there is none.</summary>
    internal EmulatedSecret? Find(string secretId)
    {
        if (!SecretArn.IsArn(secretId))
        {
            return FindByName(secretId);
        }

        return SecretArn.NameOf(secretId) is var (secretName, isComplete)
            && FindByName(secretName) is { } secret
            && (isComplete ? secret.Arn : SecretArn.WithoutSuffix(secret.Arn)) == secretId
            ? secret
            : null;
    }

    /// <summary>Creates a secret without versions, which is visible once it is saved.</summary>
    /// <exception cref="SecretsManagerError">The name is taken, possibly by a secret in its recovery window.</exception>
    internal EmulatedSecret Create(string secretName, DateTimeOffset now)
    {
        if (FindByName(secretName) is { } existing)
        {
            throw existing.IsDeleted
                ? SecretsManagerError.InvalidRequest("You can't create this secret because a secret with this name is already scheduled for deletion.")
                : SecretsManagerError.Exists($"The operation failed because the secret {secretName} already exists.");
        }

        return new EmulatedSecret(secretName, arns.Create(secretName), name, now) { LastChangedAt = now };
    }

    /// <summary>Gets the ARN in the response to the deletion of a secret that doesn't exist.</summary>
    internal string ArnOfUnknown(string secretId) => SecretArn.IsArn(secretId) ? secretId : arns.Create(secretId);

    internal IEnumerable<EmulatedSecret> Expired(DateTimeOffset now) => _secrets.Values.Where(secret => secret.DeletionAt <= now);

    internal void Set(EmulatedSecret secret) => _secrets[secret.Name] = secret;

    internal void Remove(EmulatedSecret secret) => _secrets.Remove(secret.Name);
}
