using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Tests.Support;

namespace Genie.TypedSecrets.Schema.Tests.Naming;

/// <summary>Checks properties of all names, besides examples.</summary>
public sealed class IdentifierRulesTests
{
    private static readonly Gen<string> s_words = OneOf("a", "B", "github", "TOKEN", "tokenId", "3", "é", "e\u0301", "ß", "ключ", "\u0300", "🔑");

    private static readonly Gen<string> s_separators = OneOf(string.Empty, "_", "-", ".", " ", "__", "\u200B", "/");

    // Names as people write them, and anything at all.
    private static readonly Gen<string> s_names = Gen.OneOf(
        Gen.Select(s_words, s_separators).Array[1, 5].Select(parts => string.Concat(parts.Select(part => part.Item1 + part.Item2))),
        Gen.String);

    [Fact]
    public void ToIdentifier_AnyName_IsAnIdentifierOrNone() => s_names.Sample(name =>
    {
        if (IdentifierRules.ToIdentifier(name) is not { } identifier)
        {
            name.ShouldNotContain(c => char.IsAsciiLetterOrDigit(c));
            return;
        }

        IdentifierRules.IsIdentifier(identifier).ShouldBeTrue();
        identifier.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
        char.IsAsciiLetterLower(identifier[0]).ShouldBeFalse("a keyword could come of it");
    });

    [Fact]
    public void ToIdentifier_OfAnIdentifier_LeavesItAlone() => s_names.Sample(name =>
    {
        // A name of capitals alone is a word in capitals the second time: AB is Ab.
        if (IdentifierRules.ToIdentifier(name) is { } identifier && identifier.Any(char.IsLower))
        {
            var again = IdentifierRules.ToIdentifier(identifier);

            again.ShouldBe(identifier);
        }
    });

    [Fact]
    public void ToIdentifier_InAnyCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

            IdentifierRules.ToIdentifier("id_INFO").ShouldBe("IdInfo");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Keys_WithOneIdentifier_AreReportedWithBothNames() => Gen.Select(s_names, s_names).Sample((one, other) =>
    {
        (one, other) = (Clean(one), Clean(other));
        var (first, second) = (IdentifierRules.ToIdentifier(one), IdentifierRules.ToIdentifier(other));
        if (first is null || second is null || one == other)
        {
            return;
        }

        var diagnostics = SchemaFiles.Read(SchemaFiles.Keys($$"""{{Quote(one)}}: { "type": "string" }, {{Quote(other)}}: { "type": "string" }""")).Diagnostics;

        if (first == second)
        {
            var collision = diagnostics.ShouldHaveSingleItem();
            collision.Rule.Id.ShouldBe("GTS0304");
            // A message shows no invisible characters.
            collision.Arguments.Take(2).ShouldBe([DisplayText.Clean(one), DisplayText.Clean(other)]);
        }
        else
        {
            diagnostics.ShouldBeEmpty();
        }
    });

    [Theory]
    [InlineData("get", "get_key")]
    [InlineData("example_secret", "example_secret_key")]
    [InlineData("to_string", "ToStringKey")]
    public void Keys_ThatMeetAtTheSuffix_AreReported(string one, string other)
    {
        var collision = SchemaFiles.Read(SchemaFiles.Keys($$"""{{Quote(one)}}: { "type": "string" }, {{Quote(other)}}: { "type": "string" }"""))
            .Diagnostics.ShouldHaveSingleItem();

        (collision.Rule.Id, collision.Arguments[0], collision.Arguments[1]).ShouldBe(("GTS0304", one, other));
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static string Quote(string name) => JsonSerializer.Serialize(name);

    // Half a surrogate pair cannot be in a file.
    private static string Clean(string name) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name));
}
