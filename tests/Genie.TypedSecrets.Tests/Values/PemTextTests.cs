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
    }

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
    public void Import_OfSomethingElse_ThrowsWithoutTheText()
    {
        var pem = new PemText(Fake);
        Func<object>[] imports =
            [pem.ToCertificate, pem.ToCertificates, pem.ToCertificateWithPrivateKey, pem.ToRsa, pem.ToECDsa, () => pem.ToECDsa("x"), () => pem.ToRsa("x")];

        foreach (var import in imports)
        {
            var e = Should.Throw<CryptographicException>(() => import());
            e.Message.ShouldContain("It contains: FAKE.");
            e.ToString().ShouldNotContain("Q0FOQVJZ");
            e.InnerException.ShouldBeNull();
        }
    }

    private static X509Certificate2 SelfSigned(CertificateRequest request) => request.CreateSelfSigned(
        new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
