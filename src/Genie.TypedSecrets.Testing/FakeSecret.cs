using System.Text;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Testing.Fakes;

namespace Genie.TypedSecrets.Testing;

/// <summary>Represents one secret of a fake store: its versions, their staging labels, and which of them the service behind it accepts.</summary>
/// <remarks>Not thread-safe: the store holds its lock.</remarks>
/// <param name="name">The name in the store.</param>
/// <param name="source">The category; null for a secret that no schema describes.</param>
/// <param name="seed">The seed of the fixture.</param>
/// <param name="time">The clock.</param>
/// <param name="alternatives">The names of the alternatives to make values of.</param>
internal sealed class FakeSecret(string name, NamedSecret? source, int seed, TimeProvider time, IReadOnlyCollection<string> alternatives)
{
    private readonly Lazy<SecretStructure?> _structure = new(() => source?.Descriptor.Describe(alternatives));
    private readonly List<FakeVersion> _accepted = [];
    private FakeVersion? _current;
    private int _number;
    private DateTimeOffset _promoteAt;

    internal string Name => name;

    internal NamedSecret? Source => source;

    internal bool IsDeleted { get; set; }

    /// <summary>Gets every version that there has been, the oldest first.</summary>
    internal List<FakeVersion> History { get; } = [];

    internal FakeVersion? Pending { get; private set; }

    internal FakeVersion? Previous { get; private set; }

    /// <summary>Gets the version in use. The first one is made when it is first asked for, because keys and patterns take time.</summary>
    internal FakeVersion? Current
    {
        get
        {
            PromoteIfDue();
            if (_current is null && source is not null)
            {
                _current = New(Encoding.UTF8.GetBytes(FakeDocument.Create(Structure, SeedOf(1))), isBinary: false);
                _accepted.Add(_current);
            }

            return _current;
        }
    }

    internal SecretStructure Structure => _structure.Value ?? throw new InvalidOperationException($"No schema describes the secret '{name}'.");

    /// <summary>Gets whether there is a value to read.</summary>
    internal bool Exists => !IsDeleted && (source is not null || _current is not null);

    /// <summary>Gets the versions that the service behind the secret accepts.</summary>
    internal IReadOnlyList<FakeVersion> Accepted => _accepted.Count == 0 && Current is { } current ? [current] : _accepted;

    internal FakeSeed SeedOf(int version) => new(seed, source?.Environment ?? string.Empty, $"{name}#", source?.Descriptor.Category ?? name, version);

    /// <summary>Gets the seed of the values of the next version.</summary>
    internal FakeSeed NextSeed() => SeedOf(_number + 1);

    /// <summary>Makes a value the version in use. The former one becomes the previous version.</summary>
    internal FakeVersion Put(byte[] value, bool isBinary)
    {
        if (IsDeleted)
        {
            (_current, Previous, Pending) = (null, null, null);
            IsDeleted = false;
        }

        var version = New(value, isBinary);
        Promote(version);
        _accepted.Clear();
        _accepted.Add(version);
        return version;
    }

    /// <summary>Makes a value the only version, as if it had always been there.</summary>
    internal FakeVersion Replace(byte[] value)
    {
        var version = Put(value, isBinary: false);
        Previous = null;
        return version;
    }

    /// <summary>Begins a rotation: the service accepts the new value, and the store returns the former one until the rotation ends.</summary>
    internal FakeVersion Begin(byte[] value, RotationStrategy strategy, TimeSpan? promoteAfter)
    {
        var former = Current;
        Pending = New(value, isBinary: false);
        _promoteAt = promoteAfter is { } delay ? time.GetUtcNow() + delay : DateTimeOffset.MaxValue;
        _accepted.Clear();
        _accepted.Add(Pending);
        if (strategy == RotationStrategy.AlternatingUsers && former is not null)
        {
            _accepted.Add(former);
        }

        return Pending;
    }

    /// <summary>Ends the rotation: the pending version is in use from now on.</summary>
    internal void PromotePending()
    {
        if (Pending is { } pending)
        {
            Pending = null;
            Promote(pending);
        }
    }

    /// <summary>Gives the rotation up: the service accepts the version in use again.</summary>
    internal void Cancel()
    {
        Pending = null;
        _accepted.Clear();
        if (_current is not null)
        {
            _accepted.Add(_current);
        }
    }

    /// <summary>Finds the requested version; null if there is none.</summary>
    internal FakeVersion? Find(SecretRequest request)
    {
        var current = Current;
        if (request.VersionId is { } id)
        {
            return new[] { current, Previous, Pending }.FirstOrDefault(version => version?.Id == id);
        }

        return request.VersionStage switch
        {
            SecretRequest.CurrentStage => current,
            SecretRequest.PreviousStage => Previous,
            SecretRequest.PendingStage => Pending,
            _ => null,
        };
    }

    /// <summary>Gets the staging labels of the versions, for messages.</summary>
    internal string Stages() => string.Join(
        ", ",
        new[] { (Current, SecretRequest.CurrentStage), (Previous, SecretRequest.PreviousStage), (Pending, SecretRequest.PendingStage) }
            .Where(static stage => stage.Item1 is not null)
            .Select(static stage => stage.Item2));

    private void PromoteIfDue()
    {
        if (Pending is not null && time.GetUtcNow() >= _promoteAt)
        {
            PromotePending();
        }
    }

    private void Promote(FakeVersion version)
    {
        Previous = _current;
        _current = version;
    }

    private FakeVersion New(byte[] value, bool isBinary)
    {
        _number++;
        var bits = SeedOf(_number).Random();
        Span<byte> id = stackalloc byte[16];
        BitConverter.TryWriteBytes(id, bits.NextBits());
        BitConverter.TryWriteBytes(id[8..], bits.NextBits());
        FakeVersion version = new(new Guid(id).ToString("D"), _number, value, isBinary, time.GetUtcNow());
        History.Add(version);
        return version;
    }
}
