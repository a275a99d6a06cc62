namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Defines the staging labels that Secrets Manager moves automatically.</summary>
internal static class VersionStage
{
    internal const string Current = "AWSCURRENT";
    internal const string Previous = "AWSPREVIOUS";
    internal const string Pending = "AWSPENDING";

    /// <summary>The largest number of labels on all versions of a secret (the quota "Staging labels attached across all versions").</summary>
    internal const int MaxPerSecret = 20;
}
