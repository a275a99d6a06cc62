using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Recognizes what was counted before, among the latest reads.</summary>
/// <remarks>
/// Several trails may deliver the same event, and a batch is recorded twice: as a batch, and as <c>GetSecretValue</c> for each of its secrets. Both have
/// the id of the request. The number of reads that are remembered is limited, so that memory does not grow with the log.
/// </remarks>
internal sealed class RecentReads(int capacity = RecentReads.Capacity)
{
    private const int Capacity = 1 << 18;

    private readonly HashSet<UInt128> _known = [];
    private readonly Queue<UInt128> _order = new();

    /// <summary>Adds a read.</summary>
    /// <returns>Whether it is new.</returns>
    internal bool Add(string id, string secret, string principal, ReadOutcome outcome)
    {
        var key = KeyOf(id, secret, principal, outcome);
        if (!_known.Add(key))
        {
            return false;
        }

        _order.Enqueue(key);
        if (_order.Count > capacity)
        {
            _known.Remove(_order.Dequeue());
        }

        return true;
    }

    /// <summary>Returns whether a read is among the latest ones.</summary>
    internal bool Contains(string id, string secret, string principal, ReadOutcome outcome) => _known.Contains(KeyOf(id, secret, principal, outcome));

    private static UInt128 KeyOf(string id, string secret, string principal, ReadOutcome outcome)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{secret}\n{principal}\n{(int)outcome}"), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
