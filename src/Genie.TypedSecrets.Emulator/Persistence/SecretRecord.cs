using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;
using Genie.TypedSecrets.Emulator.Scheduling;

namespace Genie.TypedSecrets.Emulator.Persistence;

/// <summary>Converts a secret, without its values, to and from JSON.</summary>
internal static class SecretRecord
{
    internal static ReadOnlyMemory<byte> Write(EmulatedSecret secret)
    {
        var record = new JsonObject
        {
            ["name"] = secret.Name,
            ["arn"] = secret.Arn,
            ["region"] = secret.Region,
            ["createdAt"] = Ticks(secret.CreatedAt),
            ["lastChangedAt"] = Ticks(secret.LastChangedAt),
            ["deletionAt"] = Ticks(secret.DeletionAt),
            ["description"] = secret.Description,
            ["kmsKeyId"] = secret.KmsKeyId,
            ["resourcePolicy"] = secret.ResourcePolicy,
            ["tags"] = secret.Tags is null ? null : new JsonArray(secret.Tags.All.Select(static tag => (JsonNode)JsonShapes.List([tag.Key, tag.Value])).ToArray()),
            ["rotation"] = WriteRotation(secret.Rotation),
            ["replicas"] = new JsonArray(secret.Replicas.Select(WriteReplica).ToArray()),
            ["versions"] = new JsonArray(secret.Versions.All.Select(WriteVersion).ToArray()),
        };
        return JsonBody.Of(record);
    }

    /// <summary>Reads a record. The versions have no values yet; the second part has those that need one.</summary>
    internal static (EmulatedSecret Secret, IReadOnlyList<(EmulatedVersion Version, bool IsBinary)> WithValues) Read(ReadOnlySpan<byte> record)
    {
        var json = JsonNode.Parse(record)!.AsObject();
        var secret = new EmulatedSecret(Text(json, "name")!, Text(json, "arn")!, Text(json, "region")!, Time(json, "createdAt")!.Value)
        {
            Description = Text(json, "description"),
            KmsKeyId = Text(json, "kmsKeyId"),
            ResourcePolicy = Text(json, "resourcePolicy"),
            LastChangedAt = Time(json, "lastChangedAt")!.Value,
            DeletionAt = Time(json, "deletionAt"),
        };
        if (json["tags"] is JsonArray tags)
        {
            secret.Tags = new SecretTags();
            foreach (var tag in tags)
            {
                secret.Tags.Set(tag![0]!.GetValue<string>(), tag[1]!.GetValue<string>());
            }
        }

        ReadRotation(json["rotation"]!.AsObject(), secret.Rotation);
        secret.Replicas.AddRange(json["replicas"]!.AsArray().Select(static replica => ReadReplica(replica!.AsObject())));
        var withValues = new List<(EmulatedVersion, bool)>();
        foreach (var entry in json["versions"]!.AsArray())
        {
            var version = ReadVersion(entry!.AsObject());
            secret.Versions.Restore(version);
            if (entry["isBinary"] is { } isBinary)
            {
                withValues.Add((version, isBinary.GetValue<bool>()));
            }
        }

        return (secret, withValues);
    }

    private static JsonNode WriteVersion(EmulatedVersion version) => new JsonObject
    {
        ["id"] = version.Id,
        ["createdAt"] = Ticks(version.CreatedAt),
        ["lastAccessedOn"] = Ticks(version.LastAccessedOn),
        ["kmsKeyId"] = version.KmsKeyId,
        ["stages"] = JsonShapes.List(version.Stages),
        ["isBinary"] = version.Content?.IsBinary,
    };

    private static EmulatedVersion ReadVersion(JsonObject json)
    {
        var version = new EmulatedVersion(Text(json, "id")!, Time(json, "createdAt")!.Value, Text(json, "kmsKeyId")!) { LastAccessedOn = Time(json, "lastAccessedOn") };
        version.Stages.UnionWith(json["stages"]!.AsArray().Select(static stage => stage!.GetValue<string>()));
        return version;
    }

    private static JsonNode WriteReplica(SecretReplica replica) => new JsonObject
    {
        ["region"] = replica.Region,
        ["kmsKeyId"] = replica.KmsKeyId,
        ["createdAt"] = Ticks(replica.CreatedAt),
        ["failure"] = replica.Failure,
    };

    private static SecretReplica ReadReplica(JsonObject json) =>
        new(Text(json, "region")!, Text(json, "kmsKeyId"), Time(json, "createdAt")!.Value, Text(json, "failure"));

    private static JsonObject WriteRotation(SecretRotation rotation) => new()
    {
        ["isEnabled"] = rotation.IsEnabled,
        ["lambdaArn"] = rotation.LambdaArn,
        ["configuredAt"] = Ticks(rotation.ConfiguredAt),
        ["lastRotatedAt"] = Ticks(rotation.LastRotatedAt),
        ["days"] = rotation.Rules?.AutomaticallyAfterDays,
        ["duration"] = rotation.Rules?.Duration,
        ["schedule"] = rotation.Rules?.ScheduleExpression,
        ["hasRules"] = rotation.Rules is not null,
    };

    private static void ReadRotation(JsonObject json, SecretRotation rotation)
    {
        rotation.IsEnabled = json["isEnabled"]?.GetValue<bool>();
        rotation.LambdaArn = Text(json, "lambdaArn");
        rotation.ConfiguredAt = Time(json, "configuredAt") ?? default;
        rotation.LastRotatedAt = Time(json, "lastRotatedAt");
        rotation.Rules = json["hasRules"]!.GetValue<bool>() ? RotationRules.Create(json["days"]?.GetValue<int>(), Text(json, "duration"), Text(json, "schedule")) : null;
    }

    private static string? Text(JsonObject json, string name) => json[name]?.GetValue<string>();

    private static DateTimeOffset? Time(JsonObject json, string name) =>
        json[name] is { } ticks ? new DateTimeOffset(ticks.GetValue<long>(), TimeSpan.Zero) : null;

    private static long? Ticks(DateTimeOffset? at) => at?.UtcTicks;
}
