using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

public sealed class EnvironmentVariableSecretStoreTests : SecretStoreConformance
{
    private readonly ConcurrentDictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly EnvironmentVariableSecretStore _store;

    public EnvironmentVariableSecretStoreTests() =>
        _store = new EnvironmentVariableSecretStore(new SecretStoreContext { EnvironmentVariableReader = name => _variables.GetValueOrDefault(name) });

    private protected override ISecretStore Store => _store;

    private protected override string ExpectedRemedy => "GENIE_DEV__NOTHING_HERE";

    private protected override bool SupportsBinary => false;

    private protected override Task SeedAsync(string name, byte[] value, bool isBinary = false)
    {
        _variables[EnvironmentVariableSecretStore.GetVariableName(name)] = Encoding.UTF8.GetString(value);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("genie-dev/api-keys", "GENIE_DEV__API_KEYS")]
    [InlineData("Genie.Prod/a@b+c=d_e/f9", "GENIE_PROD__A_B_C_D_E__F9")]
    public void GetVariableName_SecretName_MapsByTheDocumentedRule(string secretName, string expected) =>
        EnvironmentVariableSecretStore.GetVariableName(secretName).ShouldBe(expected);

    [Fact]
    public async Task Get_EmptyVariable_CountsAsNotSet()
    {
        _variables["GENIE_DEV__API_KEYS"] = string.Empty;

        await Should.ThrowAsync<SecretNotFoundException>(
            async () => await _store.GetAsync(new("genie-dev/api-keys"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_ShortValue_VersionIdIsNotAPlainHash()
    {
        _variables["PIN"] = "1234";

        using var payload = await _store.GetAsync(new("pin"), TestContext.Current.CancellationToken);

        var id = payload.VersionId.Replace("-", string.Empty, StringComparison.Ordinal);
        foreach (var guess in new[] { "1234", "pin1234", "pin\u00001234" })
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(guess));
            Convert.ToHexStringLower(hash).ShouldNotContain(id);
            new Guid(hash.AsSpan(0, 16)).ToString("N").ShouldNotBe(id);
        }
    }
}
