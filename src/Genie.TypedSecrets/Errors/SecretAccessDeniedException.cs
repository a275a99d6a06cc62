namespace Genie.TypedSecrets;

/// <summary>The store refuses this identity the secret, or the key that encrypts it.</summary>
public sealed class SecretAccessDeniedException : SecretsException
{
    /// <summary>Says what is missing.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="permission">The permission that is missing: <c>secretsmanager:GetSecretValue</c>, <c>kms:Decrypt</c>, or a file mode.</param>
    /// <param name="resource">What it is missing on: an ARN pattern or a path.</param>
    /// <param name="innerException">The store's own error.</param>
    public SecretAccessDeniedException(string secretName, string permission, string resource, Exception? innerException = null)
        : base($"Access to the secret '{secretName}' is denied: this identity needs {permission} on {resource}.", secretName, innerException)
    {
        Permission = permission;
        Resource = resource;
    }

    /// <summary>The permission that is missing.</summary>
    public string Permission { get; }

    /// <summary>What it is missing on.</summary>
    public string Resource { get; }
}
