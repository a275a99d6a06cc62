using System.Globalization;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Scheduling;

namespace Genie.TypedSecrets.Emulator.Tests.Scheduling;

public sealed class RotationRulesTests
{
    // A Friday.
    private static readonly DateTimeOffset s_last = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    [Theory]
    [InlineData(10, null, null, "2026-01-12T23:59:59Z")]
    [InlineData(10, "3h", null, "2026-01-12T02:59:59Z")]
    [InlineData(null, null, "rate(4 hours)", "2026-01-02T07:59:59Z")]
    [InlineData(null, "2h", "rate(4 hours)", "2026-01-02T08:59:59Z")]
    [InlineData(null, null, "rate(1 day)", "2026-01-03T23:59:59Z")]
    [InlineData(null, "24h", "rate(999 days)", "2028-09-27T23:59:59Z")]
    [InlineData(null, null, "cron(0 8 * * ? *)", "2026-01-02T23:59:59Z")]
    [InlineData(null, "2h", "cron(0 3 * * ? *)", "2026-01-03T04:59:59Z")]
    [InlineData(null, null, "cron(0 2/8 * * ? *)", "2026-01-02T10:59:59Z")]
    [InlineData(null, "4h", "cron(0 0,4,8 ? * * *)", "2026-01-02T07:59:59Z")]
    [InlineData(null, "1h", "cron(0 16 1,15 * ? *)", "2026-01-15T16:59:59Z")]
    [InlineData(null, "1h", "cron(0 18 ? * MON-WED *)", "2026-01-05T18:59:59Z")]
    [InlineData(null, "1h", "cron(0 10 ? 2,5,8,11 TUE#2 *)", "2026-02-10T10:59:59Z")]
    [InlineData(null, "1h", "cron(0 10 ? FEB-MAR 1#5 *)", "2026-03-29T10:59:59Z")]
    [InlineData(null, "1h", "cron(0 10 ? * 6L *)", "2026-01-30T10:59:59Z")]
    [InlineData(null, "1h", "cron(0 10 ? * L *)", "2026-01-03T10:59:59Z")]
    [InlineData(null, "1h", "cron(0 10 L 2 ? *)", "2026-02-28T10:59:59Z")]
    [InlineData(null, "1h", "cron(0 10 29 FEB ? *)", "2028-02-29T10:59:59Z")]
    public void NextRotation_Schedule_IsTheEndOfTheNextWindow(int? days, string? duration, string? expression, string expected) =>
        RotationRules.Create(days, duration, expression).NextRotation(s_last).ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("every day")]
    [InlineData("rate(9999999 days)")]
    [InlineData("rate(99999999999999999999 days)")]
    [InlineData("rate(1000 days)")]
    [InlineData("rate(0 days)")]
    [InlineData("rate(3 hours)")]
    [InlineData("rate(24000 hours)")]
    [InlineData("rate(10 minutes)")]
    [InlineData("rate(10 days")]
    [InlineData("rate(10 days) ")]
    [InlineData("rate(10days)")]
    [InlineData("rate(-1 days)")]
    [InlineData("rate()")]
    [InlineData("RATE(1 day)")]
    [InlineData("cron(garbage)")]
    [InlineData("cron()")]
    [InlineData("cron(0 8 * * ? *")]
    [InlineData("cron(0 8 * * ?)")]
    [InlineData("cron(5 8 * * ? *)")]
    [InlineData("cron(0 24 * * ? *)")]
    [InlineData("cron(0 8 32 * ? *)")]
    [InlineData("cron(0 8 * 13 ? *)")]
    [InlineData("cron(0 8 ? * 8 *)")]
    [InlineData("cron(0 8 ? * MON#6 *)")]
    [InlineData("cron(0 8 ? * XYZ *)")]
    [InlineData("cron(0 8 * * * *)")]
    [InlineData("cron(0 8 ? * ? *)")]
    [InlineData("cron(0 8 * * ? 2027)")]
    [InlineData("cron(0 8,10 * * ? *)")]
    [InlineData("cron(0 * * * ? *)")]
    [InlineData("cron(0 9-8 * * ? *)")]
    [InlineData("cron(0 0/0 * * ? *)")]
    [InlineData("cron(0 0/4/2 * * ? *)")]
    [InlineData("cron(0 , * * ? *)")]
    public void Create_InvalidExpression_IsRejected(string expression) =>
        Should.Throw<SecretsManagerError>(() => RotationRules.Create(automaticallyAfterDays: null, duration: null, expression)).Code.ShouldBe("InvalidParameterException");

    [Theory]
    [InlineData(10, "0h", null)]
    [InlineData(10, "25h", null)]
    [InlineData(null, "5h", "rate(4 hours)")]
    [InlineData(null, "25h", "rate(1 day)")]
    [InlineData(null, "9h", "cron(0 16 * * ? *)")]
    [InlineData(null, "5h", "cron(0 0/4 * * ? *)")]
    public void Create_WindowTooLong_IsRejected(int? days, string duration, string? expression) =>
        Should.Throw<SecretsManagerError>(() => RotationRules.Create(days, duration, expression)).Message.ShouldContain("rotation window");

    [Fact]
    public void Create_TwoSchedules_IsRejectedInAWSsWords() =>
        Should.Throw<SecretsManagerError>(() => RotationRules.Create(10, duration: null, "rate(10 days)")).Message
            .ShouldBe("You cannot specify both rotation frequency and schedule expression together.");

    [Fact]
    public void NextRotation_BeyondTheLastYear_IsNone() =>
        RotationRules.Create(1000, duration: null, scheduleExpression: null).NextRotation(DateTimeOffset.MaxValue.AddDays(-1)).ShouldBeNull();
}
