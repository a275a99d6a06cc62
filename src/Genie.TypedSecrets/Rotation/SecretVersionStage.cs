using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>Which version of a secret: its place in the course of a rotation.</summary>
public enum SecretVersionStage
{
    /// <summary>The version in use: <c>AWSCURRENT</c>.</summary>
    Current,

    /// <summary>The version that was in use before: <c>AWSPREVIOUS</c>.</summary>
    Previous,

    /// <summary>The version that a rotation under way is about to put in use: <c>AWSPENDING</c>.</summary>
    Pending,
}

/// <summary>The staging labels of stages.</summary>
internal static class SecretVersionStages
{
    internal static string ToLabel(this SecretVersionStage stage) => stage switch
    {
        SecretVersionStage.Current => SecretRequest.CurrentStage,
        SecretVersionStage.Previous => SecretRequest.PreviousStage,
        SecretVersionStage.Pending => SecretRequest.PendingStage,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "There is no such stage."),
    };
}
