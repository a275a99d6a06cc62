using static Genie.TypedSecrets.Schema.Tests.Credentials.Draw;

namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>Texts that are no credentials, as they stand in real code: what looks random and is none, and what looks like a secret and is none.</summary>
internal static partial class Negatives
{
    private const int DrawsOfEach = 8;

    internal static IReadOnlyList<Sample> All { get; } =
    [
        .. Enumerable.Range(1, DrawsOfEach).SelectMany(seed => Drawn(new Draw(300 + seed))),
        .. Written.Select(text => new Sample(text, text)),
        .. WrittenUnderAName.Select(pair => new Sample(pair.Text, pair.Text, pair.Name)),
    ];

    private static IEnumerable<Sample> Drawn(Draw draw) =>
    [
        new("GUID", draw.Guid()),
        new("GUID in braces", $"{{{draw.Guid()}}}", "InstanceId"),
        new("MD5", draw.Text(Hex, 32)),
        new("SHA-1, a commit", draw.Text(Hex, 40), "Commit"),
        new("SHA-256", draw.Text(Hex, 64)),
        new("SHA-256 of an image", $"genie/jobs@sha256:{draw.Text(Hex, 64)}", "image"),
        new("hash of a password", "$2a$12$" + draw.Text(Base62, 53), "PasswordHash"),
        new("subresource integrity", $"sha384-{draw.Bytes(48)}", "integrity"),
        new("content hash of a lock file", draw.Bytes(64), "contentHash"),
        new("base64 image", $"data:image/png;base64,iVBORw0KGgo{draw.Bytes(300)}"),
        new("base64 bytes", draw.Bytes(96)),
        new("public key", draw.Pem("PUBLIC KEY", 6)),
        new("certificate", draw.Pem("CERTIFICATE")),
        new("public key token", $"Genie.Core, Version=1.2.0.0, Culture=neutral, PublicKeyToken={draw.Text(Hex, 16)}"),
        new("assembly's public key", $"Genie.Tests, PublicKey=00240000048000009400000006020000{draw.Text(Hex, 256)}"),
        new("SSH public key", $"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{draw.Text(Base64, 43)} loader@genie"),
        new("Stripe's publishable key", $"pk_live_{draw.Text(Base62, 24)}"),
        new("AWS role id", $"AROA{draw.Text(Base32, 16)}"),
        new("ARN", $"arn:aws:secretsmanager:eu-west-1:{draw.Text(Digits, 12)}:secret:genie-dev/api-keys-{draw.Text(Base62, 6)}", "secret"),
        new("KMS key's ARN", $"arn:aws:kms:eu-west-1:{draw.Text(Digits, 12)}:key/{draw.Guid()}", "KmsKey"),
        new("S3 address", $"https://genie-lake.s3.eu-west-1.amazonaws.com/raw/{draw.Guid()}/part-0{draw.Text(Digits, 4)}.parquet"),
        new("address with a fragment", $"https://docs.genie.net/a/b?page={draw.Text(Digits, 3)}#{draw.Text(Base36, 12)}"),
        new("too short for GitHub", $"ghp_{draw.Text(Base62, 20)}"),
        new("marked GitHub token", $"fake-ghp_{draw.Text(Base62, 36)}"),
        new("marked value", $"test-{draw.Text(Base62, 24)}", "apiKey"),
        new("marked as fake inside", $"ghp_{draw.Text(Base62, 14)}FAKE{draw.Text(Base62, 18)}"),
        new("AWS documentation's id", $"AKIA{draw.Text(Base32, 9)}EXAMPLE"),
        new("masked token", $"ghp_{draw.Text(Base62, 4)}{new string('*', 32)}"),
        new("trace id", $"00-{draw.Text(Hex, 32)}-{draw.Text(Hex, 16)}-01", "traceparent"),
        new("version and build", $"10.0.{draw.Number(400)}-preview.{draw.Number(9)}+{draw.Text(Hex, 40)}", "InformationalVersion"),
        new("identifier in upper case", $"ERROR_{draw.Number(9999)}_CONNECTION_RESET_BY_PEER"),
        new("base64url id", draw.Text(UrlSafe, 22), "requestId"),
        new("etag", $"\"{draw.Text(Hex, 32)}\"", "ETag"),
    ];
}
