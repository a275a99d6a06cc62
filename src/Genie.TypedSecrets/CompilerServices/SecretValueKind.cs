using System.ComponentModel;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Specifies how generated code reads a value. See <see cref="SecretStructure"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SecretValueKind
{
    /// <summary>Text, in the format of the key: <see cref="SecretReader.ReadString"/>.</summary>
    Text,

    /// <summary>One of the allowed values of the key: <see cref="SecretReader.ReadEnum"/>.</summary>
    Choice,

    /// <summary>An absolute URI: <see cref="SecretReader.ReadUri"/>.</summary>
    Uri,

    /// <summary>A date and time: <see cref="SecretReader.ReadDateTimeOffset"/>.</summary>
    DateTime,

    /// <summary>A date: <see cref="SecretReader.ReadDateOnly"/>.</summary>
    Date,

    /// <summary>A duration: <see cref="SecretReader.ReadTimeSpan"/>.</summary>
    Duration,

    /// <summary>A UUID: <see cref="SecretReader.ReadGuid"/>.</summary>
    Uuid,

    /// <summary>PEM text: <see cref="SecretReader.ReadPem"/>.</summary>
    Pem,

    /// <summary>Bytes as base64 text: <see cref="SecretReader.ReadBytes"/>.</summary>
    Bytes,

    /// <summary>A whole number of 32 bits: <see cref="SecretReader.ReadInt32"/>.</summary>
    Integer32,

    /// <summary>A whole number of 64 bits: <see cref="SecretReader.ReadInt64"/>.</summary>
    Integer64,

    /// <summary>A number that a <see cref="decimal"/> represents: <see cref="SecretReader.ReadDecimal"/>.</summary>
    DecimalNumber,

    /// <summary>A number that is read as a <see cref="double"/>: <see cref="SecretReader.ReadDouble"/>.</summary>
    DoubleNumber,

    /// <summary>True or false: <see cref="SecretReader.ReadBoolean"/>.</summary>
    Boolean,

    /// <summary>An object with the keys of a shape: <see cref="SecretReader.StartObject"/>.</summary>
    Record,

    /// <summary>A list: <see cref="SecretReader.ReadList"/>.</summary>
    List,

    /// <summary>An object whose keys are data: <see cref="SecretReader.ReadMap"/>.</summary>
    Map,

    /// <summary>An object with any content: <see cref="SecretReader.ReadJson"/>.</summary>
    Json,
}
