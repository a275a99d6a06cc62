using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.SecretsManager.Json;

/// <summary>The values of the message that is being read on this thread. Disposing wipes those that were not handed over to the message.</summary>
internal sealed class DeserializedSecrets : IDisposable
{
    [ThreadStatic]
    private static List<SecretBytes>? t_values;

    private readonly List<SecretBytes> _values = [];

    internal DeserializedSecrets() => t_values = _values;

    /// <summary>Notes a value that was read: its message may never come to be.</summary>
    internal static SecretBytes Add(SecretBytes value)
    {
        t_values?.Add(value);
        return value;
    }

    /// <summary>The message has them, and its owner wipes them.</summary>
    internal void HandOver() => _values.Clear();

    public void Dispose()
    {
        t_values = null;
        _values.ForEach(static value => value.Dispose());
    }
}
