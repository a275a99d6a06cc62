namespace Genie.TypedSecrets;

/// <summary>The exception that is thrown when several secrets cannot be preloaded. It lists all of them, so that they can be corrected together.</summary>
/// <remarks>When only one secret cannot be loaded, its own exception is thrown instead.</remarks>
public sealed class SecretsPreloadException : SecretsException
{
    /// <summary>Initializes the exception with all errors.</summary>
    /// <param name="requested">The number of requested secrets.</param>
    /// <param name="errors">One error for each secret that could not be loaded.</param>
    public SecretsPreloadException(int requested, IReadOnlyList<SecretsException> errors)
        : this(requested, errors?.Count ?? 0, errors!)
    {
    }

    // An error may concern several secrets.
    internal SecretsPreloadException(int requested, int failed, IReadOnlyList<SecretsException> errors)
        : base(Describe(requested, failed, errors), secretName: null, errors.Count > 0 ? errors[0] : null)
    {
        Errors = errors;
    }

    /// <summary>Gets one error for each secret that could not be loaded, in the order of the request. A wrong setting that concerns several secrets is one error.</summary>
    public IReadOnlyList<SecretsException> Errors { get; }

    /// <summary>Gets a value that indicates whether a retry may succeed for all of the secrets.</summary>
    public override bool IsTransient => Errors.All(static error => error.IsTransient);

    private static IEnumerable<string> Describe(int requested, int failed, IReadOnlyList<SecretsException> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);

        // A call that failed as a whole gave all its secrets the same error.
        return errors
            .Select(static error => error.Message)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(static message => message.Split(Environment.NewLine))
            .Select(static line => $"  {line}")
            .Prepend($"{failed} of {requested} secrets could not be loaded:");
    }
}
