using Microsoft.Extensions.Configuration;

namespace Genie.TypedSecrets.Hosting.Configuration;

/// <summary>Represents the keys of a secret as a source of the configuration.</summary>
internal sealed class SecretConfigurationSource<TSecret>(SecretAccessor<TSecret> accessor, IReadOnlyList<KeyValuePair<string, Func<TSecret, string?>>> keys) : IConfigurationSource
    where TSecret : class
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new SecretConfigurationProvider<TSecret>(accessor, keys);
}
