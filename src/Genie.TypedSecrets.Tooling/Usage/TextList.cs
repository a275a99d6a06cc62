namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents the constant texts that a method puts into a list, an array or a span.</summary>
/// <remarks>A list that code out of sight can change, or that gets a computed text, is open: it can have more texts than the known ones.</remarks>
internal sealed class TextList
{
    private readonly SortedSet<string> _own = new(StringComparer.Ordinal);
    private readonly HashSet<TextList> _included = [];
    private bool _isOpen;

    /// <summary>Gets a value indicating whether the list can have other texts, too.</summary>
    internal bool IsOpen => All().Any(static list => list._isOpen);

    /// <summary>Gets the known texts.</summary>
    internal IEnumerable<string> Texts => All().SelectMany(static list => list._own).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Records that the list can get texts that are not known.</summary>
    internal void Open() => _isOpen = true;

    /// <summary>Adds a value; one that is not a constant opens the list.</summary>
    internal void Add(StackValue value)
    {
        if (value.Text is { } text)
        {
            _own.Add(text);
        }
        else if (!value.IsNull)
        {
            Open();
        }
    }

    /// <summary>Adds all texts of another list, also those that it gets later; a value that is not a known list opens this one.</summary>
    internal void AddRange(StackValue value)
    {
        if (value.Texts is { } texts)
        {
            _included.Add(texts);
        }
        else
        {
            Open();
        }
    }

    // Lists can include one another in a loop.
    private HashSet<TextList> All()
    {
        HashSet<TextList> all = [this];
        Queue<TextList> pending = new(all);
        while (pending.TryDequeue(out var list))
        {
            foreach (var next in list._included.Where(all.Add))
            {
                pending.Enqueue(next);
            }
        }

        return all;
    }
}
