using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Defines the actions for which the emulator evaluates policies.</summary>
internal static class CheckedActions
{
    internal const string SecretsManager = "secretsmanager:";
    internal const string Decrypt = "kms:Decrypt";
    internal const string Encrypt = "kms:Encrypt";
    internal const string GenerateDataKey = "kms:GenerateDataKey";
    internal const string InvokeFunction = "lambda:InvokeFunction";

    internal static IReadOnlyList<string> All { get; } =
        [.. ServiceModel.Operations.Select(static operation => SecretsManager + operation), Decrypt, Encrypt, GenerateDataKey, InvokeFunction];
}
