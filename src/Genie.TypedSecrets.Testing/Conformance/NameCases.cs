using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Testing.Conformance;

/// <summary>Contains the cases about names that every store passes: no name reads what another one names.</summary>
internal static class NameCases
{
    private static readonly string[] s_withPathSyntax =
    [
        "../api-keys", "genie-dev/../../etc/passwd", "genie-dev/../api-keys", "genie-dev/..", "..data/genie-dev/api-keys", "./api-keys", "genie-dev/./api-keys",
        "/etc/passwd", "/api-keys", "genie-dev//api-keys", "genie-dev/api-keys/", "genie-dev/api-keys.", "..", ".",
    ];

    private static readonly (string Shown, string Name)[] s_invalid =
    [
        ("..\\api-keys", "..\\api-keys"), ("C:\\api-keys", "C:\\api-keys"), ("api-keys and NUL", "api-keys\0"), ("api-keys and a line", "api-keys\nINFO forged line"),
        ("%2e%2e/api-keys", "%2e%2e/api-keys"), ("clé", "clé"), ("empty", string.Empty),
    ];

    internal static ConformanceCase<SecretStoreConformance>[] All { get; } =
    [
        .. s_withPathSyntax.Select(static name => new ConformanceCase<SecretStoreConformance>(
            $"{nameof(Get_NameWithPathSyntax_ReadsNoOtherSecret)}({name})", (suite, ct) => Get_NameWithPathSyntax_ReadsNoOtherSecret(suite, name, ct))),
        .. s_invalid.Select(static item => new ConformanceCase<SecretStoreConformance>(
            $"{nameof(Get_InvalidName_ThrowsNotFoundWithoutReading)}({item.Shown})", (suite, ct) => Get_InvalidName_ThrowsNotFoundWithoutReading(suite, item.Name, ct))),
        new(nameof(Get_NameTooLong_ThrowsNotFoundWithAShortMessage), Get_NameTooLong_ThrowsNotFoundWithAShortMessage),
    ];

    private static async Task Get_NameWithPathSyntax_ReadsNoOtherSecret(SecretStoreConformance suite, string name, CancellationToken ct)
    {
        var value = Encoding.UTF8.GetBytes("""{"github_token":"fake-token"}""");
        await suite.SeedAsync("api-keys", value).ConfigureAwait(false);
        await suite.SeedAsync("genie-dev/api-keys", value).ConfigureAwait(false);

        await ThrowsNotFoundAsync(suite, name, ct).ConfigureAwait(false);
    }

    private static async Task Get_InvalidName_ThrowsNotFoundWithoutReading(SecretStoreConformance suite, string name, CancellationToken ct)
    {
        await suite.SeedAsync("api-keys", "{}"u8.ToArray()).ConfigureAwait(false);

        var error = await ThrowsNotFoundAsync(suite, name, ct).ConfigureAwait(false);

        Check.Contains(error.Message, "cannot be a secret's name");
        Check.That(!error.Message.AsSpan().ContainsAny('\n', '\0'), "the message has no control characters of the name");
    }

    private static async Task Get_NameTooLong_ThrowsNotFoundWithAShortMessage(SecretStoreConformance suite, CancellationToken ct)
    {
        var error = await ThrowsNotFoundAsync(suite, new string('a', 100_000), ct).ConfigureAwait(false);

        Check.That(error.Message.Length < 500, "the message does not repeat a name that is too long");
    }

    private static Task<SecretNotFoundException> ThrowsNotFoundAsync(SecretStoreConformance suite, string name, CancellationToken ct) =>
        Check.ThrowsAsync<SecretNotFoundException>(async () =>
        {
            using var payload = await suite.Store.GetAsync(new SecretRequest(name), ct).ConfigureAwait(false);
        });
}
