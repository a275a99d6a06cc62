using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Testing.Fakes;

/// <summary>Identifies one value among all fakes, so that the same test sees the same value in every run and on every machine.</summary>
/// <param name="Seed">The seed of the fixture.</param>
/// <param name="Environment">The environment of the secret.</param>
/// <param name="Path">The name of the secret and the path of the value in it.</param>
/// <param name="Name">The name of the key, for values that people read.</param>
/// <param name="Version">The number of the secret's version, from 1.</param>
/// <param name="Variant">The index in a list. Values with another one differ where the schema permits it.</param>
internal sealed record FakeSeed(int Seed, string Environment, string Path, string Name, int Version, int Variant = 0)
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Gets the seed of a value that is nested in this one.</summary>
    internal FakeSeed Of(string key) => this with { Path = $"{Path}/{key}", Name = key.Length == 0 ? Name : key };

    /// <summary>Gets the seed of an element of a list.</summary>
    internal FakeSeed At(int index) => this with { Path = $"{Path}/{index.ToString(CultureInfo.InvariantCulture)}", Variant = index };

    /// <summary>Creates the source of arbitrary choices for an attempt to make the value.</summary>
    internal FakeRandom Random(int attempt = 0)
    {
        // FNV-1a: it never changes, unlike the hash code of a string.
        var hash = 14695981039346656037UL;
        foreach (var letter in Encoding.UTF8.GetBytes($"{Seed}|{Path}|{Version}|{Variant}|{attempt}"))
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return new(hash);
    }

    /// <summary>Gets a short text that differs from the text of other values.</summary>
    internal string Suffix()
    {
        var random = Random();
        return string.Create(6, random, static (text, random) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = Letters[random.Next(Letters.Length)];
            }
        });
    }

    /// <summary>Gets the words of the value in lower case with hyphens: <c>dev-github-token</c>.</summary>
    internal string Words()
    {
        var words = new StringBuilder();
        foreach (var letter in $"{Environment}-{Name}")
        {
            var isWord = char.IsAsciiLetterOrDigit(letter);
            if (isWord)
            {
                words.Append(char.ToLowerInvariant(letter));
            }
            else if (words.Length > 0 && words[^1] != '-')
            {
                words.Append('-');
            }
        }

        return words.ToString().Trim('-');
    }
}

/// <summary>Makes arbitrary choices that are the same in every run (xorshift64*).</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class FakeRandom(ulong seed)
{
    private ulong _state = seed == 0 ? 1 : seed;

    /// <summary>Gets a number from 0 to one less than a limit.</summary>
    internal int Next(int limit) => (int)(NextBits() % (ulong)Math.Max(limit, 1));

    /// <summary>Gets 64 arbitrary bits.</summary>
    internal ulong NextBits()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (_state * 2685821657736338717UL) >> 1;
    }
}
