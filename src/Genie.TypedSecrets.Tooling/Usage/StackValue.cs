namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents the information about a value on the evaluation stack.</summary>
/// <param name="Type">Its static type; null where it does not matter.</param>
/// <param name="Text">The constant text that it is; null where it is not one.</param>
/// <param name="Environment">The environment of an environment or accessor; null where it is not known.</param>
/// <param name="Origin">The accessor's way into the method; null where it is not an accessor that the method obtained.</param>
/// <param name="NameOf">The accessor whose secret's name the text is; null where it is not one.</param>
/// <param name="IsNull">Whether it is a constant null.</param>
/// <param name="Texts">The list of texts that it is, or refers to; null where it is not one that the method created.</param>
internal readonly record struct StackValue(
    string? Type = null, string? Text = null, string? Environment = null, ObtainedAccessor? Origin = null, GeneratedAccessor? NameOf = null, bool IsNull = false, TextList? Texts = null)
{
    /// <summary>Records that the value is passed to code that cannot be analyzed.</summary>
    internal void Leave()
    {
        if (Origin is not null)
        {
            Origin.IsUsed = true;
        }

        Texts?.Open();
    }
}

/// <summary>Represents an accessor that code obtains. Until it is used for more than its name and description, nothing is read through it.</summary>
internal sealed class ObtainedAccessor
{
    /// <summary>Gets or sets a value indicating whether a secret may be read through it.</summary>
    internal bool IsUsed { get; set; }
}
