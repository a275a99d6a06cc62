namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>The staging labels that Secrets Manager itself moves.</summary>
internal static class VersionStage
{
    internal const string Current = "AWSCURRENT";
    internal const string Previous = "AWSPREVIOUS";
    internal const string Pending = "AWSPENDING";

    /// <summary>The most labels one version can have (the quota "Staging labels attached across all versions").</summary>
    internal const int MaxPerVersion = 20;
}
