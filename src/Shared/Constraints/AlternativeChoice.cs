namespace Genie.TypedSecrets.Constraints;

/// <summary>Chooses the alternative that an object is, by the value of a key or by the key that only one alternative has.</summary>
/// <param name="isExclusive">Whether an object with the keys of two alternatives is rejected. Otherwise the first one counts.</param>
/// <param name="constantNames">The name of the key whose value decides, with its former names; none if the presence of a key does.</param>
/// <param name="names">For each alternative its values, or its key with its former names.</param>
internal sealed class AlternativeChoice(bool isExclusive, IReadOnlyList<string> constantNames, IReadOnlyList<IReadOnlyList<string>> names)
{
    private readonly IReadOnlyList<string> _values = [.. names.SelectMany(values => values)];
    private readonly IReadOnlyList<IReadOnlyList<string>> _keys = [.. names.Select(key => key.Take(1).ToArray())];

    /// <summary>Gets every name of a key that the choice depends on.</summary>
    internal HashSet<string> Names { get; } = new(constantNames.Count > 0 ? constantNames : names.SelectMany(key => key), StringComparer.Ordinal);

    /// <summary>Gets the index of the alternative that has one of the names; of the first alternative if none has.</summary>
    internal int IndexOf(IReadOnlyCollection<string> wanted) =>
        names.TakeWhile(own => !own.Intersect(wanted, StringComparer.Ordinal).Any()).Count() is var index && index < names.Count ? index : 0;

    /// <summary>Chooses an alternative.</summary>
    /// <param name="find">Gets the first member of a name; null if there is none.</param>
    /// <param name="key">The key that the problem is about; null for the object itself.</param>
    /// <param name="problem">The reason why no alternative was chosen.</param>
    /// <returns>The index of the alternative, or -1.</returns>
    internal int Choose(Func<string, FoundValue?> find, out string? key, out string problem)
    {
        problem = string.Empty;
        if (constantNames.Count > 0)
        {
            return ChooseByValue(find, out key, out problem);
        }

        key = null;
        var chosen = -1;
        for (var i = 0; i < names.Count; i++)
        {
            if (FirstOf(names[i], find) is null or { Kind: JsonKind.Null })
            {
                continue;
            }

            if (chosen >= 0 && isExclusive)
            {
                problem = Problems.SeveralSets(_keys);
                return -1;
            }

            chosen = chosen < 0 ? i : chosen;
        }

        problem = chosen < 0 ? Problems.NoSet(_keys) : string.Empty;
        return chosen;
    }

    private int ChooseByValue(Func<string, FoundValue?> find, out string? key, out string problem)
    {
        var expected = Problems.OneOf(_values);
        key = constantNames[0];
        if (FirstOf(constantNames, find) is not { } value)
        {
            problem = Problems.Missing(expected, key, nearest: null);
            return -1;
        }

        key = value.Name;
        problem = value.Kind == JsonKind.Null ? Problems.NullKey(expected) : value.Kind == JsonKind.String ? Problems.WrongText(expected) : Problems.WrongKind(expected, value.Kind);
        for (var i = 0; i < names.Count && value.Kind == JsonKind.String; i++)
        {
            if (names[i].Contains(value.Text, StringComparer.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static FoundValue? FirstOf(IEnumerable<string> keys, Func<string, FoundValue?> find) =>
        keys.Select(find).FirstOrDefault(value => value is not null);
}

/// <summary>Represents a member that was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of its value.</param>
/// <param name="Text">The text of a string; null for another value, and for a string that is not well-formed.</param>
internal sealed record FoundValue(string Name, JsonKind Kind, string? Text);
