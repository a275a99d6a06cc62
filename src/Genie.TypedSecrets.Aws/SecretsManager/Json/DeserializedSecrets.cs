using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.SecretsManager.Json;

/// <summary>Collects the values of the message that is being read on this thread. Disposing wipes those that the message does not own.</summary>
internal sealed class DeserializedSecrets : IDisposable
{
    [ThreadStatic]
    private static List<SecretBytes>? t_values;

    private readonly List<SecretBytes> _values = [];

    internal DeserializedSecrets() => t_values = _values;

    /// <summary>Adds a value that was read, because reading the rest of its message can fail.</summary>
    internal static SecretBytes Add(SecretBytes value)
    {
        t_values?.Add(value);
        return value;
    }

    /// <summary>Transfers the values to the message, whose owner wipes them.</summary>
    internal void TransferOwnership() => _values.Clear();

    public void Dispose()
    {
        t_values = null;
        _values.ForEach(static value => value.Dispose());
    }
}
