using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Creates the parts that several responses have in common.</summary>
internal static class JsonShapes
{
    /// <summary>Creates a timestamp: seconds since 1970 with three decimals.</summary>
    internal static JsonNode Timestamp(DateTimeOffset at) => JsonValue.Create(at.ToUnixTimeMilliseconds() / 1000m);

    internal static JsonArray List(IEnumerable<string> items) => new(items.Select(static item => (JsonNode)JsonValue.Create(item)!).ToArray());

    /// <summary>Creates the start of most responses: ARN and name.</summary>
    internal static JsonObject Identity(EmulatedSecret secret) => new() { ["ARN"] = secret.Arn, ["Name"] = secret.Name };

    /// <summary>Creates a version with its value, for <c>GetSecretValue</c> and <c>BatchGetSecretValue</c>.</summary>
    internal static JsonObject Value(EmulatedSecret secret, EmulatedVersion version)
    {
        var shape = Identity(secret);
        shape["VersionId"] = version.Id;
        shape[version.Content!.IsBinary ? "SecretBinary" : "SecretString"] = version.Content.Encoded;
        AddStages(shape, version);
        shape["CreatedDate"] = Timestamp(version.CreatedAt);
        return shape;
    }

    /// <summary>Creates the metadata of a secret, for <c>DescribeSecret</c> and <c>ListSecrets</c>. Members without a value are left out.</summary>
    internal static JsonObject Description(EmulatedSecret secret, string stagesMember)
    {
        var shape = Identity(secret);
        AddText(shape, "Description", secret.Description);
        AddText(shape, "KmsKeyId", secret.KmsKeyId);
        AddRotation(shape, secret);
        AddTime(shape, "LastChangedDate", secret.LastChangedAt);
        AddTime(shape, "LastAccessedDate", secret.LastAccessedOn);
        AddTime(shape, "DeletedDate", secret.DeletionAt);
        if (secret.Tags is { } tags)
        {
            shape["Tags"] = new JsonArray(tags.All.Select(static tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToArray());
        }

        var staged = secret.Versions.All.Where(static version => version.Stages.Count > 0).ToArray();
        if (staged.Length > 0)
        {
            shape[stagesMember] = new JsonObject(staged.Select(static version => KeyValuePair.Create(version.Id, (JsonNode?)List(version.Stages))));
        }

        AddTime(shape, "CreatedDate", secret.CreatedAt);
        AddText(shape, "PrimaryRegion", secret.PrimaryRegion);
        return shape;
    }

    internal static void AddStages(JsonObject shape, EmulatedVersion version)
    {
        if (version.Stages.Count > 0)
        {
            shape["VersionStages"] = List(version.Stages);
        }
    }

    internal static void AddTime(JsonObject shape, string name, DateTimeOffset? at)
    {
        if (at is { } time)
        {
            shape[name] = Timestamp(time);
        }
    }

    internal static void AddText(JsonObject shape, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            shape[name] = text;
        }
    }

    private static void AddRotation(JsonObject shape, EmulatedSecret secret)
    {
        var rotation = secret.Rotation;
        if (rotation.IsEnabled is { } isEnabled)
        {
            shape["RotationEnabled"] = isEnabled;
        }

        AddText(shape, "RotationLambdaARN", rotation.LambdaArn);
        if (rotation.Rules is { } rules)
        {
            var rulesShape = new JsonObject();
            if (rules.AutomaticallyAfterDays is { } days)
            {
                rulesShape["AutomaticallyAfterDays"] = days;
            }

            AddText(rulesShape, "Duration", rules.Duration);
            AddText(rulesShape, "ScheduleExpression", rules.ScheduleExpression);
            shape["RotationRules"] = rulesShape;
        }

        AddTime(shape, "LastRotatedDate", rotation.LastRotatedAt);
        AddTime(shape, "NextRotationDate", rotation.NextRotationAt(secret.Versions.FindByStage(VersionStage.Current)));
    }
}
