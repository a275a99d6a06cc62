namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>A text of the labeled corpus.</summary>
/// <param name="Label">What it is, in a few words: what a failing test prints, for the text itself may look like a credential.</param>
/// <param name="Text">The text.</param>
/// <param name="Name">What it is assigned to, where that is known.</param>
internal sealed record Sample(string Label, string Text, string? Name = null)
{
    public override string ToString() => Name is null ? Label : $"{Label} ({Name})";
}
