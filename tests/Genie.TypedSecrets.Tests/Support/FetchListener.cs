using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Genie.TypedSecrets.Tests.Support;

/// <summary>Hears, through the public meter, of every fetch of one secret that has ended: how a test awaits a refresh in the background.</summary>
internal sealed class FetchListener : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Channel<(string Outcome, string Reason)> _fetches = Channel.CreateUnbounded<(string, string)>();

    public FetchListener(string secretName)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Genie.TypedSecrets" && instrument.Name == "genie.secrets.fetches")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string)tag.Value!);
            if (all["genie.secret.name"] == secretName)
            {
                _fetches.Writer.TryWrite((all["genie.secret.outcome"], all["genie.secret.reason"]));
            }
        });
        _listener.Start();
    }

    /// <summary>The outcome of the next fetch that ends, and why it was begun.</summary>
    public async Task<(string Outcome, string Reason)> NextAsync() => await _fetches.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _listener.Dispose();
}
