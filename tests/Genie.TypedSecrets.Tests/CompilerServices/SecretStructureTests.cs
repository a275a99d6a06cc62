using System.Reflection;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Tests.CompilerServices;

/// <summary>Tests what <see cref="SecretReader.Describe"/> finds out about generated code.</summary>
public sealed class SecretStructureTests
{
    private static readonly SecretKey s_item = new(string.Empty, isRequired: true, isSensitive: true) { MinLength = 3 };

    private static readonly SecretShape s_inner = new(true, Key("url"), Key("token", isRequired: false));

    private static readonly SecretShape s_shape = new(
        false,
        Key("ReadString"), Key("ReadEnum"), Key("ReadUri"), Key("ReadDateTimeOffset"), Key("ReadDateOnly", isRequired: false), Key("ReadTimeSpan"), Key("ReadGuid"),
        Key("ReadPem"), Key("ReadBytes"), Key("ReadInt32"), Key("ReadInt64"), Key("ReadDecimal"), Key("ReadDouble"), Key("ReadBoolean", isRequired: false),
        new SecretKey("inner", isRequired: false, isSensitive: false) { Shape = s_inner },
        new SecretKey("ReadList", isRequired: true, isSensitive: true) { Items = s_item },
        new SecretKey("ReadMap", isRequired: true, isSensitive: true) { Values = s_item },
        Key("ReadJson"), Key("ReadSecret"))
    {
        Additional = new SecretKey(string.Empty, isRequired: false, isSensitive: false) { Values = s_item },
    };

    [Fact]
    public void Describe_EveryReadMethod_FindsKeysKindsAndConstraintsInTheOrderOfTheSchema()
    {
        var structure = SecretReader.Describe(ReadAll);

        structure.Kind.ShouldBe(SecretValueKind.Record);
        structure.Children.Select(child => child.Key).ShouldBe(s_shape.Keys);
        structure.Children.Select(child => child.Kind).ShouldBe([.. Enum.GetValues<SecretValueKind>(), SecretValueKind.Text]);
        structure.Shape.ShouldBeSameAs(s_shape);
        structure.Children[^5].Children.Select(child => child.Key.JsonName).ShouldBe(["url", "token"]);
        foreach (var several in structure.Children.TakeLast(4).Take(2))
        {
            several.Children.ShouldHaveSingleItem().Key.ShouldBeSameAs(s_item);
            several.Children[0].Kind.ShouldBe(SecretValueKind.Text);
        }

        var additional = structure.Additional.ShouldNotBeNull();
        additional.Kind.ShouldBe(SecretValueKind.Map);
        additional.Children.ShouldHaveSingleItem().Kind.ShouldBe(SecretValueKind.Integer32);
        additional.Children[0].Key.ShouldBeSameAs(s_item);
    }

    [Fact]
    public void Describe_ObjectWithAdditionalKeysInAnother_ContinuesBehindIt()
    {
        SecretShape inner = new(false, Key("named")) { Additional = new SecretKey(string.Empty, isRequired: false, isSensitive: false) { Values = s_item } };
        SecretShape outer = new(false, Key("inner"), Key("last"));

        var structure = SecretReader.Describe((ref SecretReader reader) =>
        {
            List<object> values = [];
            reader.StartObject(outer);
            while (reader.ReadKey(out var key))
            {
                if (key == 1)
                {
                    values.Add(reader.ReadString());
                    continue;
                }

                SecretEntries<int> entries = new(inner);
                reader.StartObject(inner);
                while (reader.ReadKey(out var index))
                {
                    values.Add(index == 0 ? reader.ReadString() : ReadEntry(ref reader, entries));
                }
            }

            return values;
        });

        structure.Children.Select(child => child.Key.JsonName).ShouldBe(["inner", "last"]);
        structure.Children[0].Children.ShouldHaveSingleItem().Key.JsonName.ShouldBe("named");
        structure.Children[0].Additional.ShouldNotBeNull().Children.ShouldHaveSingleItem();
    }

    [Fact]
    public void Describe_SingleValue_FindsItsKey()
    {
        SecretKey key = new(string.Empty, isRequired: true, isSensitive: true) { MinLength = 5 };

        var structure = SecretReader.Describe((ref SecretReader reader) =>
        {
            reader.StartValue(key);
            return reader.ReadBytes();
        });

        structure.Kind.ShouldBe(SecretValueKind.Bytes);
        structure.Key.ShouldBeSameAs(key);
        structure.Children.ShouldBeEmpty();
    }

    // A new read method must be described too, or the test kit makes no fakes for what it reads. Alternatives are records, which the test kit's own
    // tests describe.
    [Fact]
    public void Describe_ReadMethodsOfTheReader_AreAllInThisTest() => typeof(SecretReader)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(method => method.Name)
        .Where(name => name.StartsWith("Read", StringComparison.Ordinal) && name is not (nameof(SecretReader.ReadKey) or nameof(SecretReader.ReadAlternative)))
        .Order(StringComparer.Ordinal)
        .ShouldBe(s_shape.Keys.Select(key => key.JsonName).Where(name => name != "inner").Order(StringComparer.Ordinal));

    private static SecretKey Key(string name, bool isRequired = true) => new(name, isRequired, isSensitive: true) { AllowedValues = name == "ReadEnum" ? ["a", "b"] : [] };

    private static List<object> ReadAll(ref SecretReader reader)
    {
        List<object> values = [];
        SecretEntries<int> entries = new(s_shape);
        reader.StartObject(s_shape);
        while (reader.ReadKey(out var key))
        {
            values.Add(key switch
            {
                0 => reader.ReadString(),
                1 => reader.ReadEnum(),
                2 => reader.ReadUri(),
                3 => reader.ReadDateTimeOffset(),
                4 => reader.ReadDateOnly(),
                5 => reader.ReadTimeSpan(),
                6 => reader.ReadGuid(),
                7 => reader.ReadPem(),
                8 => reader.ReadBytes(),
                9 => reader.ReadInt32(),
                10 => reader.ReadInt64(),
                11 => reader.ReadDecimal(),
                12 => reader.ReadDouble(),
                13 => reader.ReadBoolean(),
                14 => ReadInner(ref reader),
                15 => reader.ReadList<string>(static (ref SecretReader item) => item.ReadString()),
                16 => reader.ReadMap<string>(static (ref SecretReader value) => value.ReadString()),
                17 => reader.ReadJson(),
                18 => reader.ReadSecret(),
                _ => ReadEntry(ref reader, entries),
            });
        }

        return values;
    }

    private static SecretEntries<int> ReadEntry(ref SecretReader reader, SecretEntries<int> entries)
    {
        entries.Read(ref reader, static (ref SecretReader value) => value.ReadInt32());
        return entries;
    }

    private static string ReadInner(ref SecretReader reader)
    {
        var text = string.Empty;
        reader.StartObject(s_inner);
        while (reader.ReadKey(out _))
        {
            text += reader.ReadString();
        }

        return text;
    }
}
