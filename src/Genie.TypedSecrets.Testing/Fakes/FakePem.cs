using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Genie.TypedSecrets.Testing.Fakes;

/// <summary>Proposes PEM texts with keys that everyone knows, so that they protect nothing.</summary>
/// <remarks>
/// The first has a certificate, its RSA key and an EC key. Each import of <see cref="PemText"/> finds what it looks for: they take no notice of
/// the other labels.
/// </remarks>
internal static class FakePem
{
    [FakeSecret("The factors of the RSA key of every fake certificate. They are published in this package.")]
    private const string FirstPrime =
        "00dce2a18711c78e5e8cde793fc1350096f4cb3f607c868fab6025c42be6b44a0884fa27362041fb22e5af4f692e4b5a290c554723dd2c32b879202dbaee76608f"
        + "8b25483137858c6bee33b6d9c635aa9be7146effa2f66d1728f1e8b1135dccbf2d452409ec6e555be3b7a59c55d01ea4835a5daaf8356669afa760a4dc1d0b85";

    [FakeSecret("The factors of the RSA key of every fake certificate. They are published in this package.")]
    private const string SecondPrime =
        "00c20c66c6a1bf1c21fe0dd4f600596c9b797b7aa2885296b022968952762fd8a233558a515cf4b74b8ba8be5f61b9308bc2c2d688cce98fee724c4f8bb8426ee0"
        + "efeda2493116fb7dc210aab0db412bc1868a26b9d34298f033059fa60df598bd9e6f4c8d26f71950ca098ce0ba3515ab65ee93c1df38fbddc4712f13112954e9";

    [FakeSecret("The scalar of every fake EC key. It is published in this package.")]
    private const string Scalar = "762c4a61f39dbde9eb2408e99df7406facd9e563f446f973ed93a74c1267bd2c";

    private const string PointX = "78903fee2761f33f74555ee05419c950f1f0eaefb9ac1fbb61c1ab24e73f730b";
    private const string PointY = "921506344e9e66aee3deec9364d46251688d768b8dfebfaba46831d53d3543a5";

    private static readonly Lazy<string> s_certificateAndKeys = new(CreateAll);
    private static readonly Lazy<string> s_ecKey = new(CreateEcKey);

    internal static IEnumerable<string> Candidates(FakeSeed seed, int minLength)
    {
        // Text in front of the blocks is part of PEM (RFC 7468). It says that the text is fake, and makes versions differ.
        var comment = $"fake {seed.Words()} {seed.Suffix()}\n";
        yield return Extend(comment + s_certificateAndKeys.Value, minLength);
        yield return Extend(comment + s_ecKey.Value, minLength);
        yield return s_ecKey.Value;
        yield return $"-----BEGIN FAKE-----\n{Convert.ToBase64String(Encoding.ASCII.GetBytes(seed.Suffix()))}\n-----END FAKE-----";
        yield return "-----BEGIN A-----\nZmFr\n-----END A-----";
    }

    private static string Extend(string pem, int minLength)
    {
        const string Line = "fake\n";
        return pem.Length >= minLength ? pem : string.Concat(Enumerable.Repeat(Line, (minLength - pem.Length + Line.Length - 1) / Line.Length)) + pem;
    }

    private static string CreateAll()
    {
        using var rsa = RSA.Create(RsaKey());
        CertificateRequest request = new("CN=fake.example", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var certificate = request.Create(
            request.SubjectName,
            X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1),
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero),
            [0x0F, 0xA4, 0xE0]);
        return $"{certificate.ExportCertificatePem()}\n{rsa.ExportRSAPrivateKeyPem()}\n{s_ecKey.Value}";
    }

    private static string CreateEcKey()
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Convert.FromHexString(Scalar),
            Q = new() { X = Convert.FromHexString(PointX), Y = Convert.FromHexString(PointY) },
        });
        return key.ExportECPrivateKeyPem();
    }

    private static RSAParameters RsaKey()
    {
        var (p, q, e) = (Number(FirstPrime), Number(SecondPrime), new BigInteger(65537));
        var d = Inverse(e, (p - 1) * (q - 1));
        return new()
        {
            Modulus = Bytes(p * q, 256),
            Exponent = Bytes(e, 3),
            D = Bytes(d, 256),
            P = Bytes(p, 128),
            Q = Bytes(q, 128),
            DP = Bytes(d % (p - 1), 128),
            DQ = Bytes(d % (q - 1), 128),
            InverseQ = Bytes(Inverse(q, p), 128),
        };
    }

    private static BigInteger Number(string hexadecimal) => BigInteger.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static byte[] Bytes(BigInteger number, int length)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }

    // The extended Euclidean algorithm.
    private static BigInteger Inverse(BigInteger number, BigInteger modulus)
    {
        var (remainder, former, factor, formerFactor) = (number % modulus, modulus, BigInteger.One, BigInteger.Zero);
        while (remainder > 1)
        {
            var quotient = former / remainder;
            (former, remainder) = (remainder, former - (quotient * remainder));
            (formerFactor, factor) = (factor, formerFactor - (quotient * factor));
        }

        return ((factor % modulus) + modulus) % modulus;
    }
}
