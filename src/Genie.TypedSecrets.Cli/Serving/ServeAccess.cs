using System.Security.Cryptography;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Tooling;

namespace Genie.TypedSecrets.Cli.Serving;

/// <summary>Chooses the secret of the access key. The published one never protects values that come from a store.</summary>
internal sealed record ServeAccess(string SecretAccessKey)
{
    internal const string SecretKeyVariable = "GENIE_EMULATOR_SECRET_ACCESS_KEY";

    private const int RandomLength = 40;
    private const string RandomCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <exception cref="ToolingException">The values of a store would be readable without a secret key.</exception>
    internal static ServeAccess Choose(CliContext context, string? seedStore, string? dataDirectory, bool allowsUnsigned)
    {
        var chosen = context.Stores.EnvironmentVariableReader(SecretKeyVariable);
        if (seedStore is null && !EmulatorSeed.IsMarked(dataDirectory))
        {
            return new ServeAccess(string.IsNullOrEmpty(chosen) ? EmulatorOptions.DefaultSecretAccessKey : chosen);
        }

        var source = seedStore is null ? $"the directory {dataDirectory}, which has values of a store" : $"the {seedStore} store";
        if (allowsUnsigned)
        {
            throw new ToolingException($"Unsigned requests could read the values from {source}. Leave out --allow-unsigned.");
        }

        if (chosen == EmulatorOptions.DefaultSecretAccessKey)
        {
            throw new ToolingException($"The secret key in {SecretKeyVariable} is published and can't protect the values from {source}. Unset {SecretKeyVariable} to get a random one.");
        }

        return new ServeAccess(string.IsNullOrEmpty(chosen) ? RandomNumberGenerator.GetString(RandomCharacters, RandomLength) : chosen);
    }
}
