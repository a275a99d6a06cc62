using System.ComponentModel;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Specifies the format of text that is read as a <see cref="string"/> or as bytes. The read method implies the other formats. Only generated code uses it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SecretFormat
{
    /// <summary>Any text.</summary>
    None,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A host name (RFC 1123).</summary>
    Hostname,

    /// <summary>An IPv4 address, four decimal numbers.</summary>
    Ipv4,

    /// <summary>An IPv6 address (RFC 4291) without a zone.</summary>
    Ipv6,

    /// <summary>A time (RFC 3339).</summary>
    Time,

    /// <summary>A URI or a relative reference (RFC 3986).</summary>
    UriReference,

    /// <summary>A JSON Pointer (RFC 6901).</summary>
    JsonPointer,

    /// <summary>A regular expression (ECMA-262).</summary>
    Regex,

    /// <summary>JSON text (RFC 8259). Of bytes: JSON text in UTF-8.</summary>
    Json,
}
