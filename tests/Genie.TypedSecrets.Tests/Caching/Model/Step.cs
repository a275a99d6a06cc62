namespace Genie.TypedSecrets.Tests.Caching.Model;

/// <summary>What can happen to a cache.</summary>
internal enum StepKind
{
    /// <summary>Somebody reads.</summary>
    Read,

    /// <summary>Somebody wants the store's answer, whatever is in the cache.</summary>
    Refresh,

    /// <summary>One of those who wait gives up.</summary>
    Cancel,

    /// <summary>The secret gets a new version in the store.</summary>
    Rotate,

    /// <summary>Time passes.</summary>
    Pass,

    /// <summary>One of the store's calls under way is answered.</summary>
    Answer,

    /// <summary>The background does the oldest piece of work that waits.</summary>
    Work,

    /// <summary>The cache is cleared.</summary>
    Clear,

    /// <summary>The client is disposed.</summary>
    Dispose,
}

/// <summary>How the store answers.</summary>
internal enum Answer
{
    /// <summary>With the version of the moment.</summary>
    Value,

    /// <summary>With a value that does not fit its schema.</summary>
    Unfit,

    /// <summary>With an outage.</summary>
    Outage,

    /// <summary>With a refusal.</summary>
    Denied,

    /// <summary>With the response that the secret does not exist.</summary>
    Missing,
}

/// <summary>One thing that happens.</summary>
/// <param name="Kind">What.</param>
/// <param name="Secret">To which secret.</param>
/// <param name="Amount">Which one, how long or how, as the kind has it.</param>
internal sealed record Step(StepKind Kind, int Secret, int Amount);
