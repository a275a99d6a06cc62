using System.Data.Common;

namespace Genie.TypedSecrets;

// Connections that follow the secret.
public abstract partial class SecretAccessor<T>
{
    /// <summary>
    /// Creates a data source whose connections log in with the current version of the secret:
    /// <c>CreateDataSource(NpgsqlFactory.Instance, (db, builder) => { builder["Host"] = db.Host; builder["Password"] = db.Password.Reveal(); })</c>.
    /// </summary>
    /// <param name="factory">The provider.</param>
    /// <param name="configure">Sets the keywords of a connection string. It is called once for each version, and does not connect.</param>
    /// <param name="options">The options that determine which exceptions reject the credentials, and how long connections with a former password may live. Null for the defaults.</param>
    /// <returns>The data source. Nothing is fetched until its first connection is opened. Dispose it when the application ends.</returns>
    public SecretDbDataSource<T> CreateDataSource(
        DbProviderFactory factory,
        Action<T, DbConnectionStringBuilder> configure,
        SecretDbDataSourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(configure);
        return new(this, factory, configure, options ?? new());
    }

    /// <summary>Returns whether a value is the one that a read would return now.</summary>
    internal bool IsInUse(T value) => Bind().IsInUse(value);

    internal override DelegatingHandler CreateAuthenticationHandler(Action<HttpRequestMessage, SecretAccessor> authenticate, SecretAuthenticationOptions? options)
    {
        // Requests with the same version share the copy.
        (T Value, SecretAccessor<T> Accessor)? latest = null;
        object gate = new();
        return new SecretAuthenticationHandler<T>(this, (request, value) => authenticate(request, Of(value)), options);

        SecretAccessor<T> Of(T value)
        {
            lock (gate)
            {
                if (latest is not { } known || !ReferenceEquals(known.Value, value))
                {
                    latest = known = (value, WithValue(value));
                }

                return known.Accessor;
            }
        }
    }

    /// <summary>Creates a copy whose keys are all those of one version. Its other members act on the secret, as those of this accessor do.</summary>
    private SecretAccessor<T> WithValue(T value)
    {
        var copy = (SecretAccessor<T>)MemberwiseClone();
        copy._entry = Bind().WithValue(value);
        return copy;
    }
}
