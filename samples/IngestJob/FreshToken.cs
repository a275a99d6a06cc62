using Genie.TypedSecrets;

namespace IngestJob;

/// <summary>Works with the token of the API, also across its rotation.</summary>
internal static class FreshToken
{
    /// <summary>Calls with the cached token. Where that is refused and the store has another by now, once more with that one.</summary>
    /// <exception cref="AccessRefusedException">The token is refused, and it is the one in the store.</exception>
    internal static async Task<T> UseAsync<T>(Func<Secret<string>, Task<T>> call, CancellationToken cancellationToken)
    {
        var token = (await Secrets.Current.ApiKeys.GetAsync(cancellationToken)).GithubToken;
        try
        {
            return await call(token);
        }
        catch (AccessRefusedException)
        {
            Secrets.ClearCache();
            var fresh = (await Secrets.Current.ApiKeys.GetAsync(cancellationToken)).GithubToken;
            if (fresh == token)
            {
                throw;
            }

            return await call(fresh);
        }
    }
}
