using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Genie.TypedSecrets.Tests.Support;

/// <summary>Hears, through the public meter, of every fetch of one secret that has ended: how a test awaits a refresh in the background.</summary>
internal sealed class FetchListener : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Channel<string> _outcomes = Channel.CreateUnbounded<string>();

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
                _outcomes.Writer.TryWrite(all["genie.secret.outcome"]);
            }
        });
        _listener.Start();
    }

    /// <summary>The outcome of the next fetch that ends.</summary>
    public async Task<string> NextAsync() => await _outcomes.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _listener.Dispose();
}
