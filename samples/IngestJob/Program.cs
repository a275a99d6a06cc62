using Genie.TypedSecrets;
using IngestJob;
using IngestJob.Api;
using IngestJob.Development;
using IngestJob.Reporting;
using IngestJob.Warehouse;

// Copies the repositories of an organisation from an HTTP API into the warehouse, a page at a time, and tells the event stream.
return await Job.RunAsync(args, async (options, account, cancellationToken) =>
{
    // For development: an embedded store with fake values, and on the loopback interface the services that accept them.
    var store = DevelopmentStore.Choose(options.Store);
    var seeded = await DevelopmentStore.SeedAsync(store, cancellationToken);
    Secrets.Configure(o => o.Store = store);
    await using var services = await StandIns.StartAsync(cancellationToken);
    account.Begin(Secrets.Current.ApiKeys.Environment, store, seeded, services.Address);

    // One call for everything, before the work starts: a secret that is missing is found now and not after an hour.
    var cold = await Timing.OfAsync(() => Secrets.PreloadAsync(cancellationToken));
    account.Read(await Secrets.Current.ApiKeys.GetAsync(cancellationToken));
    account.Read(await Secrets.Current.Database.GetAsync(cancellationToken));
    account.Read(await Secrets.Current.Streaming.GetAsync(cancellationToken));
    account.ShowSecrets();

    var repositories = new RepositoriesApi(services.Http);
    using var warehouse = WarehouseDatabase.Open(options.DataDirectory, await Secrets.Current.Database.GetAsync(cancellationToken));
    for (var page = 1; page <= RepositoriesApi.PageCount; page++)
    {
        // Somebody rotates the token while the job is running.
        if (page == 2 && await TokenRotation.TryRotateAsync(store, services, cancellationToken))
        {
            account.Rotated();
        }

        // Where the token in the cache is refused, the call is made again with the one that is in the store by now.
        var found = await Secrets.Current.ApiKeys.UseAsync(
            (keys, ct) => repositories.GetPageAsync(page, keys.GithubToken, ct), RepositoriesApi.AcrossRotation, cancellationToken);
        warehouse.Save(found);
        account.Ingested(page, found);
    }

    await new EventStream(services.Http).AnnounceAsync(await Secrets.Current.Streaming.GetAsync(cancellationToken), warehouse.Count, cancellationToken);

    var warm = Timing.OfEach(static () => Secrets.Current.ApiKeys.GithubToken);
    account.End(warehouse, SecretsClient.Default.Statistics, cold, warm);
});
