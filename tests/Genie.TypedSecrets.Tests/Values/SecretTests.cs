using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Genie.TypedSecrets.Tests.Values;

public sealed class SecretTests
{
    private const string Canary = "CANARY-5d1f";
    private static readonly Secret<string> s_secret = new(Canary);

    public static TheoryData<string> TextForms => new(
        s_secret.ToString(),
        ((IFormattable)s_secret).ToString("G", CultureInfo.InvariantCulture),
        $"{s_secret}",
        $"{s_secret,8:X}".Trim(),
        string.Create(CultureInfo.InvariantCulture, $"{s_secret}"),
        string.Format(CultureInfo.InvariantCulture, "{0}", s_secret),
        string.Concat("", s_secret),
        new StringBuilder().Append(CultureInfo.InvariantCulture, $"{s_secret}").ToString(),
        Convert.ToString((object)s_secret, CultureInfo.InvariantCulture)!,
        ((Secret<string>?)s_secret).ToString()!,
        Utf8Form());

    [Theory]
    [MemberData(nameof(TextForms))]
    public void TextForm_OfSecret_IsRedacted(string text) => text.ShouldBe("***");

    [Fact]
    public void TryFormat_TooSmallBuffer_WritesNothing()
    {
        s_secret.TryFormat(new char[2], out var chars, "", null).ShouldBeFalse();
        s_secret.TryFormat(new byte[2], out var bytes, "", null).ShouldBeFalse();

        (chars, bytes).ShouldBe((0, 0));
    }

    [Fact]
    public void ToString_OfRecordHoldingSecret_ShowsNoValue()
    {
        var text = new Holder(s_secret, s_secret, ["a"]).ToString();

        text.ShouldBe("Holder { Required = ***, Optional = ***, Hosts = 1 item }");
    }

    [Fact]
    public void Reveal_OfDefault_ThrowsWithARemedy()
    {
        var e = Should.Throw<InvalidOperationException>(() => default(Secret<int>).Reveal());

        e.Message.ShouldContain("Secret.Create");
    }

    [Fact]
    public void Reveal_OfValue_ReturnsTheValue()
    {
        Secret.Create(Canary).Reveal().ShouldBe(Canary);
        Secret.Create(0).Reveal().ShouldBe(0);
    }

    [Fact]
    public void PublicMembers_OfSecret_ReturnTheValueOnlyByReveal()
    {
        var type = typeof(Secret<string>);

        type.GetFields(BindingFlags.Public | BindingFlags.Instance).ShouldBeEmpty();
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ShouldBeEmpty();
        type.GetMethods().Where(m => m.ReturnType == typeof(string) && m.Name != "ToString").Select(m => m.Name).ShouldBe(["Reveal"]);
        type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name.StartsWith("op_", StringComparison.Ordinal))
            .Select(m => m.Name).ShouldBe(["op_Equality", "op_Inequality"], ignoreOrder: true);
        typeof(IConvertible).IsAssignableFrom(type).ShouldBeFalse();
        System.ComponentModel.TypeDescriptor.GetConverter(type).CanConvertTo(typeof(int)).ShouldBeFalse();
        System.ComponentModel.TypeDescriptor.GetConverter(type).ConvertToInvariantString(s_secret).ShouldBe("***");
    }

    [Fact]
    public void Debugger_OfSecret_ShowsNoField()
    {
        var type = typeof(Secret<string>);

        type.GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.ShouldBe("***");
        type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance)
            .ShouldAllBe(f => f.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State == DebuggerBrowsableState.Never);
    }

    [Fact]
    public void Equals_SameOrOtherValue_FollowsTheValue()
    {
        (Secret.Create("a-value") == Secret.Create(new string("a-value".AsSpan()))).ShouldBeTrue();
        (Secret.Create("a-value") == Secret.Create("a-other")).ShouldBeFalse();
        (Secret.Create("a-value") != Secret.Create("a-valu")).ShouldBeTrue();
        (Secret.Create(0) == default).ShouldBeFalse();
        (default(Secret<int>) == default).ShouldBeTrue();
        Secret.Create<string?>(null).Equals(Secret.Create<string?>("")).ShouldBeFalse();
        Secret.Create<string?>(null).Equals(Secret.Create<string?>(null)).ShouldBeTrue();
        Secret.Create(new EquatableBytes([1, 2])).ShouldBe(Secret.Create(new EquatableBytes([1, 2])));
    }

    [Fact]
    public void GetHashCode_EqualSecrets_AgreeAndDoNotShowTheNumber()
    {
        Secret.Create("a").GetHashCode().ShouldBe(Secret.Create(new string('a', 1)).GetHashCode());
        Enumerable.Range(1, 20).ShouldContain(i => Secret.Create(i).GetHashCode() != i);
        Secret.Create(4711).GetHashCode().ShouldNotBe(4711.GetHashCode());
        Enumerable.Range(0, 100).Select(i => Secret.Create(i).GetHashCode()).Distinct().Count().ShouldBeGreaterThan(90);
        default(Secret<int>).GetHashCode().ShouldBe(default(Secret<int>).GetHashCode());
    }

    [Fact]
    public void Join_BySecret_FindsEqualOnes()
    {
        var joined = new[] { s_secret, Secret.Create("other") }.Join([Secret.Create(Canary)], x => x, x => x, (x, _) => x);

        joined.ShouldHaveSingleItem().ShouldBe(s_secret);
    }

    [Fact]
    public void Exception_WithSecretAsData_ShowsNoValue()
    {
        var e = new InvalidOperationException($"failed for {s_secret}") { Data = { ["token"] = s_secret } };

        e.ToString().ShouldNotContain(Canary);
        string.Concat(e.Data.Values.Cast<object>()).ShouldBe("***");
    }

    private static string Utf8Form()
    {
        Span<byte> buffer = stackalloc byte[16];
        System.Text.Unicode.Utf8.TryWrite(buffer, $"{s_secret}", out var written);
        return Encoding.UTF8.GetString(buffer[..written]);
    }

    private sealed record Holder(Secret<string> Required, Secret<string>? Optional, EquatableList<string> Hosts);
}
