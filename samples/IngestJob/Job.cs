using Genie.TypedSecrets;
using IngestJob.Reporting;
using Microsoft.Data.Sqlite;

namespace IngestJob;

/// <summary>What surrounds every job: options, Ctrl+C, and every foreseeable failure as one message and an exit code.</summary>
internal static class Job
{
    private const int Succeeded = 0;
    private const int Failed = 1;
    private const int WronglyCalled = 2;
    private const int Cancelled = 130;

    internal static async Task<int> RunAsync(string[] args, Func<JobOptions, Account, CancellationToken, Task> work)
    {
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };

        try
        {
            if (JobOptions.Parse(args) is not { } options)
            {
                Console.Out.WriteLine(JobOptions.Usage);
                return Succeeded;
            }

            await work(options, new Account(), stopping.Token);
            return Succeeded;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Cancelled;
        }
        catch (UsageException e)
        {
            Console.Error.WriteLine($"error: {e.Message}\n{JobOptions.Usage}");
            return WronglyCalled;
        }
        catch (Exception e) when (Explain(e) is { } message)
        {
            Console.Error.WriteLine($"error: {message}");
            return Failed;
        }
    }

    // Messages of these are written for people and hold no value. Anything else is a mistake in the job, and its stack trace is wanted.
    private static string? Explain(Exception e) => e switch
    {
        SecretsException or JobException => e.Message,
        SqliteException => $"The warehouse cannot be written to. {e.Message}",
        _ => null,
    };
}
