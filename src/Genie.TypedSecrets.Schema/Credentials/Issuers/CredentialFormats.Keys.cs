namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>Private keys in their file formats, and JSON Web Tokens.</content>
internal static partial class CredentialFormats
{
    private static IEnumerable<CredentialFormat> Keys() =>
    [
        new("PEM", "private key", "-----BEGIN <[A-Z0-9 ] 0..40>PRIVATE KEY(\\ BLOCK)?-----", "https://www.rfc-editor.org/rfc/rfc7468") { Content = KeyContents.Pem, StartsAnywhere = true },
        new("SSH", "private key", "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----", "https://datatracker.ietf.org/doc/html/draft-ietf-secsh-publickeyfile") { Content = KeyContents.Pem, StartsAnywhere = true },
        new("PEM", "private key in base64", "LS0tLS1CRUdJTi<base64 60..><[=] 0..2>", "https://www.rfc-editor.org/rfc/rfc7468") { Content = KeyContents.EncodedPem },
        new("PuTTY", "private key", "PuTTY-User-Key-File-<digit 1>", "https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html") { Content = KeyContents.Putty, StartsAnywhere = true },
        new("DER", "private key", "MI<base64 60..><[=] 0..2>", "https://www.rfc-editor.org/rfc/rfc5958") { Content = KeyContents.Der },
        new("DER", "private key", "MHcCAQEE<base64 60..><[=] 0..2>", "https://www.rfc-editor.org/rfc/rfc5915") { Content = KeyContents.Der },
        new("DER", "private key", "MC4CAQAwBQYDK2Vw<base64 40..><[=] 0..2>", "https://www.rfc-editor.org/rfc/rfc8410") { Content = KeyContents.Der },
        new("RSA", "private key in XML", "\\<D><[A-Za-z0-9+/ ] 20..><[=] 0..2>", "https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsa.toxmlstring") { Content = KeyContents.Xml, StartsAnywhere = true },
        new("RSA", "private key in XML", "&lt;D&gt;<[A-Za-z0-9+/ ] 20..><[=] 0..2>", "https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsa.toxmlstring") { Content = KeyContents.Xml, StartsAnywhere = true },
        new("JSON Web Key", "(private)", "\"d\"<[ :] 1..4>\"<url 20..>", "https://www.rfc-editor.org/rfc/rfc7517") { Content = KeyContents.WebKey, StartsAnywhere = true },
        new("JSON Web Key", "(private)", "\\\\\"d\\\\\"<[ :] 1..4>\\\\\"<url 20..>", "https://www.rfc-editor.org/rfc/rfc7517") { Content = KeyContents.WebKey, StartsAnywhere = true },
        new("JSON Web Key", "(private)", "'d'<[ :] 1..4>'<url 20..>", "https://www.rfc-editor.org/rfc/rfc7517") { Content = KeyContents.WebKey, StartsAnywhere = true },
        new("JSON Web Key", "(symmetric)", "\"k\"<[ :] 1..4>\"<url 20..>", "https://www.rfc-editor.org/rfc/rfc7517") { Content = KeyContents.WebKey, StartsAnywhere = true },
        new("JSON Web Key", "(symmetric)", "\\\\\"k\\\\\"<[ :] 1..4>\\\\\"<url 20..>", "https://www.rfc-editor.org/rfc/rfc7517") { Content = KeyContents.WebKey, StartsAnywhere = true },
        new("JSON Web Token", string.Empty, "eyJ<url 8..>.eyJ<url 8..>.<url 10..>", "https://www.rfc-editor.org/rfc/rfc7519") { Content = KeyContents.WebToken },
        new("JSON Web Token", "(encrypted)", "eyJ<url 16..>.<url 0..700>.<url 10..>.<url 10..>.<url 16..>", "https://www.rfc-editor.org/rfc/rfc7516") { Content = KeyContents.EncryptedToken },
    ];
}
