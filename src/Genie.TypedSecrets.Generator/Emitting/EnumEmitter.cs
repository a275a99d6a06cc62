using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the enum of a string key with a closed list of values. Members stand in the order of the values, which the parser indexes.</summary>
internal static class EnumEmitter
{
    internal static void Write(SourceWriter writer, EnumModel model)
    {
        DocText.Write(writer, "summary", DocText.Summary(model.Description, "The values allowed."));
        writer.Line($"public enum {model.Identifier}").Open();
        foreach (var member in model.Members)
        {
            // Where the name says it, a tooltip with the value says nothing more.
            if (!string.Equals(member.JsonValue, member.Identifier, StringComparison.OrdinalIgnoreCase))
            {
                DocText.Write(writer, "summary", DocText.Code(member.JsonValue));
            }

            writer.Line($"{member.Identifier},");
        }

        writer.Close();
    }
}
