namespace Genie.TypedSecrets.Tests.Client;

public sealed class SecretsOptionsTests
{
    public static TheoryData<Action<SecretsOptions>, string> OutOfRange => new()
    {
        { o => o.TimeToLive = TimeSpan.Zero, "The option TimeToLive is 00:00:00. It can be from 00:00:01 to 1.00:00:00." },
        { o => o.TimeToLive = TimeSpan.FromDays(2), "The option TimeToLive is 2.00:00:00. It can be from 00:00:01 to 1.00:00:00." },
        { o => o.MaxStale = TimeSpan.FromSeconds(-1), "The option MaxStale is -00:00:01. It can be from 00:00:00 to 7.00:00:00." },
        { o => o.NegativeCacheDuration = TimeSpan.FromHours(2), "The option NegativeCacheDuration is 02:00:00. It can be from 00:00:00 to 01:00:00." },
        { o => o.FetchTimeout = TimeSpan.Zero, "The option FetchTimeout is 00:00:00. It can be from 00:00:00.0010000 to 00:10:00." },
        { o => o.FetchTimeout = Timeout.InfiniteTimeSpan, "The option FetchTimeout is -00:00:00.0010000. It can be from 00:00:00.0010000 to 00:10:00." },
        { o => o.RefreshAheadRatio = 0.6, "The option RefreshAheadRatio is 0.6. It can be from 0 to 0.5." },
        { o => o.RefreshAheadRatio = double.NaN, "The option RefreshAheadRatio is NaN. It can be from 0 to 0.5." },
        { o => o.MaxBatchSize = 0, "The option MaxBatchSize is 0. It can be from 1 to 1000." },
        { o => o.BatchWindow = TimeSpan.FromSeconds(2), "The option BatchWindow is 00:00:02. It can be from 00:00:00 to 00:00:00.1000000." },
        { o => o.TimeProvider = null!, "The option TimeProvider is null. Leave it at its default or give it a value." },
        { o => o.EnvironmentVariableReader = null!, "The option EnvironmentVariableReader is null. Leave it at its default or give it a value." },
        { o => o.StoreName = " ", "The option StoreName is empty. Leave it null or give it a value." },
        { o => o.Environment = "", "The option Environment is empty. Leave it null or give it a value." },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void NewClient_AnOptionOutOfRange_NamesOptionValueAndRange(Action<SecretsOptions> set, string message)
    {
        SecretsOptions options = new();
        set(options);

        Should.Throw<SecretsConfigurationException>(() => new SecretsClient(options)).Message.ShouldBe(message);
    }

    [Fact]
    public void NewClient_DefaultOptions_IsMadeWithoutTouchingAnyStore() => new SecretsClient(new()).Dispose();

    [Fact]
    public void Defaults_AreTheDocumentedOnes()
    {
        SecretsOptions options = new();

        options.TimeToLive.ShouldBe(TimeSpan.FromMinutes(5));
        options.RefreshAheadRatio.ShouldBe(0.1);
        options.MaxBatchSize.ShouldBe(20);
        options.BatchWindow.ShouldBe(TimeSpan.FromMilliseconds(4));
        options.MaxStale.ShouldBe(TimeSpan.FromHours(1));
        options.NegativeCacheDuration.ShouldBe(TimeSpan.FromSeconds(10));
        options.FetchTimeout.ShouldBe(TimeSpan.FromSeconds(30));
    }
}
