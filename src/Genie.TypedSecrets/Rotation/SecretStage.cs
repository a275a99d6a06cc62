using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>Which version of a secret: its place in the course of a rotation.</summary>
public enum SecretStage
{
    /// <summary>The version in use: <c>AWSCURRENT</c>.</summary>
    Current,

    /// <summary>The version that was in use before: <c>AWSPREVIOUS</c>.</summary>
    Previous,

    /// <summary>The version that a rotation under way is about to put in use: <c>AWSPENDING</c>.</summary>
    Pending,
}

/// <summary>The staging labels of stages.</summary>
internal static class SecretStages
{
    internal static string ToLabel(this SecretStage stage) => stage switch
    {
        SecretStage.Current => SecretRequest.CurrentStage,
        SecretStage.Previous => SecretRequest.PreviousStage,
        SecretStage.Pending => SecretRequest.PendingStage,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "There is no such stage."),
    };
}
