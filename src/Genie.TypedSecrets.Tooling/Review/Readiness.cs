namespace Genie.TypedSecrets.Tooling.Review;

/// <summary>The states of an environment with regard to a change, from the best to the worst.</summary>
public enum Readiness
{
    /// <summary>The change does not concern the environment.</summary>
    NotConcerned,

    /// <summary>The stored value fits the new schema here.</summary>
    Ready,

    /// <summary>No store was read.</summary>
    NotChecked,

    /// <summary>The secret exists; its value was not read.</summary>
    Exists,

    /// <summary>The stored value still has the key that is to be removed.</summary>
    LeftOver,

    /// <summary>The stored value has the key under its former name.</summary>
    FormerName,

    /// <summary>The secret cannot be read.</summary>
    Unreadable,

    /// <summary>The stored value does not fit the new schema.</summary>
    DoesNotFit,

    /// <summary>The stored value lacks the key.</summary>
    KeyMissing,

    /// <summary>The secret is scheduled for deletion.</summary>
    Deleted,

    /// <summary>The secret has no value.</summary>
    NoValue,

    /// <summary>The secret does not exist.</summary>
    SecretMissing,
}

/// <summary>Represents the state of a change in an environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="State">The state.</param>
public sealed record EnvironmentReadiness(string Environment, Readiness State);
