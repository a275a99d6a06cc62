namespace Genie.TypedSecrets.Tests.Support;

/// <summary>A secret whose value is refused unless it is <c>rotated-token</c>, in a store that says whether a rotation is under way.</summary>
internal sealed class RefusalRig : IAsyncDisposable
{
    public RefusalRig(bool knows = true, Action<SecretsOptions>? configure = null)
    {
        Store = new(Manual);
        Harness = new(o =>
        {
            o.Store = knows ? Store : Manual;
            configure?.Invoke(o);
        });
        Manual.Put(Harness.Name, """{"token":"fake-token"}""");
    }

    public static SecretUseOptions Options { get; } = new() { IsAuthenticationFailure = static e => e is UnauthorizedAccessException };

    public ManualStore Manual { get; } = new();

    public StatusStore Store { get; }

    public Harness Harness { get; }

    public void Put(string token, string version) => Manual.Put(Harness.Name, $$"""{"token":"{{token}}"}""", version);

    public void PutIf(bool condition, string token, string version)
    {
        if (condition)
        {
            Put(token, version);
        }
    }

    /// <summary>Uses the secret, and calls a function at each refusal with its number.</summary>
    public Task UseAsync(Action<int> onRefusal)
    {
        var refusals = 0;
        return Harness.Accessor.UseAsync(
            (secret, _) =>
            {
                if (secret.Token.Reveal() == "rotated-token")
                {
                    return Task.CompletedTask;
                }

                onRefusal(++refusals);
                throw new UnauthorizedAccessException();
            },
            Options,
            Harness.Cancellation);
    }

    public Task UseAsync() => UseAsync(Options);

    public Task UseAsync(SecretUseOptions options) => Harness.Accessor.UseAsync(
        static (secret, _) => secret.Token.Reveal() == "rotated-token" ? Task.CompletedTask : throw new UnauthorizedAccessException(),
        options,
        Harness.Cancellation);

    /// <summary>Uses the secret until the rejection is thrown, and returns how long the caller waited for another version.</summary>
    public async Task<TimeSpan> RejectAsync()
    {
        var start = Harness.Time.GetUtcNow();
        var caller = UseAsync();
        await Harness.PassUntilAsync(caller);
        await Should.ThrowAsync<UnauthorizedAccessException>(caller);
        return Harness.Time.GetUtcNow() - start;
    }

    public ValueTask DisposeAsync() => Harness.DisposeAsync();
}
