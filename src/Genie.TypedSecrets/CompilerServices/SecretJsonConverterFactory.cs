using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Creates the redacting converter of a <see cref="Secret{T}"/>. It is public because serializer contexts that are generated in other assemblies construct it.</summary>
/// <remarks>
/// An attribute cannot name a converter for every <c>T</c>, and native compilation cannot construct the generic type at run time.
/// Therefore the struct creates its own converter, and any instance of it is sufficient.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(ISecretConverterSource).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The type is a struct: an instance of it needs no constructor that trimming could remove.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return ((ISecretConverterSource)RuntimeHelpers.GetUninitializedObject(typeToConvert)).CreateConverter();
    }
}

/// <summary>Creates the converter for its own type.</summary>
internal interface ISecretConverterSource
{
    JsonConverter CreateConverter();
}
