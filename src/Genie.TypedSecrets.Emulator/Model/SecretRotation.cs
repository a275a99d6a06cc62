using Genie.TypedSecrets.Emulator.Scheduling;

namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents the configuration and the state of a secret's rotation.</summary>
internal sealed class SecretRotation
{
    /// <summary>Gets or sets whether rotation is on; null if it has never been configured, which responses distinguish from off.</summary>
    internal bool? IsEnabled { get; set; }

    internal string? LambdaArn { get; set; }

    internal RotationRules? Rules { get; set; }

    /// <summary>Gets or sets the time of the last <c>RotateSecret</c>, from which the first rotation date counts.</summary>
    internal DateTimeOffset ConfiguredAt { get; set; }

    internal DateTimeOffset? LastRotatedAt { get; set; }

    /// <summary>Gets the time by which the next rotation is due; null if rotation is off or has no schedule. A value that was changed by hand counts as rotated.</summary>
    internal DateTimeOffset? NextRotationAt(EmulatedVersion? current)
    {
        if (IsEnabled != true || Rules is null)
        {
            return null;
        }

        DateTimeOffset?[] changes = [LastRotatedAt ?? ConfiguredAt, current?.CreatedAt];
        return Rules.NextRotation(changes.Max()!.Value);
    }

    internal SecretRotation Clone() => new()
    {
        IsEnabled = IsEnabled,
        LambdaArn = LambdaArn,
        Rules = Rules,
        ConfiguredAt = ConfiguredAt,
        LastRotatedAt = LastRotatedAt,
    };
}
