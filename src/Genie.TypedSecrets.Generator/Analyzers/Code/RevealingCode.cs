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

    private const string Reveal = "Reveal";

    /// <summary>Gets the code of a type, or null if no member calls <c>Reveal()</c> or a method that does so for a secret it is given.</summary>
    internal static RevealingCode? Of(INamedTypeSymbol type, ImmutableArray<SourceMember> all, KnownSymbols known)
    {
        var names = new HashSet<string>(known.HelperNames, StringComparer.Ordinal) { Reveal };
        var members = all.Where(member => member.Names(names)).ToImmutableArray();
        return members.Any(member => member.Operations.Any(operation => operation is IInvocationOperation { TargetMethod: { } method } && (known.IsReveal(method) || (method.IsStatic && names.Contains(method.Name)))))
            ? Reach(members, all, new(type, known, CalledMethods.MostHops, Parameter: null))
            : null;
    }

    /// <summary>Gets the code of a type that the value of a parameter reaches, or null if too many members name its method.</summary>
    internal static RevealingCode? From(IParameterSymbol parameter, int hops, string[] names, int mostMembers, SourceType code, INamedTypeSymbol type, KnownSymbols known)
    {
        var members = code.Members.Where(member => member.Names(names)).ToImmutableArray();
        return members.IsEmpty || members.Length > mostMembers ? null : Reach(members, code.Members, new(type, known, hops, parameter));
    }

    private static RevealingCode Reach(ImmutableArray<SourceMember> members, ImmutableArray<SourceMember> all, ValueScope scope)
    {
        for (var round = 0; ; round++)
        {
            var values = RevealedValues.In(members, scope);
            var reached = round < MaxRounds ? all.Where(member => members.Contains(member) || member.Names(values.ReachedNames)).ToImmutableArray() : all;
            if (reached.Length == members.Length)
            {
                return new(members, values);
            }

            members = reached;
        }
    }
}
