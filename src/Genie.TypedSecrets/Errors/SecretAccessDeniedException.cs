namespace Genie.TypedSecrets;

/// <summary>The exception that is thrown when the store denies access to a secret, or to the key that encrypts it.</summary>
public sealed class SecretAccessDeniedException : SecretsException
{
    /// <summary>Initializes the exception with the missing permission.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="permission">The missing permission: <c>secretsmanager:GetSecretValue</c>, <c>kms:Decrypt</c>, or a file mode.</param>
    /// <param name="resource">The resource that the permission is required on: an ARN pattern or a path.</param>
    /// <param name="innerException">The error that the store reported.</param>
    public SecretAccessDeniedException(string secretName, string permission, string resource, Exception? innerException = null)
        : base($"Access to {Describe(secretName)} is denied: this identity needs {permission} on {resource}.", secretName, innerException)
    {
        Permission = permission;
        Resource = resource;
    }

    private SecretAccessDeniedException(string secretName, string permission, string resource, string message)
        : base(message, secretName)
    {
        Permission = permission;
        Resource = resource;
    }

    // A call without a secret lists secrets.
    private static string Describe(string secretName) => secretName == "*" ? "the list of secrets" : $"the secret '{secretName}'";

    /// <summary>Gets the missing permission.</summary>
    public string Permission { get; }

    /// <summary>Gets the resource that the permission is required on.</summary>
    public string Resource { get; }

    /// <summary>Creates the exception for denied access whose reason is known.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="permission">The missing permission: <c>secretsmanager:GetSecretValue</c>, <c>kms:Decrypt</c>.</param>
    /// <param name="resource">The resource that the permission is required on.</param>
    /// <param name="problem">The reason: a clause without a full stop, such as <c>the KMS key is disabled</c>.</param>
    /// <param name="remedy">The remedy: one or more sentences that say what to do.</param>
    public static SecretAccessDeniedException Because(string secretName, string permission, string resource, string problem, string remedy) =>
        new(secretName, permission, resource, $"Access to {Describe(secretName)} is denied: {problem}. {remedy}");
}
