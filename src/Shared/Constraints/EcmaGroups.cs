using System.Globalization;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Collects the capturing groups of a pattern and the references to them.</summary>
internal sealed class EcmaGroups
{
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<(int Group, int Position)> _references = [];
    private readonly HashSet<int> _repeated = [];
    private int _count;

    /// <summary>Gets whether the pattern has back-references.</summary>
    internal bool AreReferenced { get; private set; }

    /// <summary>Finds the groups before the pattern is parsed, because a reference may precede its group.</summary>
    internal static EcmaGroups Find(string pattern)
    {
        var groups = new EcmaGroups();
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    groups.AreReferenced |= !isInClass && i < pattern.Length && pattern[i] is 'k' or (>= '1' and <= '9');
                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '(' when !isInClass:
                    groups.Add(pattern, i + 1);
                    break;
            }
        }

        return groups;
    }

    /// <summary>Reads the name of a group up to its <c>&gt;</c>.</summary>
    /// <exception cref="PatternException">It is not an identifier.</exception>
    internal static string ReadName(string pattern, ref int at)
    {
        var start = at;
        var end = pattern.IndexOf('>', at);
        var name = end < 0 ? string.Empty : pattern.Substring(at, end - at);
        if (name.Length == 0 || Ascii.IsDigit(name[0]) || !name.All(static c => c is '_' or '$' || char.IsLetterOrDigit(c)))
        {
            throw new PatternException("the name of the group is not an identifier: write (?<name>…)", start);
        }

        at = end + 1;
        return name;
    }

    /// <summary>Reads the number or name of a reference, after its backslash.</summary>
    /// <exception cref="PatternException">The group does not exist.</exception>
    internal int ReadReference(string pattern, ref int at)
    {
        var start = at - 1;
        var group = 0;
        if (pattern[at] == 'k')
        {
            at++;
            if (at >= pattern.Length || pattern[at] != '<')
            {
                throw new PatternException("the reference has no name: write \\k<name>", start);
            }

            at++;
            _ = _names.TryGetValue(ReadName(pattern, ref at), out group);
        }
        else
        {
            while (at < pattern.Length && Ascii.IsDigit(pattern[at]))
            {
                group = Math.Min((group * 10) + (pattern[at++] - '0'), 1_000_000);
            }
        }

        if (group == 0 || group > _count)
        {
            throw new PatternException("the reference is to a group that does not exist", start);
        }

        _references.Add((group, start));
        return group;
    }

    /// <summary>Marks groups as inside of a quantified term.</summary>
    internal void MarkRepeated(int first, int last)
    {
        for (var group = first; group <= last; group++)
        {
            _repeated.Add(group);
        }
    }

    /// <summary>Rejects references to repeated groups: ECMA-262 resets such a group in each repetition, and .NET keeps it.</summary>
    internal void ThrowIfReferencesRepeat()
    {
        foreach (var (group, position) in _references)
        {
            if (_repeated.Contains(group))
            {
                throw new PatternException(
                    $"a reference to the repeated group {group.ToString(CultureInfo.InvariantCulture)} is not supported", position);
            }
        }
    }

    private void Add(string pattern, int at)
    {
        var isNamed = string.CompareOrdinal(pattern, at, "?<", 0, 2) == 0 && at + 2 < pattern.Length && pattern[at + 2] is not ('=' or '!');
        if (!isNamed)
        {
            _count += at < pattern.Length && pattern[at] == '?' ? 0 : 1;
            return;
        }

        var nameAt = at + 2;
        _count++;
        var name = ReadName(pattern, ref nameAt);
        if (_names.ContainsKey(name))
        {
            throw new PatternException("two groups have the same name", at + 2);
        }

        _names.Add(name, _count);
    }
}
