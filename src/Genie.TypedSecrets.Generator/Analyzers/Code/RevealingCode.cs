using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Code;

/// <summary>
/// Represents the members of a type that reveal secrets and those that the revealed values can reach. Members are added while values reach
/// a field, a property or a method that further members name, so the operations of unrelated members are never created.
/// </summary>
/// <param name="Members">The members, in the order of the source.</param>
/// <param name="Values">The places of the revealed values in them.</param>
internal sealed record RevealingCode(ImmutableArray<SourceMember> Members, RevealedValues Values)
{
    // Longer chains through the members of one type do not occur in code that people write. Then all members are examined.
    private const int MaxRounds = 8;

    private static readonly string[] s_reveal = ["Reveal"];

    /// <summary>Gets the code of a type, or null if no member calls <c>Reveal()</c>.</summary>
    internal static RevealingCode? Of(INamedTypeSymbol type, ImmutableArray<SourceMember> all, KnownSymbols known)
    {
        var members = all.Where(member => member.Names(s_reveal)).ToImmutableArray();
        if (!members.Any(member => member.Operations.Any(operation => operation is IInvocationOperation call && known.IsReveal(call.TargetMethod))))
        {
            return null;
        }

        for (var round = 0; ; round++)
        {
            var values = RevealedValues.In(members, type, known);
            var reached = round < MaxRounds ? all.Where(member => members.Contains(member) || member.Names(values.ReachedNames)).ToImmutableArray() : all;
            if (reached.Length == members.Length)
            {
                return new(members, values);
            }

            members = reached;
        }
    }
}
