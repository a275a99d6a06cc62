using System.Collections;
using System.Reflection;
using System.Text;
using System.Xml.Serialization;
using Genie.TypedSecrets.Stores;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Genie.TypedSecrets.Tests.Values;

/// <summary>What serializers, structured logs and printers show of every public type that can hold a value: never the value.</summary>
public sealed class PrintedValuesTests
{
    private const string Canary = "CANARY0VALUE";
    private static readonly string s_pem = $"-----BEGIN FAKE-----\n{Canary}\n-----END FAKE-----\n";

    // What a canary looks like as text, in base64, and as the numbers of its bytes.
    private static readonly string[] s_forms =
    [
        Canary, Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)), string.Join(',', Encoding.UTF8.GetBytes(Canary)), string.Join("\n- ", Encoding.UTF8.GetBytes(Canary)),
    ];

    public static TheoryData<string> Kinds => new(s_values.Keys.ToArray());

    private static readonly Dictionary<string, Func<object>> s_values = new(StringComparer.Ordinal)
    {
        ["Secret<string>"] = () => new Secret<string>(Canary),
        ["Secret<PemText>"] = () => new Secret<PemText>(new PemText(s_pem)),
        ["PemText"] = () => new PemText(s_pem),
        ["EquatableBytes"] = () => new EquatableBytes(Encoding.UTF8.GetBytes(Canary)),
        ["EquatableList<Secret<string>>"] = () => new[] { new Secret<string>(Canary) }.ToEquatableList(),
        ["UntypedSecret"] = () => new UntypedSecret("genie-dev/x", "v1", UntypedValues.From([new("token", Canary)])),
        ["SecretPayload"] = () => new SecretPayload("genie-dev/x", "v1", Encoding.UTF8.GetBytes(Canary)),
        ["SecretResult"] = () => SecretResult.Success(new SecretPayload("genie-dev/x", "v1", Encoding.UTF8.GetBytes(Canary))),
        ["record"] = () => new Holder(new(Canary), new PemText(s_pem), new EquatableBytes(Encoding.UTF8.GetBytes(Canary)), [new Secret<string>(Canary)]),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Newtonsoft_Serialized_ContainsNoValue(string kind) =>
        ShouldShowNothing(Newtonsoft.Json.JsonConvert.SerializeObject(s_values[kind]()));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SystemTextJson_Serialized_ContainsNoValue(string kind) =>
        ShouldShowNothing(System.Text.Json.JsonSerializer.Serialize(s_values[kind]()));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void YamlDotNet_Serialized_ContainsNoValue(string kind) =>
        ShouldShowNothing(new YamlDotNet.Serialization.SerializerBuilder().Build().Serialize(s_values[kind]()));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Serilog_Destructured_ContainsNoValue(string kind)
    {
        var sink = new ListSink();
        using var logger = new LoggerConfiguration().Destructure.ToMaximumDepth(10).WriteTo.Sink(sink).CreateLogger();

        logger.Information("{@X} {X} {$X}", s_values[kind](), s_values[kind](), s_values[kind]());

        ShouldShowNothing(string.Join('\n', sink.Events.SelectMany(e => e.Properties.Select(p => p.Value.ToString()).Append(e.RenderMessage(null)))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ToString_AndInterpolation_ContainNoValue(string kind) => ShouldShowNothing($"{s_values[kind]()} {s_values[kind]().ToString()}");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void PublicMembers_PrintedByReflection_ContainNoValue(string kind) => ShouldShowNothing(Print(s_values[kind](), depth: 0));

    [Theory]
    [InlineData(typeof(PemText))]
    [InlineData(typeof(EquatableBytes))]
    public void XmlSerializer_OfAValueType_ContainsNoValue(Type type)
    {
        // Types without a constructor of their own cannot be serialized, which is as good.
        var error = Should.Throw<InvalidOperationException>(() => new XmlSerializer(type));

        ShouldShowNothing(error.ToString());
    }

    [Fact]
    public void PublicTypes_OfTheLibrary_HaveNoPropertyOfRawContent()
    {
        Type[] raw = [typeof(byte[]), typeof(ReadOnlyMemory<byte>), typeof(Memory<byte>), typeof(ArraySegment<byte>), typeof(Stream)];

        typeof(Secret).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => raw.Contains(property.PropertyType) || property.PropertyType.IsByRefLike)
            .ShouldBeEmpty();
    }

    private static void ShouldShowNothing(string text)
    {
        foreach (var form in s_forms)
        {
            text.ShouldNotContain(form);
        }
    }

    private static string Print(object? value, int depth)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || depth > 6)
        {
            return $"{value}";
        }

        if (value is IEnumerable items)
        {
            return string.Join(',', items.Cast<object?>().Select(item => Print(item, depth + 1)));
        }

        var members = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => Print(Get(property, value), depth + 1));
        return $"{value} {{ {string.Join(',', members)} }}";
    }

    private static object? Get(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException!.Message;
        }
    }

    private sealed record Holder(Secret<string> Token, PemText Pem, EquatableBytes Bytes, EquatableList<Secret<string>> List);

    private sealed class ListSink : ILogEventSink
    {
        internal List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
