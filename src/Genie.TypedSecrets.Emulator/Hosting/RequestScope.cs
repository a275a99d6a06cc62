using System.Net;
using Genie.TypedSecrets.Emulator.Model;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Hosting;

/// <summary>Represents a request in progress: applies injected faults, logs the request and sends the response.</summary>
internal sealed class RequestScope(EmulatorState state, HttpContext context)
{
    private readonly DateTimeOffset _at = state.Clock.GetUtcNow();
    private readonly List<string> _faults = [];

    internal string Operation { get; set; } = string.Empty;

    internal IReadOnlyList<string> Secrets { get; set; } = [];

    internal string? AccessKeyId { get; set; }

    private bool IsTruncated { get; set; }

    /// <summary>Applies faults to the request.</summary>
    /// <exception cref="SecretsManagerError">A fault is an error.</exception>
    /// <exception cref="OperationCanceledException">A fault drops the connection, or the client gave up while a fault held the request.</exception>
    internal async Task ApplyAsync(IReadOnlyList<InjectedFault> faults)
    {
        _faults.AddRange(faults.Select(static fault => fault.Fault.Name));
        foreach (var fault in faults)
        {
            await ApplyAsync(fault).ConfigureAwait(false);
        }
    }

    internal void NoteFault(Fault fault) => _faults.Add(fault.Name);

    internal Task SucceedAsync(string contentType, ReadOnlyMemory<byte> body) => SendAsync(HttpStatusCode.OK, errorCode: null, contentType, body);

    internal Task FailAsync(HttpStatusCode status, string errorCode, string contentType, ReadOnlyMemory<byte> body) => SendAsync(status, errorCode, contentType, body);

    /// <summary>Closes the connection without a response.</summary>
    internal void Abort()
    {
        Record(status: null, errorCode: null);
        context.Abort();
    }

    private async Task ApplyAsync(InjectedFault injected)
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
                // The fault was removed: the request continues.
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

    // Before the response is sent: a client that has it finds the request in the log.
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
