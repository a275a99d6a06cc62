using System.Diagnostics;
using System.Globalization;
using System.Text;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Emulator;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Genie.TypedSecrets.OpenTelemetry.Tests;

/// <summary>What the exporters of an application get, over the AWS store and the emulator.</summary>
public sealed class InstrumentationTests
{
    private const string Canary = "CANARY-5d1c-never-to-be-seen";
    private const string Name = "genie-dev/api-keys";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_ReadsAndFailures_HasNamesAndNoValue()
    {
        List<Activity> activities = [];
        List<Metric> metrics = [];
        using var tracer = Sdk.CreateTracerProviderBuilder().AddGenieSecretsInstrumentation().AddInMemoryExporter(activities).Build();
        using var meter = Sdk.CreateMeterProviderBuilder().AddGenieSecretsInstrumentation().AddInMemoryExporter(metrics).Build();
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Cancellation);
        using AwsSecretStore store = new(new AwsSecretStoreOptions
        {
            ServiceUrl = emulator.Endpoint,
            Regions = { "us-east-1" },
            Credentials = new Amazon.Runtime.BasicAWSCredentials(EmulatorOptions.DefaultAccessKeyId, EmulatorOptions.DefaultSecretAccessKey),
        });
        await store.PutAsync(Name, Encoding.UTF8.GetBytes($$"""{"github_token":"{{Canary}}"}"""), cancellationToken: Cancellation);
        await using SecretsClient client = new(new() { Store = store, Environment = "dev" });

        await client.GetSecretAsync(Name, Cancellation);
        await Should.ThrowAsync<SecretNotFoundException>(async () => await client.GetSecretAsync("genie-dev/missing", Cancellation));
        tracer.ForceFlush();
        meter.ForceFlush();

        activities.Count.ShouldBe(2);
        activities.ShouldAllBe(static activity => activity.OperationName == "genie.secrets.fetch" && activity.Kind == ActivityKind.Client);
        var fetched = activities.Single(static activity => (string?)activity.GetTagItem("genie.secret.name") == Name);
        ((string?)fetched.GetTagItem("aws.secretsmanager.secret.arn")).ShouldNotBeNull().ShouldStartWith("arn:aws:secretsmanager:us-east-1:");
        activities.Single(activity => activity != fetched).GetTagItem("genie.secret.outcome").ShouldBe("not_found");
        metrics.Select(static metric => metric.Name).ShouldBe(["genie.secrets.fetch.duration", "genie.secrets.active_calls", "genie.secrets.fetches"], ignoreOrder: true);
        Show(activities, metrics).ShouldNotContain(Canary);
    }

    [Fact]
    public async Task Export_TheDurationOfCalls_UsesBoundariesInSeconds()
    {
        List<Metric> metrics = [];
        using var meter = Sdk.CreateMeterProviderBuilder().AddGenieSecretsInstrumentation().AddInMemoryExporter(metrics).Build();
        await using SecretsClient client = new(new() { StoreName = "memory", Environment = "dev" });

        await Should.ThrowAsync<SecretNotFoundException>(async () => await client.GetSecretAsync("genie-dev/missing", Cancellation));
        meter.ForceFlush();

        var duration = metrics.Single(static metric => metric.Name == "genie.secrets.fetch.duration");
        duration.Unit.ShouldBe("s");
        List<double> bounds = [];
        foreach (ref readonly var point in duration.GetMetricPoints())
        {
            foreach (var bucket in point.GetHistogramBuckets())
            {
                bounds.Add(bucket.ExplicitBound);
            }
        }

        bounds.Take(12).ShouldBe([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]);
    }

    private static string Show(IEnumerable<Activity> activities, IEnumerable<Metric> metrics)
    {
        StringBuilder text = new();
        foreach (var activity in activities)
        {
            text.Append(CultureInfo.InvariantCulture, $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(static e => e.Tags))}\n");
        }

        foreach (var metric in metrics)
        {
            text.Append(CultureInfo.InvariantCulture, $"{metric.Name} {metric.Description}\n");
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                foreach (var tag in point.Tags)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}\n");
                }
            }
        }

        return text.ToString();
    }
}
