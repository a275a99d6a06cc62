using System.Threading.Channels;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Client;

// The default client is the process's: these tests, and only these, replace it, and run one after another.
public sealed class DefaultClientTests
{
    private static readonly SecretsContext s_context = new(new SecretsManifest("defaults", ["dev", "prod"], "dev", "ENVIRONMENT"));

    private readonly ManualStore _store = NewStore("first-token");

    public DefaultClientTests() => s_context.Configure(options =>
    {
        options.Store = _store;
        options.Environment = "dev";
        options.AllowedEnvironments.Clear();
    });

    [Fact]
    public void Configure_AnAccessorWasBound_ReadsFromTheNewClient()
    {
        var accessor = NewAccessor();
        accessor.Get().Token.Reveal().ShouldBe("first-token");

        s_context.Configure(o => o.Store = NewStore("second-token"));

        accessor.Get().Token.Reveal().ShouldBe("second-token");
    }

    [Fact]
    public async Task Configure_DuringAFetch_ServesItsWaitersFromTheFormerClientAndLaterReadersFromTheNew()
    {
        var accessor = NewAccessor();
        _store.Hold();
        var before = accessor.GetAsync(Harness.Cancellation).AsTask();
        await _store.ArrivedAsync();

        s_context.Configure(o => o.Store = NewStore("second-token"));

        accessor.Get().Token.Reveal().ShouldBe("second-token");
        _store.Release();
        (await before).Token.Reveal().ShouldBe("first-token");
        accessor.Get().Token.Reveal().ShouldBe("second-token");
    }

    [Fact]
    public async Task Configure_SomebodyHasSubscribed_TheyHearOfTheNewClientsVersions()
    {
        var accessor = NewAccessor();
        accessor.Get();
        var heard = Channel.CreateUnbounded<string>();
        using var subscription = accessor.Subscribe(secret => heard.Writer.TryWrite(secret.Token.Reveal()));
        ManualStore second = new();
        second.Put(accessor.SecretName, """{"token":"second-token"}""", "v2");

        // Nobody reads: the subscription itself looks at the new client.
        s_context.Configure(o => o.Store = second);
        (await heard.Reader.ReadAsync(Harness.Cancellation)).ShouldBe("second-token");

        second.Put(accessor.SecretName, """{"token":"third-token"}""", "v3");
        await accessor.RefreshAsync(Harness.Cancellation);
        (await heard.Reader.ReadAsync(Harness.Cancellation)).ShouldBe("third-token");
    }

    [Fact]
    public void Configure_Twice_AddsUp()
    {
        _store.Put("defaults-prod/api-keys", """{"token":"prod-token"}""");

        s_context.Configure(o => o.AllowedEnvironments.Add("prod"));

        new TestAccessor(s_context, "prod", Harness.DescriptorOf("api-keys")).Get().Token.Reveal().ShouldBe("prod-token");
    }

    [Fact]
    public void Configure_AnOptionOutOfRange_ChangesNothing()
    {
        var former = SecretsClient.Default;

        Should.Throw<SecretsConfigurationException>(() => s_context.Configure(o => o.RefreshAheadRatio = 2));

        SecretsClient.Default.ShouldBeSameAs(former);
        NewAccessor().Get().Token.Reveal().ShouldBe("first-token");
    }

    [Fact]
    public void Configure_TheCallbackMakesAClientItself_ThatOneIsReplacedToo()
    {
        var accessor = NewAccessor();

        s_context.Configure(outer =>
        {
            s_context.Configure(o => o.Store = NewStore("second-token"));
            accessor.Get().Token.Reveal().ShouldBe("second-token");
            outer.Store = NewStore("third-token");
        });

        accessor.Get().Token.Reveal().ShouldBe("third-token");
    }

    [Fact]
    public void Configure_AnotherEnvironment_MovesTheCurrentOne()
    {
        s_context.CurrentEnvironment.ShouldBe(0);

        s_context.Configure(o => o.Environment = "prod");

        s_context.CurrentEnvironment.ShouldBe(1);
    }

    [Fact]
    public async Task GetSecretAsync_TheClientWasReplaced_StillAnswersFromItsOwnStore()
    {
        var former = SecretsClient.Default;
        s_context.Configure(o => o.Store = NewStore("second-token"));

        for (var i = 1; i <= 2; i++)
        {
            var secret = await former.GetSecretAsync("defaults-dev/api-keys", Harness.Cancellation);
            secret["token"].Reveal().ShouldBe("first-token");
            _store.Calls.ShouldBe(i);
        }
    }

    [Fact]
    public async Task Configure_WhileManyRead_NoReaderKeepsTheFormerClient()
    {
        var accessor = NewAccessor();
        using CancellationTokenSource done = new();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                accessor.Get();
            }
        })).ToArray();

        for (var i = 0; i < 200; i++)
        {
            var token = $"token-{i}";
            s_context.Configure(o => o.Store = NewStore(token));
            accessor.Get().Token.Reveal().ShouldBe(token);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static TestAccessor NewAccessor() => new(s_context, "dev", Harness.DescriptorOf("api-keys"));

    private static ManualStore NewStore(string token)
    {
        ManualStore store = new();
        store.Put("defaults-dev/api-keys", $$"""{"token":"{{token}}"}""");
        return store;
    }
}
