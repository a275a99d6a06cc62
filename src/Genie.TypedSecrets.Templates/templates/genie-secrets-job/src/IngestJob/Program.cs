using Genie.TypedSecrets;
using IngestJob;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};

try
{
    // On a developer's machine the job runs with fake values until you put others into the local store. GENIE_SECRETS_STORE=aws reads Secrets Manager.
    await DevelopmentValues.AddMissingAsync(stopping.Token);
    await new Job(Console.Out).RunAsync(stopping.Token);
    return 0;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}
catch (SecretsException e)
{
    // These messages say what to do and never contain a value.
    Console.Error.WriteLine($"error: {e.Message}");
    return 1;
}
