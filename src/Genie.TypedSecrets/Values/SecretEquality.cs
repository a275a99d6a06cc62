using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>Compares values so that the time of a comparison does not reveal their content.</summary>
internal static class SecretEquality
{
    // HashCode has a seed per process. This second seed keeps the hash code of a small number from being traced back to it.
    private static readonly int s_seed = RandomNumberGenerator.GetInt32(int.MaxValue);

    internal static bool AreEqual<T>(T left, T right) =>
        left is string leftText && right is string rightText
            ? AreEqual(leftText.AsSpan(), rightText.AsSpan())
            : left is JsonElement leftJson && right is JsonElement rightJson ? AreEqual(JsonDigest.Compute(leftJson), JsonDigest.Compute(rightJson))
            : EqualityComparer<T>.Default.Equals(left, right);

    internal static bool AreEqual(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(left), MemoryMarshal.AsBytes(right));

    // The default hash code of a JSON element is that of its document.
    internal static int GetHashCode<T>(T value) => value is JsonElement json ? HashCode.Combine(s_seed, JsonDigest.Compute(json)) : HashCode.Combine(s_seed, value);
}
