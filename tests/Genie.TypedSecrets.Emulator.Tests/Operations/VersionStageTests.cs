using System.Text.Json;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

/// <summary>Tests the moves of staging labels. The expected results were recorded from AWS.</summary>
public sealed class VersionStageTests : EmulatorTest
{
    [Fact]
    public async Task Put_WithoutLabels_MovesCurrentAndPrevious()
    {
        await CreateAsync();
        await PutAsync(2);
        await PutAsync(3);

        (await StagesAsync()).ShouldBe("2:AWSPREVIOUS 3:AWSCURRENT");
        (await StagesAsync(includeDeprecated: true)).ShouldBe("1: 2:AWSPREVIOUS 3:AWSCURRENT");
    }

    [Fact]
    public async Task Put_WithCustomLabels_MovesAndSortsThem()
    {
        await CreateAsync();
        await PutAsync(2, "one", "two", "three");
        await PutAsync(3, "one", "two", "four");

        (await StagesAsync()).ShouldBe("1:AWSCURRENT 2:three 3:four,one,two");
    }

    [Fact]
    public async Task Put_CurrentOverPendingVersion_RemovesPending()
    {
        await CreateAsync();
        await PutAsync(2, "AWSPENDING");
        await MoveAsync("AWSCURRENT", from: 1, to: 2);
        (await StagesAsync()).ShouldBe("1:AWSPREVIOUS 2:AWSCURRENT,AWSPENDING");

        await PutAsync(3);

        (await StagesAsync()).ShouldBe("2:AWSPREVIOUS 3:AWSCURRENT");
    }

    [Fact]
    public async Task Move_PendingToCurrent_KeepsCustomLabels()
    {
        await CreateAsync();
        await PutAsync(2, "AWSCURRENT", "PUT0");
        await PutAsync(3, "AWSPENDING", "PUT1");
        await MoveAsync("AWSCURRENT", from: 2, to: 3);
        (await StagesAsync()).ShouldBe("2:AWSPREVIOUS,PUT0 3:AWSCURRENT,AWSPENDING,PUT1");

        await PutAsync(4, "AWSPENDING", "PUT2");
        await MoveAsync("AWSCURRENT", from: 3, to: 4);

        (await StagesAsync()).ShouldBe("2:PUT0 3:AWSPREVIOUS,PUT1 4:AWSCURRENT,AWSPENDING,PUT2");
    }

    [Fact]
    public async Task Move_CurrentBack_GetReturnsTheOldVersion()
    {
        await CreateAsync();
        await PutAsync(2);

        await MoveAsync("AWSCURRENT", from: 2, to: 1);

        (await GetAsync("s")).GetProperty("VersionId").GetString().ShouldBe(Token(1));
        (await StagesAsync()).ShouldBe("1:AWSCURRENT 2:AWSPREVIOUS");
    }

    [Fact]
    public async Task Move_LabelOfAnotherVersion_MustNameThatVersion()
    {
        await CreateAsync();
        await PutAsync(2);

        (await FailMoveAsync("AWSCURRENT", from: null, to: 1)).ShouldBe(
            $"The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version {Token(2)}, "
            + "so you must explicitly reference that version in RemoveFromVersionId.");
        (await FailMoveAsync("AWSCURRENT", from: 1, to: 1)).ShouldContain("must be set to the version that currently has the staging label AWSCURRENT");
        (await FailMoveAsync("AWSCURRENT", from: 2, to: null)).ShouldContain("can't be completely removed");
        (await FailMoveAsync("other", from: null, to: null)).ShouldContain("RemoveFromVersionId");
        (await FailMoveAsync("AWSCURRENT", from: 2, to: 7, "ResourceNotFoundException")).ShouldContain(Token(7));
        (await StagesAsync()).ShouldBe("1:AWSPREVIOUS 2:AWSCURRENT");
    }

    [Fact]
    public async Task Remove_LastLabel_DeprecatesTheVersion()
    {
        await CreateAsync();
        await PutAsync(2, "PENDING");

        await Client.OkAsync("UpdateSecretVersionStage", $$"""{"SecretId":"s","VersionStage":"PENDING","RemoveFromVersionId":"{{Token(2)}}"}""");

        (await StagesAsync()).ShouldBe("1:AWSCURRENT");
        (await StagesAsync(includeDeprecated: true)).ShouldBe("1:AWSCURRENT 2:");
    }

    [Fact]
    public async Task Put_FirstVersion_IsCurrent()
    {
        await Client.OkAsync("CreateSecret", """{"Name":"s"}""");

        await PutAsync(1, "MINE");

        (await StagesAsync()).ShouldBe("1:AWSCURRENT,MINE");
    }

    [Fact]
    public async Task Put_MoreThanAHundredVersions_RemovesDeprecatedOnesOlderThanADay()
    {
        await CreateAsync();
        for (var i = 2; i <= 120; i++)
        {
            await PutAsync(i);
        }

        (await CountAsync()).ShouldBe(100, "the first page");
        Clock.Advance(TimeSpan.FromHours(25));
        await PutAsync(121);

        (await StagesAsync()).ShouldBe("120:AWSPREVIOUS 121:AWSCURRENT");
        await Client.FailAsync("GetSecretValue", $$"""{"SecretId":"s","VersionId":"{{Token(1)}}"}""", "ResourceNotFoundException");

        async Task<int> CountAsync() => (await ListAsync(includeDeprecated: true)).GetArrayLength();
    }

    private Task<JsonElement> CreateAsync() => Client.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"v1","ClientRequestToken":"{{Token(1)}}"}""");

    private async Task PutAsync(int number, params string[] stages)
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var labels = stages.Length == 0 ? string.Empty : $",\"VersionStages\":{JsonSerializer.Serialize(stages)}";
        await Client.OkAsync("PutSecretValue", $$"""{"SecretId":"s","SecretString":"v{{number}}","ClientRequestToken":"{{Token(number)}}"{{labels}}}""");
    }

    private Task<JsonElement> MoveAsync(string stage, int from, int to) => Client.OkAsync("UpdateSecretVersionStage", Move(stage, from, to));

    private Task<string> FailMoveAsync(string stage, int? from, int? to, string code = "InvalidParameterException") =>
        Client.FailAsync("UpdateSecretVersionStage", Move(stage, from, to), code);

    private static string Move(string stage, int? from, int? to)
    {
        var remove = from is { } f ? $",\"RemoveFromVersionId\":\"{Token(f)}\"" : string.Empty;
        var move = to is { } t ? $",\"MoveToVersionId\":\"{Token(t)}\"" : string.Empty;
        return $"{{\"SecretId\":\"s\",\"VersionStage\":\"{stage}\"{remove}{move}}}";
    }

    private async Task<JsonElement> ListAsync(bool includeDeprecated) =>
        (await Client.OkAsync("ListSecretVersionIds", $$"""{"SecretId":"s","IncludeDeprecated":{{(includeDeprecated ? "true" : "false")}}}""")).GetProperty("Versions");

    private async Task<string> StagesAsync(bool includeDeprecated = false) => string.Join(' ', (await ListAsync(includeDeprecated)).EnumerateArray().Select(version =>
    {
        var stages = version.TryGetProperty("VersionStages", out var list) ? list.EnumerateArray().Select(stage => stage.GetString()) : [];
        return $"{new Guid(version.GetProperty("VersionId").GetString()!).ToByteArray()[0]}:{string.Join(',', stages)}";
    }));
}
