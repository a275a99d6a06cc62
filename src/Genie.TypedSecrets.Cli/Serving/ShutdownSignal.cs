using System.Runtime.InteropServices;

namespace Genie.TypedSecrets.Cli.Serving;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation token from the moment it is created.</summary>
/// <remarks>The token that System.CommandLine passes is connected a moment after the command has started, and an interruption before that is lost.</remarks>
internal sealed class ShutdownSignal : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;

    internal ShutdownSignal(CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt)];
    }

    internal CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Interrupt(PosixSignalContext context)
    {
        // Not the signal's own action, which ends the process at once.
        context.Cancel = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command has just ended.
        }
    }
}
