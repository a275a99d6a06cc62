using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Testing.Fakes;

namespace Genie.TypedSecrets.Testing.Tests.Fakes;

/// <summary>Tests the fakes of keys with a pattern: the client's reader accepts each of them.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("^ghp_[A-Za-z0-9]{36}$")]
    [InlineData("^gh[pousr]_[A-Za-z0-9_]{36,251}$")]
    [InlineData("^xox[baprs]-([0-9a-zA-Z]{10,48})?$")]
    [InlineData("^AKIA[0-9A-Z]{16}$")]
    [InlineData("^sk_(live|test)_[0-9a-zA-Z]{24}$")]
    [InlineData("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("^eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*$")]
    [InlineData("^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[!@#$%^&*])[A-Za-z\\d!@#$%^&*]{12,64}$")]
    [InlineData("^(?=.{8,}$)(?=.*[0-9])[a-z0-9]+$")]
    [InlineData("^(?!.*fake)[a-z]{10}$")]
    [InlineData("^(?!admin)\\w+$")]
    [InlineData("^\\S+@\\S+\\.example$")]
    [InlineData("^(\\d{1,3})(\\.\\1){3}$")]
    [InlineData("^(?<word>[a-z]+)-\\k<word>$")]
    [InlineData("^arn:aws:iam::\\d{12}:role/[\\w+=,.@-]{1,64}$")]
    [InlineData("^https://hooks\\.example\\.com/services/T[A-Z0-9]{8}/B[A-Z0-9]{8}/[A-Za-z0-9]{24}$")]
    [InlineData("^[^\\s:]+:[^\\s:]+$")]
    [InlineData("^-----BEGIN [A-Z ]+-----")]
    [InlineData("\\d")]
    [InlineData("^$")]
    [InlineData("^.*$")]
    [InlineData("^[^]$")]
    [InlineData("a|bc|d{3,}")]
    [InlineData("^(?:a|b(?:c|d)+)*e$")]
    [InlineData("^\\u{1F600}\\uD83D\\uDE00\\x41\\cA\\t$")]
    [InlineData("^[\\u{1F600}-\\u{1F64F}]{2}$")]
    [InlineData("^\\p{Lu}\\p{Ll}+\\P{L}$")]
    [InlineData("^\\p{General_Category=Decimal_Number}{4}$")]
    [InlineData("^[\\p{Sc}]\\d+$")]
    [InlineData("^\\w+\\b \\bx$")]
    [InlineData("^[\\]\\-\\\\^]{3}$")]
    [InlineData("^[a-]+[-z]+$")]
    [InlineData("^(a?b??c*?){2,4}$")]
    [InlineData("^\\/{1,2}[\\s\\S]{40}\\.$")]
    [InlineData("^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$")]
    public void Create_KeyWithPattern_IsAcceptedByTheReader(string pattern)
    {
        for (var version = 1; version <= 5; version++)
        {
            SecretKey key = new("key", isRequired: true, isSensitive: true) { Pattern = pattern };

            var text = Create(key, version);

            FakeCheck.Fits(key, SecretValueKind.Text, text).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("^[a-z0-9-]+$", 40, 44)]
    [InlineData("^[a-z]+(-[a-z]+)*$", 63, 63)]
    [InlineData("^(?:[0-9A-F]{2}:){5,20}[0-9A-F]{2}$", 30, 40)]
    [InlineData("[A-Z]", 100, 120)]
    [InlineData("^[a-z]{2,4}$", 0, 2)]
    [InlineData("^(ab|cdef)+$", 11, 12)]
    public void Create_KeyWithPatternAndLengths_SatisfiesBoth(string pattern, int minLength, int maxLength)
    {
        SecretKey key = new("key", isRequired: true, isSensitive: true) { Pattern = pattern, MinLength = minLength, MaxLength = maxLength };

        FakeCheck.Fits(key, SecretValueKind.Text, Create(key)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("^ghp_[A-Za-z0-9]{36}$")]
    [InlineData("^[a-z]{4,}$")]
    [InlineData("^AKIA[0-9A-Z]{16}$")]
    public void Create_PatternThatAllowsIt_SpellsFake(string pattern) =>
        Create(new("key", isRequired: true, isSensitive: true) { Pattern = pattern }).ShouldContain("fake", Case.Insensitive);

    [Fact]
    public void Create_ConstraintsThatNothingSatisfies_SaysWhichKeyAndWhatToDo()
    {
        SecretKey key = new("token", isRequired: true, isSensitive: true) { Pattern = "^a{5}$", MaxLength = 3 };

        var error = Should.Throw<SecretsConfigurationException>(() => Create(key));

        error.Message.ShouldContain("'/token' of 'kit-dev/api-keys'");
        error.Message.ShouldContain("fixture.SetJson");
    }

    private static string Create(SecretKey key, int version = 1) =>
        FakeScalar.Create(Text(key), new FakeSeed(0, "dev", "kit-dev/api-keys#/token", "token", version)).ToString();

    private static SecretStructure Text(SecretKey key) => SecretReader.Describe((ref SecretReader reader) =>
    {
        reader.StartValue(key);
        return reader.ReadString();
    });
}
