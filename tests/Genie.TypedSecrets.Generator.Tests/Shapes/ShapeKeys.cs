using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Generator.Tests.Shapes;

/// <summary>Puts keys and certificates that can be imported in place of the ones that the page names: it has <c>Fake RSA key</c> in base64.</summary>
internal static partial class ShapeKeys
{
    /// <summary>The password of the encrypted key and of the PKCS#12 file.</summary>
    internal const string Password = "fake-passphrase";

    private static readonly Lazy<IReadOnlyList<KeyValuePair<string, string>>> s_bodies = new(Create);

    /// <summary>Replaces the keys of a value.</summary>
    internal static string Replace(string value) => s_bodies.Value.Aggregate(value, static (text, body) => text.Replace(body.Key, body.Value, StringComparison.Ordinal));

    /// <summary>Replaces base64 text that says that it is fake by what it says.</summary>
    internal static string Decode(string value) => Base64().Replace(value, static match =>
    {
        var bytes = new byte[match.Length];
        return Convert.TryFromBase64String(match.Value.PadRight((match.Length + 3) / 4 * 4, '='), bytes, out var length)
            && Encoding.Latin1.GetString(bytes, 0, length) is var text && text.Contains("fake", StringComparison.OrdinalIgnoreCase)
            ? text.Replace('"', '\'')
            : match.Value;
    });

    [GeneratedRegex(@"[A-Za-z0-9+/]{12,}={0,2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Base64();

    private static IReadOnlyList<KeyValuePair<string, string>> Create()
    {
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=fake.example.com", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
        PbeParameters encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 1000);
        return
        [
            Body("Fake RSA key", rsa.ExportPkcs8PrivateKey()),
            Body("Fake PKCS#1 key", rsa.ExportRSAPrivateKey()),
            Body("Fake encrypted RSA key", rsa.ExportEncryptedPkcs8PrivateKey(Password, encryption)),
            Body("Fake public key", rsa.ExportSubjectPublicKeyInfo()),
            Body("Fake EC key", ec.ExportPkcs8PrivateKey()),
            Body("Fake OpenSSH key", OpenSsh(ec.ExportParameters(includePrivateParameters: true))),
            Body("Fake certificate", certificate.RawData),
            Body("Fake PKCS#12 file", certificate.Export(X509ContentType.Pkcs12, Password)),
        ];
    }

    // The format of ssh-keygen -t ecdsa, without a passphrase: PROTOCOL.key of OpenSSH.
    private static byte[] OpenSsh(ECParameters key)
    {
        byte[] point = [4, .. key.Q.X!, .. key.Q.Y!];
        byte[] number = key.D![0] < 0x80 ? key.D : [0, .. key.D];
        byte[] publicKey = [.. Field("ecdsa-sha2-nistp256"u8), .. Field("nistp256"u8), .. Field(point)];
        byte[] check = [1, 2, 3, 4];
        List<byte> secret = [.. check, .. check, .. publicKey, .. Field(number), .. Field("fake"u8)];
        for (byte padding = 1; secret.Count % 8 != 0; padding++)
        {
            secret.Add(padding);
        }

        return [.. "openssh-key-v1\0"u8, .. Field("none"u8), .. Field("none"u8), .. Field([]), 0, 0, 0, 1, .. Field(publicKey), .. Field([.. secret])];
    }

    private static byte[] Field(ReadOnlySpan<byte> content)
    {
        var field = new byte[4 + content.Length];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(field, content.Length);
        content.CopyTo(field.AsSpan(4));
        return field;
    }

    private static KeyValuePair<string, string> Body(string name, byte[] content) => new(Convert.ToBase64String(Encoding.ASCII.GetBytes(name)), Convert.ToBase64String(content));
}
