using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Gets the word of a name that says what it is: <c>port</c> in <c>db_port</c>.</summary>
internal static class LastWord
{
    internal static string Of(string name) => KeyNames.Words(name) is [.., var last] ? last : string.Empty;
}
