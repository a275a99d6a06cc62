using System.Text;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Client;

public sealed class UntypedSecretTests
{
    private const string Name = "genie-dev/api-keys";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetSecretAsync_EverNewNames_NothingIsKeptOfThoseThatAreOver(bool exist)
    {
        await using Harness harness = new(o => o.MaxStale = TimeSpan.Zero);
        for (var i = 0; i < 2_000; i++)
        {
            var name = $"genie-dev/tenant-{i}";
            if (exist)
            {
                harness.Store.Put(name, """{"token":"fake-token"}""");
                (await harness.Client.GetSecretAsync(name, Harness.Cancellation))["token"].Reveal().ShouldBe("fake-token");
            }
            else
            {
                await Should.ThrowAsync<SecretNotFoundException>(async () => await harness.Client.GetSecretAsync(name, Harness.Cancellation));
            }

            if (i % 100 == 0)
            {
                harness.Time.Advance(TimeSpan.FromMinutes(6));
            }
        }

        harness.Client.KnownSecrets.ShouldBeLessThan(512);
    }

    [Fact]
    public async Task GetSecretAsync_EverNewNames_WhatIsStillGoodIsKept()
    {
        await using Harness harness = new();
        await harness.Client.GetSecretAsync(harness.Name, Harness.Cancellation);
        for (var i = 0; i < 1_000; i++)
        {
            var name = $"genie-dev/tenant-{i}";
            await Should.ThrowAsync<SecretNotFoundException>(async () => await harness.Client.GetSecretAsync(name, Harness.Cancellation));
            harness.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await harness.Client.GetSecretAsync(harness.Name, Harness.Cancellation);
        harness.Store.Calls.ShouldBe(1_001);
    }

    [Fact]
    public async Task GetSecretAsync_AnObjectInAString_HasItsKeys()
    {
        await using Harness harness = new();
        harness.Store.Put(Name, """ "{\"token\":\"fake-token\",\"list\":[1,2]}" """, "v9");

        var secret = await harness.Client.GetSecretAsync(Name, Harness.Cancellation);

        secret["token"].Reveal().ShouldBe("fake-token");
        secret["list"].Reveal().ShouldBe("[1,2]");
    }

    [Theory]
    [InlineData("\"CANARY\"", "expected an object, found a string")]
    [InlineData("\"{CANARY\"", "expected an object, found a string that begins like JSON and is not valid JSON")]
    [InlineData("\"\\\"{}\\\"\"", "expected an object, found a string")]
    public async Task GetSecretAsync_AnotherString_IsRejected(string value, string problem)
    {
        await using Harness harness = new();
        harness.Store.Put(Name, value, "v9");

        var e = await Should.ThrowAsync<SecretSchemaException>(async () => await harness.Client.GetSecretAsync(Name, Harness.Cancellation));

        e.Violations.ShouldHaveSingleItem().ToString().ShouldBe(problem);
        e.Message.ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task GetSecretAsync_AnObject_HasItsKeysInOrderAndOtherValuesAsJson()
    {
        await using Harness harness = new();
        harness.Store.Put(Name, """{ "token": "a\u0062c", "port": 5432, "on": true, "none": null, "list": [1, 2], "map": {"x": "y"} }""", "v9");

        var secret = await harness.Client.GetSecretAsync(Name, Harness.Cancellation);

        secret.Select(pair => $"{pair.Key}={pair.Value.Reveal()}").ShouldBe(
            ["token=abc", "port=5432", "on=true", "none=null", "list=[1, 2]", """map={"x": "y"}"""]);
        (secret.Name, secret.VersionId, secret.Count).ShouldBe((Name, "v9", 6));
        secret.Keys.ShouldBe(["token", "port", "on", "none", "list", "map"]);
        secret.ContainsKey("TOKEN").ShouldBeFalse();
        secret.ToString().ShouldBe("genie-dev/api-keys { token, port, on, none, list, map }");
        secret.Values.First().ToString().ShouldBe("***");
    }

    [Fact]
    public async Task GetSecretAsync_Twice_ReadsTheStoreOnce()
    {
        await using Harness harness = new();
        harness.Store.Put(Name, """{"token":"fake-token"}""");

        var first = await harness.Client.GetSecretAsync(Name, Harness.Cancellation);

        (await harness.Client.GetSecretAsync(Name, Harness.Cancellation)).ShouldBeSameAs(first);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task GetSecretValueAsync_NoSuchKey_ListsTheKeysAndTheOneProbablyMeant()
    {
        await using Harness harness = new();
        harness.Store.Put(Name, """{"github_token":"CANARY-1","jira_token":"CANARY-2"}""");

        var error = await Should.ThrowAsync<SecretKeyNotFoundException>(
            async () => await harness.Client.GetSecretValueAsync(Name, "githubtoken", Harness.Cancellation));

        error.Message.ShouldBe("The secret 'genie-dev/api-keys' has no key 'githubtoken'. Did you mean 'github_token'? Its keys are: github_token, jira_token.");
        error.ToString().ShouldNotContain("CANARY");
    }

    [Theory]
    [InlineData("[\"CANARY\"]", "expected an object, found an array")]
    [InlineData("\"CANARY\"", "expected an object, found a string")]
    [InlineData("4711", "expected an object, found a number")]
    [InlineData("null", "expected an object, found null")]
    [InlineData("true", "expected an object, found a boolean")]
    [InlineData("CANARY", "expected a JSON object, found text that is not valid JSON")]
    [InlineData("", "expected a JSON object, found text that is not valid JSON")]
    [InlineData("{\"a\":\"CANARY\"} CANARY", "expected a JSON object, found text that is not valid JSON")]
    [InlineData("{\"a\":\"CANARY", "expected a JSON object, found text that is not valid JSON")]
    [InlineData("{\"a\":1,\"a\":\"CANARY\"}", "/a: the key appears more than once")]
    public async Task GetSecretAsync_NoObject_SaysWhatItIsAndNotWhatItHolds(string json, string problem)
    {
        await using Harness harness = new();
        harness.Store.Put(Name, json);

        var error = await Should.ThrowAsync<SecretSchemaException>(async () => await harness.Client.GetSecretAsync(Name, Harness.Cancellation));

        error.Violations.ShouldHaveSingleItem().ToString().ShouldBe(problem);
        error.ToString().ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task GetSecretAsync_TextThatIsNoUtf8_IsRefusedAndWiped()
    {
        await using Harness harness = new();
        harness.Store.Put(Name, "{\"a\":\"\\ud800\"}");

        await Should.ThrowAsync<SecretSchemaException>(async () => await harness.Client.GetSecretAsync(Name, Harness.Cancellation));

        Encoding.UTF8.GetString(harness.Store.Buffers.ShouldHaveSingleItem()).Trim('\0').ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task GetSecretAsync_NoName_IsRefused(string name)
    {
        await using Harness harness = new();

        await Should.ThrowAsync<ArgumentException>(async () => await harness.Client.GetSecretAsync(name, Harness.Cancellation));
    }
}
