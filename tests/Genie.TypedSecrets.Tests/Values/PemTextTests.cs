using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Genie.TypedSecrets.Tests.Values;

public sealed class PemTextTests
{
    internal const string Fake = "-----BEGIN FAKE-----\nQ0FOQVJZ\n-----END FAKE-----\n";

    [Fact]
    public void Constructor_NotPem_ThrowsWithoutTheText()
    {
        var e = Should.Throw<FormatException>(() => new PemText("CANARY-not-pem"));

        e.ToString().ShouldNotContain("CANARY");
        e.Message.ShouldBe("This is not PEM text: expected at least one block of base64 between matching -----BEGIN …----- and -----END …----- lines.");
    }

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("Bag Attributes\n    friendlyName: x\n{0}", true)]
    [InlineData("  {0}\t", true)]
    [InlineData("{0}# end\n", true)]
    [InlineData("see -----BEGIN\n{0}", true)]
    [InlineData("{{\"private_key\":\"{0}\"}}", false)]
    [InlineData("KEY='{0}'", false)]
    [InlineData("#{0}", false)]
    public void Constructor_TextAroundABlock_IsPemIfDotNetFindsTheBlock(string format, bool expected)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Fake);

        System.Security.Cryptography.PemEncoding.TryFind(text, out _).ShouldBe(expected);
        if (expected)
        {
            new PemText(text).Labels.Count.ShouldBe(1);
        }
        else
        {
            Should.Throw<FormatException>(() => new PemText(text));
        }
    }

    [Fact]
    public void Constructor_TwoBlocksWithoutALineBreakBetweenThem_Throws() => Should.Throw<FormatException>(() => new PemText(Fake.TrimEnd() + Fake));

    [Fact]
    public void ToString_OfPem_ReturnsTheLabelsOnly()
    {
        var pem = new PemText(Fake + Fake);

        pem.ToString().ShouldBe("PEM (FAKE, FAKE)");
        pem.Labels.ShouldBe(["FAKE", "FAKE"]);
        pem.GetText().ShouldBe(Fake + Fake);
        pem.ShouldBe(new PemText(Fake + Fake));
        pem.GetHashCode().ShouldBe(new PemText(Fake + Fake).GetHashCode());
        (pem == new PemText(Fake)).ShouldBeFalse();
        (pem != new PemText(Fake)).ShouldBeTrue();
        (pem != new PemText(Fake + Fake)).ShouldBeFalse();
    }

    [Fact]
    public void Operators_WithNull_FollowIt()
    {
        PemText pem = new(Fake);
        PemText? none = null;

        (pem == none).ShouldBeFalse();
        (none == pem).ShouldBeFalse();
        (none != pem).ShouldBeTrue();
        (none == null).ShouldBeTrue();
    }

    [Fact]
    public void ToCertificate_TextWithChainAndKey_ImportsThem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = SelfSigned(new CertificateRequest("CN=fake", key, HashAlgorithmName.SHA256));
        var pem = new PemText($"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}\n");

        using var first = pem.ToCertificate();
        using var withKey = pem.ToCertificateWithPrivateKey();
        using var ecdsa = pem.ToECDsa();

        first.Thumbprint.ShouldBe(certificate.Thumbprint);
        first.HasPrivateKey.ShouldBeFalse();
        withKey.HasPrivateKey.ShouldBeTrue();
        pem.ToCertificates().Count.ShouldBe(2);
        ecdsa.ExportSubjectPublicKeyInfo().SequenceEqual(key.ExportSubjectPublicKeyInfo()).ShouldBeTrue();
    }

    [Fact]
    public void ToCertificateWithPrivateKey_EncryptedKey_ImportsBothWithThePassword()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = SelfSigned(new CertificateRequest("CN=fake", key, HashAlgorithmName.SHA256));
        PbeParameters parameters = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1);
        PemText pem = new($"{certificate.ExportCertificatePem()}\n{key.ExportEncryptedPkcs8PrivateKeyPem("fake-password", parameters)}\n");

        using var withKey = pem.ToCertificateWithPrivateKey("fake-password");

        withKey.Thumbprint.ShouldBe(certificate.Thumbprint);
        withKey.HasPrivateKey.ShouldBeTrue();
        Should.Throw<CryptographicException>(() => pem.ToCertificateWithPrivateKey("fake-other")).Message.ShouldBe(
            "The PEM text does not contain a certificate with its encrypted private key that can be imported. It contains: CERTIFICATE, ENCRYPTED PRIVATE KEY.");
    }

    [Fact]
    public void ToRsa_PlainAndEncrypted_ImportsTheKey()
    {
        using var key = RSA.Create(2048);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1);
        var encrypted = new PemText(key.ExportEncryptedPkcs8PrivateKeyPem("fake-password", parameters));

        using var plain = new PemText(key.ExportRSAPrivateKeyPem()).ToRsa();
        using var decrypted = encrypted.ToRsa("fake-password");

        plain.ExportRSAPublicKey().ShouldBe(key.ExportRSAPublicKey());
        decrypted.ExportRSAPublicKey().ShouldBe(key.ExportRSAPublicKey());
        Should.Throw<CryptographicException>(() => encrypted.ToRsa("fake-other"));
        Should.Throw<CryptographicException>(encrypted.ToRsa).Message.ShouldContain("ENCRYPTED PRIVATE KEY");
    }

    [Fact]
    public void Import_OfSomethingElse_SaysWhatIsMissingWithoutTheText()
    {
        PemText pem = new(Fake);
        (string What, Func<object> Import)[] imports =
        [
            ("a certificate", pem.ToCertificate), ("certificates", pem.ToCertificates), ("a certificate with its private key", pem.ToCertificateWithPrivateKey),
            ("an RSA key", pem.ToRsa), ("an EC key", pem.ToECDsa), ("an encrypted EC key", () => pem.ToECDsa("x")), ("an encrypted RSA key", () => pem.ToRsa("x")),
        ];

        foreach (var (what, import) in imports)
        {
            var e = Should.Throw<CryptographicException>(() => import());
            e.Message.ShouldBe($"The PEM text does not contain {what} that can be imported. It contains: FAKE.");
            e.ToString().ShouldNotContain("Q0FOQVJZ");
            e.InnerException.ShouldBeNull();
        }
    }

    private static X509Certificate2 SelfSigned(CertificateRequest request) => request.CreateSelfSigned(
        new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
