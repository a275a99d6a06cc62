using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

public sealed class EnvironmentVariableSecretStoreTests : SecretStoreTests
{
    private readonly ConcurrentDictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly EnvironmentVariableSecretStore _store;

    public EnvironmentVariableSecretStoreTests() =>
        _store = new EnvironmentVariableSecretStore(new SecretStoreContext
        {
            EnvironmentVariableReader = name => _variables.GetValueOrDefault(name),
            EnvironmentVariableNames = () => _variables.Keys,
        });

    protected override ISecretStore Store => _store;

    protected override string ExpectedRemedy => "GENIE_DEV__NOTHING_HERE";

    protected override bool SupportsBinary => false;

    protected override Task SeedAsync(string name, byte[] value, bool isBinary = false)
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

    [Theory]
    [InlineData("GENIE_DEV__API_KEYS__GITHUB_TOKEN", "variables for single keys (GENIE_DEV__API_KEYS__GITHUB_TOKEN)")]
    [InlineData("genie_dev__api_keys", "The variable genie_dev__api_keys is set")]
    [InlineData("GENIE_DEV_API_KEYS", "The variable GENIE_DEV_API_KEYS is set")]
    [InlineData("genie-dev/api-keys", "The variable genie-dev/api-keys is set")]
    public async Task Get_OtherVariableIsSet_SaysWhichAndNeverItsValue(string variable, string expected)
    {
        _variables[variable] = Canary;

        var error = await Should.ThrowAsync<SecretNotFoundException>(
            async () => await _store.GetAsync(new("genie-dev/api-keys"), TestContext.Current.CancellationToken));

        error.Message.ShouldContain(expected);
        error.Message.ShouldContain("Set the environment variable GENIE_DEV__API_KEYS");
        error.ToString().ShouldNotContain(Canary);
    }

    [Theory]
    [InlineData("genie_dev/api_keys")]
    [InlineData("genie-dev--api-keys")]
    [InlineData("Genie-Dev/api-keys")]
    [InlineData("genie!dev/api.keys")]
    public async Task Get_SecondNameOfAVariable_FailsNamingTheFirst(string name)
    {
        _variables["GENIE_DEV__API_KEYS"] = "{}";
        using var payload = await _store.GetAsync(new("genie-dev/api-keys"), TestContext.Current.CancellationToken);

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new(name), TestContext.Current.CancellationToken));

        error.Message.ShouldContain("GENIE_DEV__API_KEYS");
        error.Message.ShouldContain("'genie-dev/api-keys'");
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
