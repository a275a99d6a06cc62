namespace Genie.TypedSecrets.Emulator.Rotation;

/// <summary>Represents a rotation to start: the secret, the id of the new version, and whether only the test step runs.</summary>
internal sealed record RotationStart(string Region, string SecretName, string Token, bool IsTest);
