namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>Tests which records implement <c>IDatabaseCredentials</c>, and what its members return.</summary>
public sealed class DatabaseCredentialsTests
{
    private const string Read = """
        var login = (object)secret as IDatabaseCredentials;
        return login is null ? "none" : $"{login.Host?.Reveal()}|{login.Port?.Reveal()}|{login.DatabaseName?.Reveal()}|{login.UserName.Reveal()}|{login.Password.Reveal()}";
        """;

    private const string Stored = """{ "host": "db", "port": "5432", "dbname": "warehouse", "username": "job", "password": "fake" }""";

    [Theory]
    [InlineData("""{ "host": { "type": "string" }, "port": { "type": "integer" }, "dbname": { "type": "string" }, "username": { "type": "string" }, "password": { "type": "string" } }""")]
    [InlineData("""{ "host": { "type": "string", "format": "hostname", "x-sensitive": false }, "port": { "type": "integer", "minimum": 1, "maximum": 65535, "x-sensitive": false }, "dbname": { "type": "string", "x-sensitive": false }, "username": { "type": "string", "x-sensitive": false }, "password": { "type": "string" } }""")]
    [InlineData("""{ "host": { "type": "string" }, "port": { "type": "integer", "minimum": 1, "maximum": 65535 }, "dbname": { "type": "string" }, "username": { "type": "string" }, "password": { "type": "string", "x-sensitive": false } }""")]
    public void Record_WithTheKeysOfAws_ReturnsThem(string properties)
    {
        Run(properties, Stored).ShouldBe("db|5432|warehouse|job|fake");
        Run(properties, """{ "username": "job", "password": "fake" }""").ShouldBe("|||job|fake");
    }

    [Fact]
    public void Record_OfASecretThatRdsManages_HasUserAndPassword() =>
        Run("""{ "username": { "type": "string" }, "password": { "type": "string" } }""", """{ "username": "job", "password": "fake" }""").ShouldBe("|||job|fake");

    [Theory]
    [InlineData("""{ "host": { "type": "string" }, "password": { "type": "string" } }""", """["password"]""")]
    [InlineData("""{ "username": { "type": "string" }, "password": { "type": "string" } }""", """["username"]""")]
    [InlineData("""{ "username": { "type": "string" }, "password": { "type": "string" }, "port": { "type": "string" } }""", """["username", "password"]""")]
    [InlineData("""{ "username": { "type": "string" }, "password": { "type": "string" }, "host": { "type": "string", "format": "uri" } }""", """["username", "password"]""")]
    public void Record_WithoutThem_DoesNotImplementIt(string properties, string required) =>
        Run(properties, """{ "host": "https://db", "port": "5432", "username": "job", "password": "fake" }""", required).ShouldBe("none");

    private static string Run(string properties, string value, string required = """["username", "password"]""") => Probe.Run(
        "database",
        $$"""{ "type": "object", "description": "Login.", "additionalProperties": true, "properties": {{properties}}, "required": {{required}} }""",
        value,
        Read);
}
