using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Caching.Model;

/// <summary>A store whose every call waits until the test answers it, on the test's thread.</summary>
internal sealed class PendingStore : ISecretStore
{
    private readonly List<(IReadOnlyList<SecretRequest> Requests, Action<Answer, Func<string, int>> Answer)> _calls = [];

    public string Name => "pending";

    public int CallsBegun { get; private set; }

    public List<byte[]> Buffers { get; } = [];

    /// <summary>The calls under way, each as the names it asks for.</summary>
    public string Waiting => string.Join(" ", _calls.Select(call => string.Join(',', call.Requests.Select(request => request.Name))));

    public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default) =>
        Await<SecretPayload>([request], (answer, version) => Payload(request.Name, answer, version), cancellationToken);

    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
        Await<IReadOnlyList<SecretResult>>(requests, (answer, version) => [.. requests.Select(request => Result(request.Name, answer, version))], cancellationToken);

    public void AnswerCall(int call, Answer answer, Func<string, int> version)
    {
        var pending = _calls[call];
        _calls.RemoveAt(call);
        pending.Answer(answer, version);
    }

    private ValueTask<T> Await<T>(IReadOnlyList<SecretRequest> requests, Func<Answer, Func<string, int>, T> make, CancellationToken cancellationToken)
    {
        CallsBegun++;
        TaskCompletionSource<T> source = new();
        var call = (requests, (Action<Answer, Func<string, int>>)((answer, version) => Complete(source, () => make(answer, version))));
        _calls.Add(call);
        cancellationToken.Register(() =>
        {
            _calls.Remove(call);
            source.TrySetCanceled(cancellationToken);
        });
        return new(source.Task);
    }

    private static void Complete<T>(TaskCompletionSource<T> source, Func<T> make)
    {
        try
        {
            source.TrySetResult(make());
        }
        catch (SecretsException e)
        {
            source.TrySetException(e);
        }
    }

    private SecretResult Result(string name, Answer answer, Func<string, int> version)
    {
        try
        {
            return SecretResult.Success(Payload(name, answer, version));
        }
        catch (SecretsException e)
        {
            return SecretResult.Failure(name, e);
        }
    }

    private SecretPayload Payload(string name, Answer answer, Func<string, int> version)
    {
        var number = version(name);
        var json = answer switch
        {
            Answer.Value => $$"""{"token":"fake-token-{{number}}"}""",
            Answer.Unfit => """{"token":7}""",
            Answer.Denied => throw new SecretAccessDeniedException(name, "secretsmanager:GetSecretValue", "arn:fake"),
            Answer.Missing => throw new SecretNotFoundException(name, Name, "Create it."),
            _ => throw new SecretStoreUnavailableException(Name, "It is down.", name),
        };
        var buffer = Encoding.UTF8.GetBytes(json);
        Buffers.Add(buffer);

        // A value that does not fit is a version of its own.
        return new(name, answer == Answer.Value ? $"v{number}" : "unfit", buffer);
    }
}
