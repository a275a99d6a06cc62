using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Genie.TypedSecrets.OpenSsh;

/// <summary>Implements the block cipher Blowfish with the key schedule of bcrypt. Only <see cref="BcryptPbkdf"/> uses it.</summary>
internal sealed class Blowfish : IDisposable
{
    private const int Rounds = 16;
    private const int BoxSize = 256;
    private const int StateSize = Rounds + 2 + (4 * BoxSize);

    // The initial state is the hexadecimal digits of the fraction of pi: first the subkeys, then the four substitution boxes.
    private static readonly Lazy<uint[]> s_initial = new(CreateInitialState);

    private readonly uint[] _state = [.. s_initial.Value];

    /// <summary>Mixes a key and a salt into the state.</summary>
    internal void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        MixIn(key);
        var (left, right, at) = (0u, 0u, 0);
        for (var i = 0; i < StateSize; i += 2)
        {
            left ^= NextWord(salt, ref at);
            right ^= NextWord(salt, ref at);
            Encrypt(ref left, ref right);
            (_state[i], _state[i + 1]) = (left, right);
        }
    }

    /// <summary>Mixes a key into the state.</summary>
    internal void Expand(ReadOnlySpan<byte> key)
    {
        MixIn(key);
        var (left, right) = (0u, 0u);
        for (var i = 0; i < StateSize; i += 2)
        {
            Encrypt(ref left, ref right);
            (_state[i], _state[i + 1]) = (left, right);
        }
    }

    /// <summary>Encrypts one block.</summary>
    internal void Encrypt(ref uint left, ref uint right)
    {
        ReadOnlySpan<uint> state = _state;
        var boxes = state[(Rounds + 2)..];
        for (var i = 0; i < Rounds; i++)
        {
            left ^= state[i];
            right ^= ((boxes[(int)(left >> 24)] + boxes[BoxSize + (int)(left >> 16 & 0xff)]) ^ boxes[(2 * BoxSize) + (int)(left >> 8 & 0xff)]) + boxes[(3 * BoxSize) + (int)(left & 0xff)];
            (left, right) = (right, left);
        }

        (left, right) = (right ^ state[Rounds + 1], left ^ state[Rounds]);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_state.AsSpan()));

    private void MixIn(ReadOnlySpan<byte> key)
    {
        var at = 0;
        for (var i = 0; i < Rounds + 2; i++)
        {
            _state[i] ^= NextWord(key, ref at);
        }
    }

    // The bytes are read again from the start when they end.
    private static uint NextWord(ReadOnlySpan<byte> bytes, ref int at)
    {
        var word = 0u;
        for (var i = 0; i < sizeof(uint); i++)
        {
            word = (word << 8) | bytes[at];
            at = at + 1 == bytes.Length ? 0 : at + 1;
        }

        return word;
    }

    // Machin's formula, with some bits more than are used: pi = 16 arctan(1/5) - 4 arctan(1/239).
    private static uint[] CreateInitialState()
    {
        const int Guard = 64;
        const int Bits = StateSize * 32;
        var one = BigInteger.One << (Bits + Guard);
        var fraction = ((16 * ArcTangentOfInverse(5, one)) - (4 * ArcTangentOfInverse(239, one)) - (3 * one)) >> Guard;
        var bytes = new byte[Bits / 8];
        var digits = fraction.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, bytes.Length - digits.Length);
        var state = new uint[StateSize];
        for (var i = 0; i < state.Length; i++)
        {
            state[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(i * sizeof(uint)));
        }

        return state;
    }

    private static BigInteger ArcTangentOfInverse(int x, BigInteger one)
    {
        var power = one / x;
        var sum = power;
        for (var (n, sign) = (3, -1); !power.IsZero; n += 2, sign = -sign)
        {
            power /= x * x;
            sum += sign * (power / n);
        }

        return sum;
    }
}
