using System.Net;
using Genie.TypedSecrets.Emulator.Model;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Hosting;

/// <summary>One request on its way to an answer: the faults that strike it, and what the log will say.</summary>
internal sealed class Exchange(EmulatorState state, HttpContext context)
{
    private readonly DateTimeOffset _at = state.Clock.GetUtcNow();
    private readonly List<string> _faults = [];

    internal string Operation { get; set; } = string.Empty;

    internal IReadOnlyList<string> Secrets { get; set; } = [];

    internal string? AccessKeyId { get; set; }

    private bool IsTruncated { get; set; }

    /// <summary>Lets faults have their way with the request.</summary>
    /// <exception cref="SecretsManagerError">One is an error.</exception>
    /// <exception cref="OperationCanceledException">One dropped the connection, or the client gave up on one that hangs.</exception>
    internal async Task InjectAsync(IReadOnlyList<InjectedFault> faults)
    {
        _faults.AddRange(faults.Select(static fault => fault.Fault.Name));
        foreach (var fault in faults)
        {
            await InjectAsync(fault).ConfigureAwait(false);
        }
    }

    internal void NoteFault(Fault fault) => _faults.Add(fault.Name);

    internal Task AnswerAsync(string contentType, ReadOnlyMemory<byte> body) => SendAsync(HttpStatusCode.OK, errorCode: null, contentType, body);

    internal Task FailAsync(HttpStatusCode status, string errorCode, string contentType, ReadOnlyMemory<byte> body) => SendAsync(status, errorCode, contentType, body);

    /// <summary>Closes the connection without an answer.</summary>
    internal void Abort()
    {
        Record(status: null, errorCode: null);
        context.Abort();
    }

    private async Task InjectAsync(InjectedFault injected)
    {
        var fault = injected.Fault;
        if (fault.Delay > TimeSpan.Zero || fault.IsHang)
        {
            using var until = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, injected.Removed);
            try
            {
                await Task.Delay(fault.IsHang ? Timeout.InfiniteTimeSpan : fault.Delay, state.Clock, until.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
            {
                // The fault was removed: the request goes on.
                return;
            }
        }

        if (fault.IsDrop)
        {
            throw new OperationCanceledException();
        }

        IsTruncated |= fault.IsTruncation;
        if (fault.Error is { } error)
        {
            throw error();
        }
    }

    private async Task SendAsync(HttpStatusCode status, string? errorCode, string contentType, ReadOnlyMemory<byte> body)
    {
        Record(status, errorCode);
        var response = context.Response;
        response.StatusCode = (int)status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        if (!IsTruncated)
        {
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        await response.Body.WriteAsync(body[..(body.Length / 2)], context.RequestAborted).ConfigureAwait(false);
        await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        context.Abort();
    }

    // Before the answer: whoever has the answer finds the request in the log.
    private void Record(HttpStatusCode? status, string? errorCode) =>
        state.Requests.Add(new EmulatedRequest
        {
            Operation = Operation,
            Secrets = Secrets,
            At = _at,
            AccessKeyId = AccessKeyId,
            Status = status,
            ErrorCode = errorCode,
            Faults = [.. _faults],
        });
}
