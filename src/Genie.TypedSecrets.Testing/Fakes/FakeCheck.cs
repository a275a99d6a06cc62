using System.Text;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Testing.Fakes;

/// <summary>Checks candidates with the reader of the client, so that no rule about values is written twice.</summary>
internal static class FakeCheck
{
    /// <summary>Determines whether a text satisfies all constraints of a key.</summary>
    internal static bool Fits(SecretKey key, SecretValueKind kind, string text)
    {
        try
        {
            return SecretReader.Parse(Encoding.UTF8.GetBytes(text), isBinary: false, "fake", "1", (ref SecretReader reader) => Read(ref reader, key, kind));
        }
        catch (SecretSchemaException)
        {
            return false;
        }
    }

    private static bool Read(ref SecretReader reader, SecretKey key, SecretValueKind kind)
    {
        reader.StartValue(key);
        _ = kind switch
        {
            SecretValueKind.Text => reader.ReadString(),
            SecretValueKind.Choice => reader.ReadEnum(),
            SecretValueKind.Uri => reader.ReadUri(),
            SecretValueKind.DateTime => reader.ReadDateTimeOffset(),
            SecretValueKind.Date => reader.ReadDateOnly(),
            SecretValueKind.Duration => reader.ReadTimeSpan(),
            SecretValueKind.Uuid => reader.ReadGuid(),
            SecretValueKind.Pem => reader.ReadPem(),
            SecretValueKind.Bytes => reader.ReadBytes(),
            SecretValueKind.Integer32 => reader.ReadInt32(),
            SecretValueKind.Integer64 => reader.ReadInt64(),
            SecretValueKind.DecimalNumber => reader.ReadDecimal(),
            SecretValueKind.DoubleNumber => (object)reader.ReadDouble(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A value of this kind cannot be checked alone."),
        };
        return true;
    }
}
