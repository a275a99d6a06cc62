namespace Genie.TypedSecrets;

/// <summary>Specifies why a secret could not be fetched.</summary>
public enum SecretFailureKind
{
    /// <summary>The last fetch did not fail.</summary>
    None,

    /// <summary>The store has no such secret, or no such version of it.</summary>
    NotFound,

    /// <summary>The store rejected access.</summary>
    AccessDenied,

    /// <summary>The stored value does not match the schema.</summary>
    SchemaMismatch,

    /// <summary>The store did not respond, or asked for fewer calls.</summary>
    Unavailable,

    /// <summary>It failed for another reason, for example because the configuration is incomplete.</summary>
    Other,
}
