namespace Genie.TypedSecrets;

/// <summary>Several secrets could not be loaded ahead of the work. All of them are listed, so that they can be set right in one go.</summary>
/// <remarks>Where only one could not be loaded, its own exception is thrown instead.</remarks>
public sealed class SecretsPreloadException : SecretsException
{
    /// <summary>Lists what could not be loaded.</summary>
    /// <param name="requested">How many secrets were to be loaded.</param>
    /// <param name="errors">What became of those that were not: one error each.</param>
    public SecretsPreloadException(int requested, IReadOnlyList<SecretsException> errors)
        : base(Describe(requested, errors), secretName: null, errors.Count > 0 ? errors[0] : null)
    {
        Errors = errors;
    }

    /// <summary>One error for each secret that could not be loaded, in the order in which they were asked for.</summary>
    public IReadOnlyList<SecretsException> Errors { get; }

    /// <summary>Whether trying again later may help with all of them.</summary>
    public override bool IsTransient => Errors.All(static error => error.IsTransient);

    private static string Describe(int requested, IReadOnlyList<SecretsException> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);

        // A call that failed as a whole gave all its secrets the same error.
        var lines = errors.Select(static error => error.Message).Distinct(StringComparer.Ordinal).Select(static message => $"{Environment.NewLine}  {message}");
        return $"{errors.Count} of {requested} secrets could not be loaded:{string.Concat(lines)}";
    }
}
