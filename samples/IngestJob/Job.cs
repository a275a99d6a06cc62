using Genie.TypedSecrets;
using IngestJob.Reporting;
using Microsoft.Data.Sqlite;

namespace IngestJob;

/// <summary>Runs a job: reads the options, handles Ctrl+C, and turns every expected failure into one message and an exit code.</summary>
internal static class Job
{
    private const int Succeeded = 0;
    private const int Failed = 1;
    private const int InvalidArguments = 2;
    private const int Canceled = 130;

    internal static async Task<int> RunAsync(string[] args, Func<JobOptions, JobReport, CancellationToken, Task> work)
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

            await work(options, new JobReport(), stopping.Token);
            return Succeeded;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Canceled;
        }
        catch (UsageException e)
        {
            Console.Error.WriteLine($"error: {e.Message}\n{JobOptions.Usage}");
            return InvalidArguments;
        }
        catch (Exception e) when (Explain(e) is { } message)
        {
            Console.Error.WriteLine($"error: {message}");
            return Failed;
        }
    }

    // The messages of these exceptions are for users and contain no value. Any other exception is a bug in the job, whose stack trace is needed.
    private static string? Explain(Exception e) => e switch
    {
        SecretsException or JobException => e.Message,
        SqliteException => $"Writing to the warehouse failed. {e.Message}",
        _ => null,
    };
}
