using System.Globalization;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Tests.Fuzzing;

/// <summary>A kind of value: its key, how generated code reads it, and how values of it are written.</summary>
/// <param name="Key">Creates the key with a name.</param>
/// <param name="Read">Reads a value, and describes what was read.</param>
/// <param name="Write">Writes a value that satisfies the constraints.</param>
/// <param name="IsFast">Whether the fast path reads it.</param>
internal sealed record RandomValueKind(Func<string, bool, SecretKey> Key, SecretReadFunc<string> Read, Func<RandomText, string> Write, bool IsFast = true)
{
    /// <summary>Gets the kinds that contain no other values.</summary>
    internal static IReadOnlyList<RandomValueKind> Leaves { get; } =
    [
        new(Plain, static (ref SecretReader r) => r.ReadString(), static text => text.String("any text")),
        new(Plain, static (ref SecretReader r) => r.ReadSecret().Reveal(), static text => text.String(text.Pick("", "pässword €", "line\nbreak", "\U0001F511 key", "back\\slash \"quoted\"", "a rather long text that needs more than two vectors, with an umlaut at its end: ü"))),
        new(static (n, r) => new(n, r, true, 2, 4), static (ref SecretReader r) => r.ReadString(), static text => text.String(text.Pick("ab", "abcd", "\U0001F511\U0001F511\U0001F511\U0001F511", "éé"))),
        new(static (n, r) => new(n, r, true) { Pattern = "^[a-z]+$" }, static (ref SecretReader r) => r.ReadString(), static text => text.String("abc")),
        new(static (n, r) => new(n, r, true) { Pattern = "^(?!x)a" }, static (ref SecretReader r) => r.ReadString(), static text => text.String("abc"), IsFast: false),
        new(static (n, r) => new(n, r, true) { Format = SecretFormat.Hostname }, static (ref SecretReader r) => r.ReadString(), static text => text.String("db-1.example.com")),
        new(static (n, r) => new(n, r, true) { Format = SecretFormat.Email, MaxLength = 30 }, static (ref SecretReader r) => r.ReadString(), static text => text.String("a@example.com")),
        new(static (n, r) => new(n, r, true) { Format = SecretFormat.Json }, static (ref SecretReader r) => r.ReadString(), static text => text.String("{\"a\":[1]}")),
        new(static (n, r) => new(n, r, true) { AllowedValues = ["one", "zwei€"] }, static (ref SecretReader r) => r.ReadString(), static text => text.String(text.Pick("one", "zwei€"))),
        new(static (n, r) => new(n, r, true) { AcceptsNumbers = true }, static (ref SecretReader r) => r.ReadString(), static text => text.Pick("12", "-1.5e3", "0", "\"x\"")),
        new(static (n, r) => new(n, r, true) { AcceptsNumbers = true, AcceptsOnlyIntegers = true }, static (ref SecretReader r) => r.ReadString(), static text => text.Pick("12", "-1.5e3", "\"x\"")),
        new(static (n, r) => new(n, r, true) { AllowedValues = ["postgres", "mysql"] }, static (ref SecretReader r) => Text(r.ReadEnum()), static text => text.String(text.Pick("postgres", "mysql"))),
        new(static (n, r) => new(n, r, true) { AllowedValues = [.. Enumerable.Range(0, 20).Select(i => $"v{i}é")] }, static (ref SecretReader r) => Text(r.ReadEnum()), static text => text.String(text.Pick("v0é", "v19é"))),
        new(Plain, static (ref SecretReader r) => Text(r.ReadInt32()), static text => text.Number("0", "-2147483648", "2147483647", "1e2", "1.0", "-0")),
        new(static (n, r) => new(n, r, true) { Minimum = "1", Maximum = "65535" }, static (ref SecretReader r) => Text(r.ReadInt32()), static text => text.Number("1", "65535", "5432", "54320e-1")),
        new(static (n, r) => new(n, r, true) { ExclusiveMinimum = "1" }, static (ref SecretReader r) => Text(r.ReadInt64()), static text => text.Number("2", "9223372036854775807")),
        new(Plain, static (ref SecretReader r) => Text(r.ReadInt64()), static text => text.Number("-9223372036854775808", "999999999999999999", "1000000000000000000", "0")),
        new(static (n, r) => new(n, r, true) { AllowedValues = ["1", "2.5"] }, static (ref SecretReader r) => Text(r.ReadDecimal()), static text => text.Number("1", "2.50", "25e-1")),
        new(static (n, r) => new(n, r, true) { Maximum = "10" }, static (ref SecretReader r) => Text(r.ReadDouble()), static text => text.Number("1e-7", "-12.5", "10", "0")),
        new(Plain, static (ref SecretReader r) => r.ReadBoolean().ToString(), static text => text.Number("true", "false")),
        new(static (n, r) => new(n, r, true) { AllowedValues = ["true"] }, static (ref SecretReader r) => r.ReadBoolean().ToString(), static text => text.Number("true")),
        new(Plain, static (ref SecretReader r) => r.ReadUri().OriginalString, static text => text.String("https://example.com/a?b=c")),
        new(Plain, static (ref SecretReader r) => r.ReadDateTimeOffset().ToString("O", CultureInfo.InvariantCulture), static text => text.String("2030-01-31T12:00:00.5+01:00")),
        new(Plain, static (ref SecretReader r) => r.ReadDateOnly().ToString("O", CultureInfo.InvariantCulture), static text => text.String("2030-01-31")),
        new(Plain, static (ref SecretReader r) => r.ReadTimeSpan().ToString("c", CultureInfo.InvariantCulture), static text => text.String("P1DT2H")),
        new(Plain, static (ref SecretReader r) => r.ReadGuid().ToString(), static text => text.String("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")),
        new(Plain, static (ref SecretReader r) => r.ReadPem().GetText(), static text => text.String("-----BEGIN FAKE-----\nQUJD\n-----END FAKE-----\n")),
        new(Plain, static (ref SecretReader r) => Convert.ToHexString(r.ReadBytes().AsSpan()), static text => text.String(text.Pick("", "AAEC", "AAECAw==", "AAECAw"))),
        new(static (n, r) => new(n, r, true) { Format = SecretFormat.Json }, static (ref SecretReader r) => Convert.ToHexString(r.ReadBytes().AsSpan()), static text => text.String("e30=")),
        new(Plain, static (ref SecretReader r) => r.ReadJson() is { ValueKind: not System.Text.Json.JsonValueKind.Undefined } json ? json.GetRawText() : "none", static text => text.Pick("{}", "{\"a\":[1,null,\"é\\n\"],\"b\":{}}")),
        new(Plain, static (ref _) => "not read", static text => text.Pick("1", "{\"a\":[true]}", "\"é\"", "\"\\ud83d\\ude00\"")),
    ];

    private static SecretKey Plain(string name, bool isRequired) => new(name, isRequired, isSensitive: true);

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
