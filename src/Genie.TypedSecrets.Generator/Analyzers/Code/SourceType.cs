using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Code;

/// <summary>
/// Represents an outermost type of the project, with its members and those of the types nested in it. Created once per type, for all
/// analyzers. Operations are created only for the members that analyzers ask for.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SourceType
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, SourceType> s_types = new();

    private readonly INamedTypeSymbol _type;
    private readonly Mentions _everywhere;
    private readonly Lazy<ImmutableArray<SourceMember>> _members;
    private readonly Lazy<ImmutableArray<(string Name, Mentions Mentioned)>> _ownAndInherited;
    private readonly Lazy<ILookup<Mentions, string>> _holders;
    private readonly Lazy<RevealingCode?> _revealing;

    private SourceType(INamedTypeSymbol type, KnownSymbols known)
    {
        _type = type;
        _everywhere = known.MentionedEverywhere;
        var mentioned = type.DeclaringSyntaxReferences.Aggregate(_everywhere, (found, reference) => found | SourceMentions.Of(reference.SyntaxTree, known.HelperNames));
        var inherited = type.BaseType is { SpecialType: SpecialType.None, OriginalDefinition: { DeclaringSyntaxReferences.Length: > 0 } parent } ? Of(parent, known).Holders : ImmutableArray<(string Name, Mentions Mentioned)>.Empty;
        Mentioned = inherited.Aggregate(mentioned, (found, holder) => found | holder.Mentioned);
        _members = new(() => SourceMembers.Of(type, known.Compilation).ToImmutableArray());
        _ownAndInherited = new(() => mentioned == Mentions.None ? inherited : SourceMembers.HoldersOf(type).Concat(inherited).ToImmutableArray());
        _holders = new(() => Holders.ToLookup(holder => holder.Mentioned, holder => holder.Name));
        _revealing = new(() => Mentioned.HasAny(Mentions.Reveal) ? RevealingCode.Of(type, _members.Value, known) : null);
    }

    /// <summary>Gets the words in the files of the type, and in the declared types of the fields and properties that it inherits.</summary>
    internal Mentions Mentioned { get; }

    /// <summary>Gets all members with code.</summary>
    internal ImmutableArray<SourceMember> Members => _members.Value;

    /// <summary>Gets the members that reveal secrets and those that the revealed values reach, or null if no member reveals one.</summary>
    internal RevealingCode? Revealing => _revealing.Value;

    // The fields and properties of the type and of its base classes, with the words in their declared types.
    private ImmutableArray<(string Name, Mentions Mentioned)> Holders => _ownAndInherited.Value;

    internal static SourceType Of(INamedTypeSymbol type, KnownSymbols known) => s_types.GetValue(type, _ => new(type, known));

    /// <summary>Gets the members whose code contains one of the words, or the name of a field or property whose type contains one.</summary>
    internal IEnumerable<SourceMember> MembersWith(Mentions words) => Mentioned.HasAny(words)
        ? _members.Value.Where(member => _everywhere.HasAny(words)
            || member.Mentioned.HasAny(words)
            || _holders.Value.Any(holders => holders.Key.HasAny(words) && member.Names(holders))
            || (words.HasAny(Mentions.Secrets) && SourceMentions.RenamesSecrets(member.Tree, isGlobal: false)))
        : [];
}
