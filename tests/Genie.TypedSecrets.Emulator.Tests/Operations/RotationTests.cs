using System.Text.Json;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

public sealed class RotationTests : EmulatorTest
{
    private const string Arn = "arn:aws:lambda:us-east-1:000000000000:function:rotate-database";

    [Fact]
    public async Task Rotate_WithFunction_RunsFourStepsAndMakesTheNewVersionCurrent()
    {
        var first = Emulator.Put("db", "one");
        var steps = new List<string>();
        Emulator.Rotations.Set(Arn, async (step, _) =>
        {
            steps.Add(step.Step);
            await RunTemplateAsync(step);
        });

        var json = await RotateAsync(1, $",\"RotationLambdaARN\":\"{Arn}\",\"RotationRules\":{{\"AutomaticallyAfterDays\":10}}");
        await Emulator.Rotations.WaitAsync(Ct);

        json.GetProperty("VersionId").GetString().ShouldBe(Token(1));
        steps.ShouldBe(["createSecret", "setSecret", "testSecret", "finishSecret"]);
        Emulator.Rotations.Runs.ShouldHaveSingleItem().IsSuccess.ShouldBeTrue();
        (await GetAsync("db")).GetProperty("SecretString").GetString().ShouldBe("rotated");
        var description = await DescribeAsync();
        description.GetProperty("VersionIdsToStages").ToString().ShouldBe($$"""{"{{first}}":["AWSPREVIOUS"],"{{Token(1)}}":["AWSCURRENT"]}""");
        description.GetProperty("RotationEnabled").GetBoolean().ShouldBeTrue();
        description.GetProperty("RotationLambdaARN").GetString().ShouldBe(Arn);
        description.GetProperty("RotationRules").ToString().ShouldBe("""{"AutomaticallyAfterDays":10}""");
        description.GetProperty("LastRotatedDate").GetDecimal().ShouldBe(1767323045.678m);
        description.GetProperty("NextRotationDate").GetRawText().ShouldBe("1768262399", "the end of the UTC day ten days later");
        (await RotateAsync(2)).GetProperty("VersionId").GetString().ShouldBe(Token(2));
    }

    [Fact]
    public async Task Rotate_StepFails_KeepsThePendingVersionAndNoMessage()
    {
        Emulator.Put("db", "one");
        Emulator.Rotations.Set(Arn, (step, _) => step.Step == RotationStep.SetSecret ? throw new TimeoutException("CANARY") : RunTemplateAsync(step));

        await RotateAsync(1, $",\"RotationLambdaARN\":\"{Arn}\"");
        await Emulator.Rotations.WaitAsync(Ct);

        var run = Emulator.Rotations.Runs.ShouldHaveSingleItem();
        run.FailedStep.ShouldBe("setSecret");
        run.ToString().ShouldNotContain("CANARY");
        (await GetAsync("db")).GetProperty("SecretString").GetString().ShouldBe("one");
        (await Client.FailAsync("RotateSecret", Request(2), "InvalidRequestException")).ShouldBe("A previous rotation isn't complete. That rotation will be reattempted.");
    }

    [Fact]
    public async Task Rotate_WithoutFunction_IsCompletedByHandOrCanceled()
    {
        Emulator.Put("db", "one");

        await RotateAsync(1, $",\"RotationLambdaARN\":\"{Arn}\"");

        await Client.FailAsync("GetSecretValue", $$"""{"SecretId":"db","VersionId":"{{Token(1)}}","VersionStage":"AWSPENDING"}""", "ResourceNotFoundException");
        (await Client.OkAsync("CancelRotateSecret", """{"SecretId":"db"}""")).GetProperty("VersionId").GetString().ShouldBe(Token(1));
        (await DescribeAsync()).GetProperty("RotationEnabled").GetBoolean().ShouldBeFalse();
        await Client.OkAsync("UpdateSecretVersionStage", $$"""{"SecretId":"db","VersionStage":"AWSPENDING","RemoveFromVersionId":"{{Token(1)}}"}""");
        (await Client.OkAsync("ListSecretVersionIds", """{"SecretId":"db","IncludeDeprecated":true}""")).GetProperty("Versions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Rotate_NotImmediatelyWithoutFunction_SetsTheScheduleOnly()
    {
        Emulator.Put("db", "one");

        var json = await RotateAsync(1, $",\"RotationLambdaARN\":\"{Arn}\",\"RotateImmediately\":false,\"RotationRules\":{{\"ScheduleExpression\":\"rate(4 hours)\",\"Duration\":\"2h\"}}");

        json.TryGetProperty("VersionId", out _).ShouldBeFalse();
        var description = await DescribeAsync();
        description.GetProperty("NextRotationDate").GetRawText().ShouldBe("1767344399", "the end of a window of two hours that starts four hours later, on the hour");
        description.GetProperty("VersionIdsToStages").EnumerateObject().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rotate_NotImmediately_TestsAPendingCopyAndRemovesIt(bool fails)
    {
        var version = Emulator.Put("db", "one");
        var steps = new List<string>();
        Emulator.Rotations.Set(Arn, async (step, _) =>
        {
            var pending = await Client.OkAsync("GetSecretValue", $$"""{"SecretId":"{{step.SecretId}}","VersionId":"{{step.ClientRequestToken}}","VersionStage":"AWSPENDING"}""");
            steps.Add($"{step.Step} {pending.GetProperty("SecretString").GetString()}");
            if (fails)
            {
                throw new TimeoutException();
            }
        });

        await RotateAsync(1, $",\"RotationLambdaARN\":\"{Arn}\",\"RotateImmediately\":false,\"RotationRules\":{{\"AutomaticallyAfterDays\":10}}");
        await Emulator.Rotations.WaitAsync(Ct);

        steps.ShouldBe(["testSecret one"]);
        var run = Emulator.Rotations.Runs.ShouldHaveSingleItem();
        run.IsTest.ShouldBeTrue();
        run.IsSuccess.ShouldBe(!fails);
        var description = await DescribeAsync();
        description.GetProperty("VersionIdsToStages").ToString().ShouldBe($$"""{"{{version}}":["AWSCURRENT"]}""");
        description.TryGetProperty("LastRotatedDate", out _).ShouldBeFalse();
        description.GetProperty("NextRotationDate").GetRawText().ShouldBe("1768262399");
        (await Client.OkAsync("ListSecretVersionIds", """{"SecretId":"db","IncludeDeprecated":true}""")).GetProperty("Versions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Rotate_CompletedByHand_SetsLastRotatedDate()
    {
        var current = Emulator.Put("db", "one");
        await RotateAsync(1, $",\"RotationLambdaARN\":\"{Arn}\",\"RotationRules\":{{\"ScheduleExpression\":\"rate(1 day)\"}}");
        Clock.Advance(TimeSpan.FromDays(2));

        await Client.OkAsync("PutSecretValue", $$"""{"SecretId":"db","ClientRequestToken":"{{Token(1)}}","SecretString":"two","VersionStages":["AWSPENDING"]}""");
        (await DescribeAsync()).TryGetProperty("LastRotatedDate", out _).ShouldBeFalse();
        await Client.OkAsync("UpdateSecretVersionStage", $$"""{"SecretId":"db","VersionStage":"AWSCURRENT","MoveToVersionId":"{{Token(1)}}","RemoveFromVersionId":"{{current}}"}""");

        var description = await DescribeAsync();
        description.GetProperty("LastRotatedDate").GetDecimal().ShouldBe(1767323045.678m + (2 * 86_400));
        description.GetProperty("NextRotationDate").GetRawText().ShouldBe("1767657599");
    }

    [Theory]
    [InlineData("\"ScheduleExpression\":\"rate(9999999 days)\"")]
    [InlineData("\"ScheduleExpression\":\"cron(garbage)\"")]
    [InlineData("\"ScheduleExpression\":\"rate(1 day)\",\"AutomaticallyAfterDays\":3")]
    [InlineData("\"Duration\":\"25h\"")]
    public async Task Rotate_InvalidSchedule_IsRejectedAndChangesNothing(string rules)
    {
        Emulator.Put("db", "one");
        var before = (await DescribeAsync()).ToString();

        await Client.FailAsync("RotateSecret", Request(1, $",\"RotationLambdaARN\":\"{Arn}\",\"RotationRules\":{{{rules}}}"), "InvalidParameterException");

        (await DescribeAsync()).ToString().ShouldBe(before);
    }

    [Fact]
    public async Task Rotate_WithoutArn_IsRejected()
    {
        Emulator.Put("db", "one");

        (await Client.FailAsync("RotateSecret", Request(1), "InvalidRequestException")).ShouldBe("No Lambda rotation function ARN is associated with this secret.");
    }

    private async Task RunTemplateAsync(RotationStep step)
    {
        if (step.Step == RotationStep.CreateSecret)
        {
            await Client.OkAsync(
                "PutSecretValue",
                $$"""{"SecretId":"{{step.SecretId}}","ClientRequestToken":"{{step.ClientRequestToken}}","SecretString":"rotated","VersionStages":["AWSPENDING"]}""");
        }
        else if (step.Step == RotationStep.FinishSecret)
        {
            var current = (await GetAsync(step.SecretId)).GetProperty("VersionId").GetString();
            var move = $$"""{"SecretId":"{{step.SecretId}}","VersionStage":"AWSCURRENT","MoveToVersionId":"{{step.ClientRequestToken}}","RemoveFromVersionId":"{{current}}"}""";
            await Client.OkAsync("UpdateSecretVersionStage", move);
            await Client.OkAsync("UpdateSecretVersionStage", $$"""{"SecretId":"{{step.SecretId}}","VersionStage":"AWSPENDING","RemoveFromVersionId":"{{step.ClientRequestToken}}"}""");
        }
    }

    private Task<JsonElement> RotateAsync(int token, string parameters = "") => Client.OkAsync("RotateSecret", Request(token, parameters));

    private static string Request(int token, string parameters = "") => $$"""{"SecretId":"db","ClientRequestToken":"{{Token(token)}}"{{parameters}}}""";

    private Task<JsonElement> DescribeAsync() => Client.OkAsync("DescribeSecret", """{"SecretId":"db"}""");
}
