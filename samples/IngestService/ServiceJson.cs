using System.Text.Json.Serialization;
using IngestService.Repositories;

namespace IngestService;

/// <summary>Represents the response to a request to ingest.</summary>
/// <param name="Ingested">The number of repositories.</param>
internal sealed record IngestResult(int Ingested);

/// <summary>Serializes the service's messages without reflection, as NativeAOT requires.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IngestResult))]
[JsonSerializable(typeof(IReadOnlyList<Repository>))]
[JsonSerializable(typeof(List<Repository>))]
internal sealed partial class ServiceJson : JsonSerializerContext;
