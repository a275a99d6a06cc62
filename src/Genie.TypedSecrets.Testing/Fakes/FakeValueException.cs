namespace Genie.TypedSecrets.Testing.Fakes;

/// <summary>Creates the exception for a schema that no fake could be made for.</summary>
internal static class FakeValueException
{
    internal static SecretsConfigurationException For(FakeSeed seed, string problem)
    {
        // The path begins with the name of the secret, which has a slash too.
        var key = seed.Path.Split('#') is [var name, var path] ? $"the key '{path}' of '{name}'" : $"'{seed.Path}'";
        return new($"No fake value could be made for {key}: {problem}. Set the value of the secret in the test: fixture.SetJson(…).");
    }
}
