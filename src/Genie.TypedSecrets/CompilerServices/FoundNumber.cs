using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Represents a number that was read: its text, its exact value, and whether the schema allows it. Disposing it overwrites the digits.</summary>
internal ref struct FoundNumber(CharBuffer text, ExactNumber number, bool fits)
{
    private CharBuffer _text = text;

    /// <summary>Gets the characters of the number.</summary>
    internal readonly ReadOnlySpan<char> Text => _text.Chars;

    /// <summary>Gets the value, which is the default where the text is not a number.</summary>
    internal readonly ExactNumber Number => number;

    /// <summary>Gets a value indicating whether the text is a number that the schema allows.</summary>
    internal readonly bool Fits => fits;

    /// <summary>Overwrites the digits and returns the buffer to the pool.</summary>
    public void Dispose()
    {
        number.Wipe();
        _text.Dispose();
    }
}
