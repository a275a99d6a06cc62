namespace Genie.TypedSecrets.Tooling.Diagnosis;

/// <summary>Represents the results of checks between this machine and a store.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="Environment">The environment whose secrets were checked; null if there are no schemas.</param>
/// <param name="Checks">The checks, in the order in which they depend on one another.</param>
/// <param name="Findings">The problems, and what to do about them.</param>
public sealed record DoctorReport(string Store, string? Environment, IReadOnlyList<DoctorCheck> Checks, IReadOnlyList<Finding> Findings) : Report
{
    /// <inheritdoc/>
    public override string Kind => "doctor";

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> AllFindings => Findings;

    /// <summary>Checks a store. Unless values are to be read, no value is read over a network.</summary>
    /// <param name="request">The checks to make.</param>
    /// <param name="cancellationToken">Cancels the checks.</param>
    /// <returns>The report.</returns>
    public static async Task<DoctorReport> RunAsync(DoctorRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        DoctorRun run = new(request);
        await run.CheckAsync(cancellationToken).ConfigureAwait(false);
        return run.ToReport();
    }
}

/// <summary>Represents one check.</summary>
/// <param name="Name">The name: <c>clock</c>, <c>credentials</c>.</param>
/// <param name="State">The result.</param>
/// <param name="Detail">The result of the check, in a few words.</param>
public sealed record DoctorCheck(string Name, DoctorCheckState State, string Detail);

/// <summary>Specifies the result of a check.</summary>
public enum DoctorCheckState
{
    /// <summary>It works.</summary>
    Works,

    /// <summary>It does not work, and jobs can do without it.</summary>
    Limited,

    /// <summary>It does not work.</summary>
    Fails,

    /// <summary>It was not checked.</summary>
    NotChecked,
}
