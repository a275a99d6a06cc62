using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Writes the printing of a record that has former properties: the compiler's own would print each value once more under its
/// former name. The text is the compiler's otherwise; a <c>Secret</c> prints as <c>***</c>.
/// </summary>
internal static class PrintMembersEmitter
{
    /// <summary>The modifiers in a record without a base.</summary>
    internal const string Plain = "private";

    /// <summary>The modifiers in a record that others derive from.</summary>
    internal const string Base = "protected virtual";

    /// <summary>The modifiers in a record that derives from another one.</summary>
    internal const string Derived = "protected override";

    internal static void Write(SourceWriter writer, ObjectModel model, string modifiers)
    {
        if (modifiers != Plain)
        {
            writer.Line("/// <inheritdoc cref=\"object.ToString\"/>");
        }

        writer.Line($"{modifiers} bool PrintMembers(S_::Text.StringBuilder builder)").Open();
        var separator = string.Empty;
        if (modifiers == Derived)
        {
            writer.Line("if (base.PrintMembers(builder)) builder.Append(\", \");");
        }

        var identifiers = model.Keys.Select(key => key.Identifier);
        foreach (var identifier in model.Additional is { } additional ? identifiers.Append(additional.Identifier) : identifiers)
        {
            writer.Line($"builder.Append({Literal.String($"{separator}{identifier} = ")}).Append((object?){identifier});");
            separator = ", ";
        }

        writer.Line("return true;").Close();
    }
}
