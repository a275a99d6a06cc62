using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class CallCountTests
{
    [Fact]
    public void WhenNone_CallsUnderWay_CompletesWhenTheLastHasEnded()
    {
        CallCount calls = new();
        calls.WhenNone.IsCompleted.ShouldBeTrue();
        calls.Enter();
        calls.Enter();
        var none = calls.WhenNone;

        calls.Exit();
        none.IsCompleted.ShouldBeFalse();
        calls.WhenNone.IsCompleted.ShouldBeFalse();

        calls.Exit();
        none.IsCompletedSuccessfully.ShouldBeTrue();
        calls.WhenNone.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void WhenNone_AnotherCallAfterAll_IsWaitedForAgain()
    {
        CallCount calls = new();
        calls.Enter();
        var first = calls.WhenNone;
        calls.Exit();
        calls.Enter();

        first.IsCompleted.ShouldBeTrue();
        var second = calls.WhenNone;
        second.IsCompleted.ShouldBeFalse();
        calls.Exit();
        second.IsCompleted.ShouldBeTrue();
    }
}
