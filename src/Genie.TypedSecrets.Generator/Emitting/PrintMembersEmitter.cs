using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Writes the printing of a record that has former properties: the compiler's own would print each value once more under its
/// former name. The text is the compiler's otherwise; a <c>Secret</c> prints as <c>***</c>.
/// </summary>
internal static class PrintMembersEmitter
{
    internal static void Write(SourceWriter writer, ObjectModel model)
    {
        writer.Line("private bool PrintMembers(global::System.Text.StringBuilder builder)").Open();
        var separator = string.Empty;
        var identifiers = model.Keys.Select(key => key.Identifier);
        foreach (var identifier in model.Additional is { } additional ? identifiers.Append(additional.Identifier) : identifiers)
        {
            writer.Line($"builder.Append({Literal.String($"{separator}{identifier} = ")}).Append((object?){identifier});");
            separator = ", ";
        }

        writer.Line("return true;").Close();
    }
}
