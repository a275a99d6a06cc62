using System.Globalization;
using System.Text.Json;
using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator.Tests.Fuzzing;

/// <summary>Generates requests by the service model: most members have a plausible value, some are missing, and a few are hostile.</summary>
internal static class RequestGenerator
{
    internal const string HomeRegion = "us-east-1";
    internal const string ReplicaRegion = "eu-west-1";

    // Denials are for deletions only, so that the state can be read.
    private static readonly string[] s_policies =
    [
        """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"secretsmanager:DeleteSecret","Resource":"*"}}""",
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/x"},"Action":"*","Resource":"*"}}""",
        "{}",
    ];

    private static readonly string[] s_hostile =
    [
        "null", "true", "-1", "1e400", "9223372036854775808", "[]", "{}", "[[[[]]]]", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"a\\u001b[31m\"", "\"\\u202e\"", "{\"\\ud800\":1}",
        "\"arn:\"", "\"arn:aws:secretsmanager:us-east-1:000000000000:secret:\"", "\"rate(9999999 days)\"", "\"cron(0 0 31 2 ? *)\"", "[null]", "[\"\\udc00\"]", $"\"{new string('x', 70_000)}\"",
    ];

    internal static (string Operation, string Body) Next(Random random)
    {
        var operation = Pick(random, ServiceModel.Operations.Order(StringComparer.Ordinal).ToArray());
        var members = ServiceModel.RequestOf(operation).Members
            .Where(member => random.Next(100) < ChanceOf(member))
            .Select(member => $"\"{member.Name}\":{(random.Next(25) == 0 ? Pick(random, s_hostile) : ValueOf(random, member.Name, member.Shape))}");
        return (operation, $"{{{string.Join(',', members)}}}");
    }

    private static int ChanceOf(ShapeMember member) => member.Name switch
    {
        _ when member.IsRequired => 98,
        "ClientRequestToken" or "SecretString" or "RotationLambdaARN" => 80,
        "SecretBinary" or "Type" or "ExternalSecretRotationMetadata" or "ExternalSecretRotationRoleArn" or "NextToken" or "RotationToken" => 5,
        _ => 40,
    };

    private static string ValueOf(Random random, string name, Shape shape) => shape switch
    {
        BooleanShape => random.Next(2) == 0 ? "true" : "false",
        IntegerShape => random.Next(1, 31).ToString(CultureInfo.InvariantCulture),
        BlobShape => "\"AAEC\"",
        ListShape list => $"[{string.Join(',', Enumerable.Range(0, random.Next(1, 3)).Select(_ => ValueOf(random, name, list.Item)))}]",
        StructureShape structure => $"{{{string.Join(',', structure.Members.Where(_ => random.Next(5) > 0).Select(member => $"\"{member.Name}\":{ValueOf(random, member.Name, member.Shape)}"))}}}",
        StringShape { AllowedValues: { Count: > 0 } allowed } => JsonSerializer.Serialize(Pick(random, [.. allowed])),
        _ => JsonSerializer.Serialize(TextOf(random, name)),
    };

    private static string TextOf(Random random, string name) => name switch
    {
        "Name" or "SecretId" or "SecretIdList" => $"secret/{random.Next(4)}",
        "ClientRequestToken" or "VersionId" or "MoveToVersionId" or "RemoveFromVersionId" => new Guid(random.Next(12), 0, 0, new byte[8]).ToString(),
        "VersionStage" or "VersionStages" => Pick(random, ["AWSCURRENT", "AWSPREVIOUS", "AWSPENDING", "MINE", "YOURS"]),
        "Region" or "RemoveReplicaRegions" => ReplicaRegion,
        "KmsKeyId" => Pick(random, ["", "alias/mine", "alias/aws/secretsmanager"]),
        "ScheduleExpression" => Pick(random, ["rate(4 hours)", "rate(10 days)", "cron(0 8 1 * ? *)", "cron(0 0 30 2 ? *)"]),
        "Duration" => Pick(random, ["1h", "3h", "30h"]),
        "ResourcePolicy" => Pick(random, s_policies),
        "RotationLambdaARN" => "arn:aws:lambda:us-east-1:000000000000:function:f",
        "SecretString" => $"value {random.Next(3)}",
        _ => $"text{random.Next(5)}",
    };

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
