using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Caching;

/// <summary>Holds the entries of one client, by name. Finding one takes no lock.</summary>
/// <remarks>
/// Thread-safe. Entries of the same name and different descriptors, such as a secret that is read by name and by a schema, are linked. The key is
/// the name alone: a dictionary with a key of two parts would be code that every process compiles when it starts.
/// </remarks>
internal sealed class EntryTable
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<string, SecretEntry> _first = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Gets the number of entries.</summary>
    internal int Count => Volatile.Read(ref _count);

    internal bool TryGet(string name, SecretDescriptor descriptor, [NotNullWhen(true)] out SecretEntry? entry)
    {
        _first.TryGetValue(name, out entry);
        while (entry is not null && !ReferenceEquals(entry.Descriptor, descriptor))
        {
            entry = entry.NextOfName;
        }

        return entry is not null;
    }

    internal SecretEntry GetOrAdd(string name, SecretDescriptor descriptor, CacheServices services)
    {
        lock (_gate)
        {
            if (!TryGet(name, descriptor, out var entry))
            {
                entry = descriptor.CreateEntry(name, services);
                entry.NextOfName = _first.TryGetValue(name, out var first) ? first : null;
                _first[name] = entry;
                _count++;
            }

            return entry;
        }
    }

    /// <summary>Removes an entry. Does nothing if it was removed before.</summary>
    internal void Remove(SecretEntry entry)
    {
        lock (_gate)
        {
            if (!_first.TryGetValue(entry.Name, out var first))
            {
                return;
            }

            if (!ReferenceEquals(first, entry))
            {
                RemoveAfter_NeedsLock(first, entry);
                return;
            }

            _count--;
            if (entry.NextOfName is { } next)
            {
                _first[entry.Name] = next;
            }
            else
            {
                _first.TryRemove(entry.Name, out _);
            }
        }
    }

    /// <summary>Copies all entries to a list.</summary>
    internal List<SecretEntry> ToList()
    {
        lock (_gate)
        {
            List<SecretEntry> entries = new(_count);
            foreach (var (_, first) in _first)
            {
                for (var entry = first; entry is not null; entry = entry.NextOfName)
                {
                    entries.Add(entry);
                }
            }

            return entries;
        }
    }

    private void RemoveAfter_NeedsLock(SecretEntry before, SecretEntry entry)
    {
        while (before.NextOfName is { } next)
        {
            if (ReferenceEquals(next, entry))
            {
                before.NextOfName = entry.NextOfName;
                _count--;
                return;
            }

            before = next;
        }
    }
}
