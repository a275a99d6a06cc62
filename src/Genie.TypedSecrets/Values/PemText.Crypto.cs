using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.OpenSsh;

namespace Genie.TypedSecrets;

/// <content>Imports certificates and keys with the methods of .NET. No exception contains the content.</content>
public sealed partial class PemText
{
    /// <summary>Creates the first certificate, without a private key. The caller disposes it.</summary>
    /// <exception cref="CryptographicException">The text has no certificate that can be read.</exception>
    public X509Certificate2 ToCertificate() =>
        Import("a certificate", () => X509Certificate2.CreateFromPem(_text));

    /// <summary>Creates the first certificate with the private key of the same text. The caller disposes it.</summary>
    /// <exception cref="CryptographicException">The certificate or the key is missing or cannot be read, or they do not belong together.</exception>
    public X509Certificate2 ToCertificateWithPrivateKey() =>
        Import("a certificate with its private key", () => X509Certificate2.CreateFromPem(_text, _text));

    /// <summary>Creates the first certificate with the encrypted private key of the same text. The caller disposes it.</summary>
    /// <param name="password">The password of the <c>ENCRYPTED PRIVATE KEY</c>.</param>
    /// <exception cref="CryptographicException">The certificate or the key is missing or cannot be read, they do not belong together, or the password is wrong.</exception>
    public X509Certificate2 ToCertificateWithPrivateKey(ReadOnlySpan<char> password)
    {
        try
        {
            return X509Certificate2.CreateFromEncryptedPem(_text, _text, password);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw ImportFailed("a certificate with its encrypted private key");
        }
    }

    /// <summary>Creates all certificates in order, without private keys. The caller disposes them.</summary>
    /// <exception cref="CryptographicException">The text has no certificate, or one cannot be read.</exception>
    public X509Certificate2Collection ToCertificates() => Import("certificates", () =>
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(_text);
        return certificates.Count > 0 ? certificates : throw new CryptographicException();
    });

    /// <summary>Creates the RSA key. The caller disposes it.</summary>
    /// <remarks>The key can be a private or public key of PKCS #1 or PKCS #8, or an <c>OPENSSH PRIVATE KEY</c>.</remarks>
    /// <exception cref="CryptographicException">The text does not have exactly one RSA key that can be read, or the key is encrypted.</exception>
    public RSA ToRsa() => ImportKey("an RSA key", RSA.Create(), static (ssh, key) => ssh.Import(key));

    /// <summary>Decrypts the RSA key. The caller disposes it.</summary>
    /// <param name="password">The password of an <c>ENCRYPTED PRIVATE KEY</c>, or the passphrase of an <c>OPENSSH PRIVATE KEY</c>.</param>
    /// <exception cref="CryptographicException">The text does not have exactly one encrypted RSA key, or the password is wrong.</exception>
    public RSA ToRsa(ReadOnlySpan<char> password) => ImportEncryptedKey("an encrypted RSA key", RSA.Create(), password, static (ssh, key) => ssh.Import(key));

    /// <summary>Creates the elliptic-curve key. The caller disposes it.</summary>
    /// <remarks>The key can be one of SEC 1 or PKCS #8, or an <c>OPENSSH PRIVATE KEY</c> of the curves P-256, P-384 and P-521.</remarks>
    /// <exception cref="CryptographicException">The text does not have exactly one EC key that can be read, or the key is encrypted.</exception>
    public ECDsa ToECDsa() => ImportKey("an EC key", ECDsa.Create(), static (ssh, key) => ssh.Import(key));

    /// <summary>Decrypts the elliptic-curve key. The caller disposes it.</summary>
    /// <param name="password">The password of an <c>ENCRYPTED PRIVATE KEY</c>, or the passphrase of an <c>OPENSSH PRIVATE KEY</c>.</param>
    /// <exception cref="CryptographicException">The text does not have exactly one encrypted EC key, or the password is wrong.</exception>
    public ECDsa ToECDsa(ReadOnlySpan<char> password) => ImportEncryptedKey("an encrypted EC key", ECDsa.Create(), password, static (ssh, key) => ssh.Import(key));

    // Imports the key of an OpenSSH block; returns false if the text has none.
    private bool ImportOpenSsh<T>(T key, bool isEncrypted, ReadOnlySpan<char> passphrase, Action<OpenSshKey, T> import)
    {
        if (!Labels.Contains(OpenSshKey.Label, StringComparer.Ordinal))
        {
            return false;
        }

        var fields = PemEncoding.Find(_text);
        if (Labels.Count > 1 || !_text.AsSpan()[fields.Label].SequenceEqual(OpenSshKey.Label))
        {
            throw new CryptographicException();
        }

        var content = new byte[fields.DecodedDataLength];
        try
        {
            _ = Convert.TryFromBase64Chars(_text.AsSpan()[fields.Base64Data], content, out _);
            using var ssh = OpenSshKey.Read(content, isEncrypted, passphrase);
            import(ssh, key);
            return true;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    private T ImportKey<T>(string what, T key, Action<OpenSshKey, T> importOpenSsh)
        where T : AsymmetricAlgorithm
    {
        try
        {
            if (!ImportOpenSsh(key, isEncrypted: false, passphrase: default, importOpenSsh))
            {
                key.ImportFromPem(_text);
            }

            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw ImportFailed(what, (e as UnsupportedKeyException)?.Advice);
        }
    }

    private T ImportEncryptedKey<T>(string what, T key, ReadOnlySpan<char> password, Action<OpenSshKey, T> importOpenSsh)
        where T : AsymmetricAlgorithm
    {
        try
        {
            if (!ImportOpenSsh(key, isEncrypted: true, password, importOpenSsh))
            {
                key.ImportFromEncryptedPem(_text, password);
            }

            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw ImportFailed(what, (e as UnsupportedKeyException)?.Advice);
        }
    }

    private T Import<T>(string what, Func<T> import)
    {
        try
        {
            return import();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw ImportFailed(what);
        }
    }

    // Without the inner exception: its message may quote the content.
    private CryptographicException ImportFailed(string what, string? advice = null)
    {
        advice ??= _text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal) ? " The key is encrypted in the traditional format. Convert it with: openssl pkcs8 -topk8 -in <file>"
            : string.Empty;
        return new($"The PEM text does not contain {what} that can be imported. It contains: {DisplayText.CleanList(Labels, MaxLabelsShown)}.{advice}");
    }
}
