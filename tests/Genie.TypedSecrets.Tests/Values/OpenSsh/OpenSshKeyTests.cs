using System.Security.Cryptography;
using Genie.TypedSecrets.OpenSsh;

namespace Genie.TypedSecrets.Tests.Values.OpenSsh;

/// <summary>Imports keys that ssh-keygen wrote for these tests. The public key that it wrote, too, is behind each of them.</summary>
public sealed class OpenSshKeyTests
{
    private const string Passphrase = "fake-passphrase";

    private static readonly byte[] s_data = [1];

    // Published vectors of bcrypt_pbkdf.
    [Theory]
    [InlineData("password", "salt", 4, "5bbf0cc293587f1c3635555c27796598d47e579071bf427e9d8fbe842aba34d9")]
    [InlineData("password", "salt", 8, "e1367ec5151a33faac4cc1c144cd23fa15d5548493ecc99b9b5d9c0d3b27bec76227ea66088b849b20ab7aa478010246e74bba51723fefa9f9474d6508845e8d")]
    public void Derive_PublishedVectors_AreEqual(string passphrase, string salt, int rounds, string expected)
    {
        var key = new byte[expected.Length / 2];

        BcryptPbkdf.Derive(System.Text.Encoding.ASCII.GetBytes(passphrase), System.Text.Encoding.ASCII.GetBytes(salt), rounds, key);

        Convert.ToHexStringLower(key).ShouldBe(expected);
    }

    [Fact]
    public void ToRsa_OpenSshKey_IsThatOfSshKeygen()
    {
        var (plain, publicKey) = Read("plain-rsa-2048");
        using var key = plain.ToRsa();
        key.ExportSubjectPublicKeyInfoPem().ShouldBe(publicKey);
        key.VerifyData(s_data, key.SignData(s_data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss), HashAlgorithmName.SHA256, RSASignaturePadding.Pss).ShouldBeTrue();

        var (locked, lockedPublicKey) = Read("locked-rsa-2048");
        using var decrypted = locked.ToRsa(Passphrase);
        decrypted.ExportSubjectPublicKeyInfoPem().ShouldBe(lockedPublicKey);
    }

    [Theory]
    [InlineData("plain-ecdsa-256", null)]
    [InlineData("plain-ecdsa-384", null)]
    [InlineData("plain-ecdsa-521", null)]
    [InlineData("locked-ecdsa-256", Passphrase)]
    [InlineData("locked-ecdsa-384", Passphrase)]
    [InlineData("locked-ecdsa-521", Passphrase)]
    [InlineData("locked-cbc", Passphrase)]
    public void ToECDsa_OpenSshKey_IsThatOfSshKeygen(string name, string? passphrase)
    {
        var (pem, publicKey) = Read(name);

        using var key = passphrase is null ? pem.ToECDsa() : pem.ToECDsa(passphrase);

        key.ExportSubjectPublicKeyInfoPem().ShouldBe(publicKey);
        key.VerifyData(s_data, key.SignData(s_data, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256).ShouldBeTrue();
    }

    [Theory]
    [InlineData("plain-ed25519", null, "Ed25519")]
    [InlineData("locked-ed25519", Passphrase, "Ed25519")]
    [InlineData("locked-gcm", Passphrase, "ssh-keygen -p -Z aes256-ctr")]
    [InlineData("traditional", Passphrase, "openssl pkcs8 -topk8")]
    [InlineData("plain-ecdsa-256", Passphrase, "OPENSSH PRIVATE KEY.")]
    [InlineData("locked-ecdsa-256", null, "OPENSSH PRIVATE KEY.")]
    [InlineData("locked-ecdsa-256", "other", "OPENSSH PRIVATE KEY.")]
    [InlineData("locked-ecdsa-256", "", "OPENSSH PRIVATE KEY.")]
    [InlineData("plain-rsa-2048", null, "OPENSSH PRIVATE KEY.")]
    public void ToECDsa_OtherKey_SaysWhatToDo(string name, string? passphrase, string expected)
    {
        var (pem, _) = Read(name);

        var exception = Should.Throw<CryptographicException>(() => passphrase is null ? pem.ToECDsa() : pem.ToECDsa(passphrase));

        exception.Message.ShouldContain(expected);
        exception.Message.EndsWith("OPENSSH PRIVATE KEY.", StringComparison.Ordinal).ShouldBe(expected == "OPENSSH PRIVATE KEY.");
        exception.InnerException.ShouldBeNull();
    }

    [Fact]
    public void ToECDsa_OpenSshKeyBesideAnotherBlock_IsRefused()
    {
        var pem = new PemText(Read("plain-ecdsa-256").Pem.GetText() + "\n" + PemTextTests.Fake);

        Should.Throw<CryptographicException>(pem.ToECDsa).Message.ShouldEndWith("It contains: OPENSSH PRIVATE KEY, FAKE.");
    }

    [Fact]
    public void ToECDsa_DamagedKey_IsRefused()
    {
        var text = Read("plain-ecdsa-256").Pem.GetText();
        var content = text.Split('\n')[2..^2];
        var bytes = Convert.FromBase64String(string.Concat(content));
        for (var length = 0; length < bytes.Length - 16; length++)
        {
            var pem = new PemText(PemEncoding.WriteString(OpenSshKey.Label, bytes.AsSpan(0, length)));
            Should.Throw<CryptographicException>(pem.ToECDsa).InnerException.ShouldBeNull();
        }
    }

    private static (PemText Pem, string PublicKey) Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Values", "OpenSsh", "keys", name + ".pem"));
        var at = text.IndexOf("-----BEGIN PUBLIC KEY", StringComparison.Ordinal);
        return at < 0 ? (new PemText(text), string.Empty) : (new PemText(text[..at]), text[at..].TrimEnd());
    }
}
