using System.Globalization;
using System.Text;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Testing.Fakes;

/// <summary>Proposes texts of each format, the one that is most obviously fake first. Names and addresses are those that RFC 2606, 5737 and 3849 reserve.</summary>
internal static class FakeText
{
    private const string Fake = "fake";

    internal static IEnumerable<string> OfFormat(SecretFormat format, FakeSeed seed, int minLength, int maxLength) => format switch
    {
        SecretFormat.Email => Emails(seed, minLength),
        SecretFormat.Hostname => Hostnames(seed, minLength, maxLength),
        SecretFormat.Ipv4 => Ipv4(seed),
        SecretFormat.Ipv6 => Ipv6(seed),
        SecretFormat.Time => ["12:00:00Z", $"12:00:00.{new string('0', Math.Clamp(minLength - 10, 1, 100_000))}Z"],
        SecretFormat.UriReference => Uris(seed, minLength),
        SecretFormat.JsonPointer => [$"/{Plain(seed, minLength, Math.Max(1, maxLength - 1))}"],
        SecretFormat.Json => Json(seed, minLength),
        _ => [Plain(seed, minLength, maxLength)],
    };

    // The longest form first: an object, a string, and a form that fits into a few characters.
    private static IEnumerable<string> Json(FakeSeed seed, int minLength) =>
    [
        $"{{\"fake\":\"{Plain(seed, minLength - 11, int.MaxValue)}\"}}",
        $"\"{Fake}-{seed.Suffix()}\"",
        $"\"{Fake}\"",
        "{}",
        "0",
    ];

    /// <summary>Makes text of any length: <c>fake-dev-github-token-x7k2q9</c>.</summary>
    internal static string Plain(FakeSeed seed, int minLength, int maxLength)
    {
        var suffix = seed.Suffix();
        var text = $"{Fake}-{seed.Words()}-{suffix}";
        if (text.Length > maxLength)
        {
            text = maxLength >= 11 ? $"{Fake}-{suffix}" : maxLength > Fake.Length ? $"{Fake}{suffix}"[..maxLength] : suffix[..Math.Min(maxLength, suffix.Length)];
        }

        return Pad(text, minLength, "-fake");
    }

    internal static IEnumerable<string> Uris(FakeSeed seed, int minLength) =>
    [
        Pad($"https://fake.example/{seed.Words()}-{seed.Suffix()}", minLength, "/fake"),
        "https://fake.example/",
        $"https://{seed.Suffix()}.example",
        $"fake:{seed.Suffix()}",
        "fa:ke",
        "ab:c",
    ];

    internal static IEnumerable<string> DateTimes(FakeSeed seed, int minLength)
    {
        var random = seed.Random();
        var text = Format($"20{30 + random.Next(10)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}T{random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}");
        yield return $"{text}Z";
        yield return $"{text}.{new string('0', Math.Clamp(minLength - text.Length - 2, 1, 100_000))}Z";
    }

    internal static IEnumerable<string> Dates(FakeSeed seed)
    {
        var random = seed.Random();
        yield return Format($"20{30 + random.Next(10)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}");
    }

    internal static IEnumerable<string> Durations(FakeSeed seed, int minLength)
    {
        var random = seed.Random();
        yield return Format($"PT{1 + random.Next(23)}H{1 + random.Next(59)}M");
        yield return Format($"PT{1 + random.Next(9)}M");
        yield return Format($"P{1 + random.Next(9)}D");
        yield return $"PT{new string('0', Math.Clamp(minLength - 4, 1, 1_000))}1M";
    }

    internal static IEnumerable<string> Uuids(FakeSeed seed)
    {
        // "fa4e" is the closest to "fake" that hexadecimal digits allow.
        var bits = seed.Random().NextBits();
        yield return Format($"fa4efa4e-{bits >> 48 & 0xffff:x4}-4{bits >> 36 & 0xfff:x3}-8{bits >> 24 & 0xfff:x3}-fa4e{bits & 0xffffffff:x8}");
    }

    /// <summary>Makes base64 text of a length that is a multiple of four.</summary>
    internal static IEnumerable<string> Bytes(SecretFormat format, FakeSeed seed, int minLength, int maxLength) => format == SecretFormat.Json
        ? Json(seed, minLength).Select(static text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))
        : Bytes(seed, minLength, maxLength);

    private static IEnumerable<string> Bytes(FakeSeed seed, int minLength, int maxLength)
    {
        var usual = Encoding.UTF8.GetBytes(Plain(seed, 0, int.MaxValue));
        yield return Convert.ToBase64String(usual);
        var least = (minLength + 3) / 4 * 3;
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(Plain(seed, least, least)));
        var most = Math.Min(maxLength, 64) / 4 * 3;
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(Plain(seed, most, most)));
    }

    private static IEnumerable<string> Emails(FakeSeed seed, int minLength)
    {
        const string Domain = "fake.example";
        var local = $"{Fake}-{seed.Suffix()}";
        yield return $"{local}@{Domain}";
        yield return $"{Fake}@{Domain}";
        yield return $"{seed.Suffix()}@a.example";
        yield return $"{seed.Suffix()[..1]}@a.example";
        yield return $"{seed.Suffix()[..1]}@a.co";
        yield return $"{seed.Suffix()[..1]}@b";

        // 64 characters before the sign, labels of at most 63 after it.
        var longest = Pad(local, Math.Min(64, Math.Max(minLength - 1 - Domain.Length, local.Length)), "-fake");
        yield return $"{longest}@{Labels(minLength - longest.Length - 1, Domain)}";
    }

    private static IEnumerable<string> Hostnames(FakeSeed seed, int minLength, int maxLength)
    {
        yield return $"{Fake}-{seed.Suffix()}.example";
        yield return $"{Fake}.example";
        yield return Labels(minLength, $"{Fake}-{seed.Suffix()}.example");
        yield return Fake;
        yield return seed.Suffix()[..Math.Clamp(maxLength, 1, 6)];
    }

    private static IEnumerable<string> Ipv4(FakeSeed seed)
    {
        yield return Format($"192.0.2.{1 + seed.Random().Next(254)}");
        yield return Format($"198.51.100.{100 + seed.Random().Next(100)}");
        yield return "192.0.2.1";
        yield return "10.0.0.1";
        yield return "1.1.1.1";
        yield return "198.151.100.100";
    }

    private static IEnumerable<string> Ipv6(FakeSeed seed)
    {
        yield return Format($"2001:db8::fa4e:{seed.Random().Next(0xffff):x}");
        yield return "2001:db8::fa4e";
        yield return "::1";
        yield return "::";
        yield return "2001:db8:0:0:0:0:fa4e:1";
        yield return "2001:0db8:0000:0000:0000:0000:0000:fa4e";
    }

    // Puts labels in front of a host name until it is long enough.
    private static string Labels(int length, string name)
    {
        while (name.Length < length)
        {
            var label = Pad(Fake, Math.Clamp(length - name.Length - 1, 1, 63), "-fake").TrimEnd('-');
            name = $"{label[..Math.Clamp(length - name.Length - 1, 1, label.Length)]}.{name}";
        }

        return name;
    }

    private static string Pad(string text, int length, string filler)
    {
        if (text.Length >= length)
        {
            return text;
        }

        var padded = new StringBuilder(text, length);
        while (padded.Length < length)
        {
            padded.Append(filler, 0, Math.Min(filler.Length, length - padded.Length));
        }

        // A hyphen at the end is not allowed everywhere.
        return padded[^1] == '-' ? $"{padded.ToString(0, padded.Length - 1)}x" : padded.ToString();
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
