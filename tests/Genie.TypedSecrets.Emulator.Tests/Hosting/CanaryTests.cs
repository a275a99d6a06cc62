using System.Collections.Concurrent;
using Genie.TypedSecrets.Emulator.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Genie.TypedSecrets.Emulator.Tests.Hosting;

/// <summary>Tests that logs, errors and descriptions never contain a value.</summary>
public sealed class CanaryTests : EmulatorTest
{
    private const string Canary = "CANARY-of-the-emulator";
    private readonly CapturingLogger _log = new();
    private readonly ConcurrentQueue<string> _lines = new();

    [Fact]
    public async Task Call_EveryOperationAndFault_LogsNoValue()
    {
        var tokens = 0;
        var texts = new List<string>();
        Emulator.Put("s", Canary);
        string[] requests =
        [
            $$"""{"SecretId":"s","SecretString":"{{Canary}}"}""",
            $$"""{"SecretId":"s","Name":"new","SecretString":"{{Canary}}","SecretBinary":"{{Canary}}"}""",
            $$"""{"SecretId":"s","Name":"bad name","SecretString":"{{Canary}}","Description":7}""",
            $$"""{"SecretId":"s","SecretString":["{{Canary}}"]}""",
            $$"""{"SecretId":"s","SecretString":"{{string.Concat(Enumerable.Repeat(Canary, 4000))}}"}""",
            $$"""{"SecretString":"{{Canary}}" """,
            """{"SecretId":"s","SecretIdList":["s"],"VersionStages":["AWSCURRENT"],"VersionStage":"AWSPENDING","MaxResults":1}""",
        ];
        foreach (var operation in Operations.OperationTableNames)
        {
            foreach (var request in requests)
            {
                var response = await Client.CallAsync(operation, request.Replace("{\"S", $"{{\"ClientRequestToken\":\"{Token(++tokens)}\",\"S", StringComparison.Ordinal));
                if (!response.IsSuccess)
                {
                    texts.Add(response.Text);
                }
            }
        }

        foreach (var fault in new[] { Fault.DropConnection, Fault.TruncateBody, Fault.ServerError })
        {
            using (Emulator.Faults.Inject(fault))
            {
                texts.Add((await Record.ExceptionAsync(() => Client.OkAsync("GetSecretValue", """{"SecretId":"s"}""")))!.ToString());
            }
        }

        texts.AddRange(_lines);
        texts.AddRange(_log.Lines);
        texts.AddRange(Emulator.Requests.All.Select(request => request.ToString()));
        texts.Add(Emulator.ToString());
        texts.Count.ShouldBeGreaterThan(200);
        _log.Lines.ShouldNotBeEmpty("a log that is off would prove nothing");
        string.Join('\n', texts).ShouldNotContain("CANARY");
    }

    private protected override void Configure(EmulatorOptions options)
    {
        options.LoggerFactory = _log;
        options.OnRequest = request => _lines.Enqueue(request.ToString());
    }

    private static class Operations
    {
        internal static IReadOnlyCollection<string> OperationTableNames => Genie.TypedSecrets.Emulator.Operations.OperationTable.Names;
    }

    /// <summary>Captures the messages of all levels.</summary>
    private sealed class CapturingLogger : ILoggerFactory, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
