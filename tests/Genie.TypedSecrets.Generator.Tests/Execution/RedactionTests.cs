using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>Checks that generated records do not print values.</summary>
public sealed class RedactionTests
{
    [Fact]
    public void ToString_SensitiveKeys_AreStars() => Probe.Run(
        "api-keys",
        Schemas.ApiKeys,
        """{ "github_token": "fake-CANARY-github-token", "port": 1 }""",
        "return secret.ToString();").ShouldBe("ApiKeysSecret { GithubToken = ***, Port = 1, WebhookUrl =  }");

    [Fact]
    public void ToString_RenamedKeys_ArePrintedOnceUnderTheirNewName() => Probe.Run(
        "moved",
        Schemas.Moved,
        """{ "token": "CANARY", "user-name": "job", "password": "CANARY", "endpoint": { "url": "there" } }""",
        "return secret.ToString();").ShouldBe("MovedSecret { Token = ***, UserName = job, Password = ***, Endpoint = EndpointSecret { Url = there } }");
}
