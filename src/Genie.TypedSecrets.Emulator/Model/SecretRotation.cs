namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>What a secret says about its rotation.</summary>
internal sealed class SecretRotation
{
    /// <summary>Null where it never was turned on; responses tell that from turned off.</summary>
    internal bool? IsEnabled { get; set; }

    internal string? LambdaArn { get; set; }

    internal RotationRules? Rules { get; set; }

    /// <summary>When rotation was turned on or changed: what the first due date counts from.</summary>
    internal DateTimeOffset ConfiguredAt { get; set; }

    internal DateTimeOffset? LastRotatedAt { get; set; }

    /// <summary>When the next rotation is due; null where rotation is off, or no interval says so.</summary>
    internal DateTimeOffset? NextRotationAt =>
        IsEnabled == true && Rules?.Interval is { } interval ? (LastRotatedAt ?? ConfiguredAt) + interval : null;
}
