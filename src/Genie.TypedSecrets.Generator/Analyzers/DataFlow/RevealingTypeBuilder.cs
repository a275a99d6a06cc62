using System.Collections.Concurrent;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Collects the members of a type while the compiler visits them, concurrently and in any order.</summary>
internal sealed class RevealingTypeBuilder
{
    private readonly ConcurrentQueue<RevealingMember> _members = new();
    private int _reveals;

    /// <summary>Records that a member calls <c>Reveal()</c>.</summary>
    internal void HasReveal() => Interlocked.Exchange(ref _reveals, 1);

    /// <summary>Adds a member with code.</summary>
    internal void Add(RevealingMember member) => _members.Enqueue(member);

    /// <summary>Gets the members in the order of the source, or null if none of them calls <c>Reveal()</c>.</summary>
    internal IReadOnlyList<RevealingMember>? Members() => Volatile.Read(ref _reveals) == 0
        ? null
        : [.. _members.OrderBy(member => member.Blocks[0].Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(member => member.Blocks[0].Syntax.SpanStart)];
}
