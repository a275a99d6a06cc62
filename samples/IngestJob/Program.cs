using Genie.TypedSecrets;
using IngestJob;
using IngestJob.Api;
using IngestJob.Development;
using IngestJob.Reporting;
using IngestJob.Warehouse;

// Copies the repositories of an organization from an HTTP API into the warehouse, page by page, and publishes an event.
return await Job.RunAsync(args, async (options, report, cancellationToken) =>
{
    // For development: an embedded store with fake values, and fake services on the loopback interface that accept them.
    var store = DevelopmentStore.Choose(options.Store);
    var seeded = await DevelopmentStore.SeedAsync(store, cancellationToken);
    Secrets.Configure(o => o.Store = store);
    await using var services = await FakeServices.StartAsync(cancellationToken);
    report.Begin(Secrets.Current.ApiKeys.Environment, store, seeded, services.Address);

    // One call for all secrets before the work starts: a missing secret is found now and not after an hour.
    var cold = await Timing.OfAsync(() => Secrets.PreloadAsync(cancellationToken));
    report.Read(await Secrets.Current.ApiKeys.GetAsync(cancellationToken));
    report.Read(await Secrets.Current.Database.GetAsync(cancellationToken));
    report.Read(await Secrets.Current.Streaming.GetAsync(cancellationToken));
    report.ShowSecrets();

    var repositories = new RepositoriesApi(services.Http);
    using var warehouse = WarehouseDatabase.Open(options.DataDirectory, await Secrets.Current.Database.GetAsync(cancellationToken));
    for (var page = 1; page <= RepositoriesApi.PageCount; page++)
    {
        // The token is rotated while the job is running.
        if (page == 2 && await TokenRotation.TryRotateAsync(store, services, cancellationToken))
        {
            report.Rotated();
        }

        // If the service rejects the cached token, the call is repeated with the token that is now in the store.
        var found = await Secrets.Current.ApiKeys.UseAsync(
            (keys, ct) => repositories.GetPageAsync(page, keys.GithubToken, ct), RepositoriesApi.AcrossRotation, cancellationToken);
        warehouse.Save(found);
        report.Ingested(page, found);
    }

    await new EventStream(services.Http).PublishAsync(await Secrets.Current.Streaming.GetAsync(cancellationToken), warehouse.Count, cancellationToken);

    var warm = Timing.OfEach(static () => Secrets.Current.ApiKeys.GithubToken);
    report.End(warehouse, SecretsClient.Default.Statistics, cold, warm);
});
