using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Genie.TypedSecrets.Constraints;

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
    /// <exception cref="CryptographicException">The text does not have exactly one RSA key that can be read, or the key is encrypted.</exception>
    public RSA ToRsa() => ImportKey("an RSA key", RSA.Create());

    /// <summary>Decrypts the RSA key. The caller disposes it.</summary>
    /// <param name="password">The password of an <c>ENCRYPTED PRIVATE KEY</c>.</param>
    /// <exception cref="CryptographicException">The text does not have exactly one encrypted RSA key, or the password is wrong.</exception>
    public RSA ToRsa(ReadOnlySpan<char> password) => ImportEncryptedKey("an encrypted RSA key", RSA.Create(), password);

    /// <summary>Creates the elliptic-curve key. The caller disposes it.</summary>
    /// <exception cref="CryptographicException">The text does not have exactly one EC key that can be read, or the key is encrypted.</exception>
    public ECDsa ToECDsa() => ImportKey("an EC key", ECDsa.Create());

    /// <summary>Decrypts the elliptic-curve key. The caller disposes it.</summary>
    /// <param name="password">The password of an <c>ENCRYPTED PRIVATE KEY</c>.</param>
    /// <exception cref="CryptographicException">The text does not have exactly one encrypted EC key, or the password is wrong.</exception>
    public ECDsa ToECDsa(ReadOnlySpan<char> password) => ImportEncryptedKey("an encrypted EC key", ECDsa.Create(), password);

    private T ImportKey<T>(string what, T key)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportFromPem(_text);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw ImportFailed(what);
        }
    }

    private T ImportEncryptedKey<T>(string what, T key, ReadOnlySpan<char> password)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportFromEncryptedPem(_text, password);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw ImportFailed(what);
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
    private CryptographicException ImportFailed(string what) =>
        new($"The PEM text does not contain {what} that can be imported. It contains: {(Labels.Count == 0 ? "nothing" : DisplayText.CleanList(Labels, MaxLabelsShown))}.");
}
