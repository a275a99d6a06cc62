namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>The secrets of one account in one region. It knows AWS's rules and nothing of HTTP.</summary>
/// <remarks>Not thread-safe: whoever touches it, or a secret of it, holds <see cref="Gate"/>.</remarks>
internal sealed class EmulatedSecrets(TimeProvider clock, SecretArn arns)
{
    private readonly Dictionary<string, EmulatedSecret> _secrets = new(StringComparer.Ordinal);

    internal Lock Gate { get; } = new();

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>All secrets, also those in their recovery window.</summary>
    internal IReadOnlyCollection<EmulatedSecret> All
    {
        get
        {
            Purge();
            return _secrets.Values;
        }
    }

    /// <summary>The secret of a name, an ARN or a partial ARN; null where there is none.</summary>
    internal EmulatedSecret? TryFind(string secretId)
    {
        Purge();
        if (!SecretArn.IsArn(secretId))
        {
            return _secrets.GetValueOrDefault(secretId);
        }

        var (name, isComplete) = arns.Parse(secretId);
        return name is not null && _secrets.TryGetValue(name, out var secret) && (!isComplete || secret.Arn == secretId) ? secret : null;
    }

    /// <summary>Adds a secret without versions.</summary>
    /// <exception cref="SecretsManagerError">The name is taken, maybe by a secret in its recovery window.</exception>
    internal EmulatedSecret Create(string name)
    {
        Purge();
        if (_secrets.TryGetValue(name, out var existing))
        {
            throw existing.IsDeleted
                ? SecretsManagerError.InvalidRequest("You can't create this secret because a secret with this name is already scheduled for deletion.")
                : SecretsManagerError.Exists($"The operation failed because the secret {name} already exists.");
        }

        var secret = new EmulatedSecret(name, arns.Create(name), Now);
        _secrets.Add(name, secret);
        return secret;
    }

    /// <summary>Takes over a secret that was stored before.</summary>
    internal void Restore(EmulatedSecret secret) => _secrets.Add(secret.Name, secret);

    /// <summary>The ARN that the deletion of a secret nobody knows reports.</summary>
    internal string ArnOfUnknown(string name) => SecretArn.IsArn(name) ? name : arns.Create(name);

    /// <summary>Removes a secret for good.</summary>
    internal void Remove(EmulatedSecret secret)
    {
        _secrets.Remove(secret.Name);
        secret.Versions.Wipe();
    }

    // A recovery window that ended did so at its time, however late somebody looks.
    private void Purge()
    {
        var now = Now;
        foreach (var secret in _secrets.Values.Where(secret => secret.DeletionAt <= now).ToArray())
        {
            Remove(secret);
        }
    }
}
