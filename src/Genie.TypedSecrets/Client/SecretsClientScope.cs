using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets;

/// <summary>
/// Makes generated <c>Secrets</c> classes read through a client of its own within an asynchronous flow: for tests that run at the same time in one
/// process. The package Genie.TypedSecrets.Testing builds on it.
/// </summary>
/// <remarks>
/// <para>
/// The scope applies to the code that creates it, to what that code calls, and to the tasks and threads that it starts. Like every
/// <see cref="AsyncLocal{T}"/>, a scope that an asynchronous method creates ends with that method; <see cref="Enter"/> applies it elsewhere.
/// </para>
/// <para>
/// A process that never creates a scope pays nothing for them. In a process that has created one, generated code looks up its client for each read.
/// Outside of every scope, such a process does not fall back to the <c>local</c> store: a test must not read the secrets of the user who runs it.
/// </para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class SecretsClientScope : IDisposable
{
    private static readonly AsyncLocal<SecretsClientScope?> s_current = new();
    private static readonly object s_gate = new();
    private static volatile bool s_isInUse;

    private readonly object _gate = new();
    private readonly SecretsOptions _options;
    private SecretsClient _client;

    /// <summary>Creates a client, and the scope that reads through it. The scope applies from here on.</summary>
    /// <param name="options">The options of the client. They are copied.</param>
    /// <exception cref="SecretsConfigurationException">An option is out of its range.</exception>
    public SecretsClientScope(SecretsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Copy();
        _client = new(_options);
        lock (s_gate)
        {
            if (!s_isInUse)
            {
                s_isInUse = true;
                SecretsClient.BeginScopes();
            }
        }

        s_current.Value = this;
    }

    /// <summary>Gets the client that is read through in this scope.</summary>
    public SecretsClient Client => Volatile.Read(ref _client);

    /// <summary>Gets whether the process has created a scope.</summary>
    internal static bool IsInUse => s_isInUse;

    /// <summary>Gets the scope of the calling code, or null.</summary>
    internal static SecretsClientScope? Current => s_isInUse ? s_current.Value : null;

    /// <summary>Applies the scope to the code that follows, until the return value is disposed or the asynchronous method ends.</summary>
    /// <returns>An object that restores the former scope when it is disposed.</returns>
    [SuppressMessage("Performance", "CA1859:Use concrete types when possible for improved performance", Justification = "Only its disposal is public.")]
    public IDisposable Enter()
    {
        Former former = new(s_current.Value);
        s_current.Value = this;
        return former;
    }

    /// <summary>Disposes the client. Code in the scope that still reads gets an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => Client.Dispose();

    /// <summary>Changes the options of the client, as <c>Secrets.Configure</c> does. The store, the clock and the environment stay those of the scope.</summary>
    internal void Configure(Action<SecretsOptions> configure)
    {
        SecretsClient former;
        lock (_gate)
        {
            former = _client;
            Volatile.Write(ref _client, former.CopyWith(options =>
            {
                configure(options);
                options.Store = _options.Store;
                options.TimeProvider = _options.TimeProvider;
                options.EnvironmentVariableReader = _options.EnvironmentVariableReader;
                options.Environment = _options.Environment ?? options.Environment;
            }));
        }

        former.Retire();
    }

    private sealed class Former(SecretsClientScope? scope) : IDisposable
    {
        public void Dispose() => s_current.Value = scope;
    }
}
