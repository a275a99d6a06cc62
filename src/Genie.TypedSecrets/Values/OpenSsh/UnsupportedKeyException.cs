using System.Security.Cryptography;

namespace Genie.TypedSecrets.OpenSsh;

/// <summary>Reports a key that .NET cannot use, with the advice what to do. It is not thrown to callers.</summary>
internal sealed class UnsupportedKeyException(string advice) : CryptographicException
{
    internal string Advice => advice;
}
