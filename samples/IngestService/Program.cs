using IngestService;

// Copies the repositories of an organization from an HTTP API into the warehouse, on request.
await using var service = Service.Create(args);
await service.RunAsync();
