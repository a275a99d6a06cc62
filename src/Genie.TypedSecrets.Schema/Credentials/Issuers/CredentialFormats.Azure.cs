namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>
/// Microsoft Azure. Since 2022 its services put a signature at a fixed place of their keys (the "identifiable" keys), so that a key is
/// recognized without its name. Keys of older services are found by their names and in connection strings.
/// </content>
internal static partial class CredentialFormats
{
    private const string Checked = "<base64 5><[AQgw] 1>==";
    private const string ClientSecrets = "https://learn.microsoft.com/purview/sit-defn-client-secret-api-key";

    private static IEnumerable<CredentialFormat> Azure() =>
    [
        new("Azure", "client secret", "<[A-Za-z0-9_~.-] 3><digit 1>Q~<[A-Za-z0-9_~.-] 31..34>", ClientSecrets),
        new("Azure", "Cosmos DB key", "<base64 76>ACDb" + Checked, MicrosoftPatterns),
        new("Azure", "API Management key", "<base64 76>APIM" + Checked, MicrosoftPatterns),
        new("Azure", "storage key", "<base64 76>+ASt" + Checked, MicrosoftPatterns),
        new("Azure", "Batch key", "<base64 76>+ABa" + Checked, MicrosoftPatterns),
        new("Azure", "Machine Learning key", "<base64 76>+AMC" + Checked, MicrosoftPatterns),
        new("Azure", "IoT key", "<base64 33>AIoT<[A-P] 1><base64 5>=", MicrosoftPatterns),
        new("Azure", "Service Bus key", "<base64 33>+ASb<[A-P] 1><base64 5>=", MicrosoftPatterns),
        new("Azure", "Event Hubs key", "<base64 33>+AEh<[A-P] 1><base64 5>=", MicrosoftPatterns),
        new("Azure", "Relay key", "<base64 33>+ARm<[A-P] 1><base64 5>=", MicrosoftPatterns),
        new("Azure", "Event Grid key", "<base64 33>AZEG<[A-P] 1><base64 5>=", MicrosoftPatterns),
        new("Azure", "Cache for Redis key", "<base64 33>AzCa<[A-P] 1><base64 5>=", MicrosoftPatterns),
        new("Azure", "Functions key", "<url 44>AzFu<url 5>(A|Q|g|w)(==)?", MicrosoftPatterns),
        new("Azure", "Functions key", "<url 44>AzFu<url 5>(A|Q|g|w)%3D%3D", MicrosoftPatterns),
        new("Azure", "AI Search key", "<alnum 42>AzSe<[A-D] 1><alnum 5>", MicrosoftPatterns),
        new("Azure", "Container Registry key", "<base64 42>+ACR<[A-D] 1><base64 5>", MicrosoftPatterns),
        new("Azure", "SignalR key", "<base64 76>+ASR" + Checked, MicrosoftPatterns),
        new("Azure", "DevOps token", "<alnum 52>JQQJ99<alnum 14>AZDO<alnum 4>", "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate"),
        new("Azure", "DevOps token", "<alnum 76>AZDO<alnum 4>", "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate"),
        new("Azure", "AI services key", "<alnum 52>JQQJ99<alnum 26>", "https://learn.microsoft.com/purview/sit-defn-azure-cognitive-service-key"),
        new("Azure", "AI services key", "<alnum 52>JQQJ9<alnum 27>", "https://learn.microsoft.com/purview/sit-defn-azure-cognitive-service-key"),
        new("Azure", "refresh token", "(0|1).A<url 50..>.Ag<url 250..>", TruffleHog) { IsAmbiguous = true },
        new("Power Automate", "flow address", "/triggers/manual/paths/invoke?<[A-Za-z0-9&=%._-] 10..>sig=<url 20..>", "https://learn.microsoft.com/power-automate/oauth-authentication") { StartsAnywhere = true },
        new("Microsoft Teams", "webhook", ".webhook.office.com/webhookb2/<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>@<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>/IncomingWebhook/<lower 32>/<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook") { StartsAnywhere = true },
    ];
}
