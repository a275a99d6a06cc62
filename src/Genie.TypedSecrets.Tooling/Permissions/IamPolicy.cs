using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Permissions;

/// <summary>Represents the least policy that lets a job read what its code reads, as one or more IAM policy documents.</summary>
/// <param name="Documents">The documents as JSON. There is more than one where one would be larger than IAM allows.</param>
/// <param name="Resources">The ARN patterns of the secrets.</param>
public sealed partial record IamPolicy(IReadOnlyList<string> Documents, IReadOnlyList<string> Resources) : Report
{
    /// <summary>The largest managed policy, in characters without white space (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).</summary>
    public const int MaxSize = 6144;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override string Kind => "iam-policy";

    /// <summary>Creates the policy.</summary>
    /// <param name="request">The input.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ToolingException">A read has a computed name and nothing is allowed for it, no region is known, or nothing is read.</exception>
    public static IamPolicy Create(PermissionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Validate(request);
        request = request with { Environment = EnvironmentOf(request) };
        List<AwsRegion> regions = [.. Regions(request).Select(AwsRegion.Of)];
        if (regions.Find(region => region.Partition != regions[0].Partition) is { } other && request.Partition is null)
        {
            throw new ToolingException(
                $"{regions[0].Name} is in the partition {regions[0].Partition}, and {other.Name} in {other.Partition}. A role exists in one partition only: write a policy for each, with the regions of one partition.");
        }

        string[] arns = [.. Names(request).SelectMany(name => Arns(name, regions, request)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (arns.Length == 0)
        {
            throw new ToolingException("According to the usage reports, the code does not read secrets, so no permission is needed.");
        }

        CheckKeys(request.KmsKeys, arns);

        List<string> documents = [];
        for (var from = 0; from < arns.Length;)
        {
            // As many secrets as fit; at least one, so that the loop ends.
            var count = arns.Length - from;
            while (count > 1 && Size(Document(arns.AsSpan(from, count), regions, request)) > MaxSize)
            {
                count = Math.Max(1, count * 3 / 4);
            }

            documents.Add(Document(arns.AsSpan(from, count), regions, request).ToJsonString(s_indented));
            from += count;
        }

        return new(documents, arns);
    }

    private static void Validate(PermissionRequest request)
    {
        if (request.Account.Length != 12 || !request.Account.All(char.IsAsciiDigit))
        {
            throw new ToolingException($"'{request.Account}' is not an account. An account is twelve digits: --account 123456789012");
        }

        // IAM accepts any text there, and such a statement allows nothing.
        if (request.Regions.FirstOrDefault(static region => !RegionNames.IsRegion(region)) is { } place)
        {
            throw new ToolingException($"'{place}' is not the name of an AWS region. Use its code: --region us-east-1");
        }

        if (request.Partition is { } partition && !Partition().IsMatch(partition))
        {
            throw new ToolingException($"'{partition}' is not an AWS partition. Use aws, aws-cn, aws-us-gov or the name of an isolated one, such as aws-iso: --partition aws");
        }

        if (request.KmsKeys.FirstOrDefault(static key => !IsKeyArn(key)) is { } wrong)
        {
            // IAM ignores an alias in the resource of a statement for KMS.
            throw new ToolingException($"'{wrong}' is not the ARN of a KMS key, which a policy needs. Find it: aws kms describe-key --key-id {wrong} --query KeyMetadata.Arn");
        }

        if (request.AllowedNames.FirstOrDefault(static name => !IsName().IsMatch(name)) is { } invalid)
        {
            throw new ToolingException($"'{invalid}' is not the name or ARN of a secret. A name has letters, digits and /_+=.@-, and can have the wildcards * and ? here: --allow-unknown genie-prod/legacy-*");
        }

        // In a policy, * and ? would be wildcards, and a variable could stand for anything.
        if (request.Usage.SelectMany(static usage => usage.Named).FirstOrDefault(static named => SecretName.FindProblemOf(named.Name) is not null) is { } impossible)
        {
            throw new ToolingException(
                $"The code reads a secret named '{DisplayText.CleanName(impossible.Name)}'{(impossible.Reads is [var read, ..] ? $" ({read})" : string.Empty)}. A secret cannot have this name: {SecretName.FindProblemOf(impossible.Name)} Correct the name, and write the usage report again.");
        }

        var unknown = request.Usage.SelectMany(static usage => usage.Unknown).ToList();
        if (unknown.Count > 0 && request.AllowedNames.Count == 0)
        {
            var lines = string.Concat(unknown.Select(static read => $"\n  {read} ({read.Member})"));
            throw new ToolingException(
                $"These reads have a computed name, so it is not known which secrets they need:{lines}\nList the secrets that they may read: --allow-unknown genie-prod/legacy, or read by a constant name.");
        }
    }

    // The names of secrets contain the name of the environment, not an alias.
    private static string EnvironmentOf(PermissionRequest request) => request.Project?.Manifest is not { } manifest
        ? request.Environment
        : ProjectEnvironments.Find(manifest, request.Environment)?.Name ?? throw new ToolingException(ProjectEnvironments.DescribeUnknown(manifest, request.Environment));

    private static void CheckKeys(IEnumerable<string> keys, string[] arns)
    {
        if (keys.FirstOrDefault(key => key != "*" && !arns.Any(arn => PlaceOf(arn) == PlaceOf(key))) is { } unused)
        {
            var places = arns.Select(PlaceOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            throw new ToolingException($"The key {unused} is in {PlaceOf(unused)}, and the secrets are in {string.Join(", ", places)}, so it decrypts none of them. Pass the key of a region of the secrets.");
        }
    }

    // The partition and region: a key decrypts the secrets of its own region only.
    private static string PlaceOf(string arn) => arn.Split(':') is [_, var partition, _, var region, ..] ? (partition == "aws" ? region : $"{region} ({partition})") : arn;

    private static bool IsKeyArn(string key) => key == "*" || (key.Split(':') is ["arn", _, "kms", _, _, var resource] && resource.StartsWith("key/", StringComparison.Ordinal));

    private static IReadOnlyList<string> Regions(PermissionRequest request)
    {
        if (request.Regions.Count > 0)
        {
            return request.Regions;
        }

        return (request.Project?.Manifest is { } manifest ? ProjectEnvironments.Find(manifest, request.Environment) : null)?.Regions is { Count: > 0 } regions
            ? [.. regions]
            : throw new ToolingException("No region is known. Add regions to the environment in schemas/secrets.json, or name them: --region us-east-1");
    }

    private static IEnumerable<string> Names(PermissionRequest request)
    {
        foreach (var usage in request.Usage)
        {
            foreach (var secret in usage.Secrets)
            {
                foreach (var environment in secret.Environments.Select(name => name == UsageReport.CurrentEnvironment ? request.Environment : name))
                {
                    // A category that does not exist in an environment needs no permission there: a complete preload skips it.
                    if (UsageNames.Format(request.Project, usage, environment, secret.Category) is { } name)
                    {
                        yield return name;
                    }
                }
            }

            foreach (var named in usage.Named)
            {
                yield return named.Name;
            }
        }

        foreach (var name in request.AllowedNames)
        {
            yield return name;
        }
    }

    // Secrets Manager appends a hyphen and six characters to a name. IAM compares the whole ARN, which a partial one is not.
    private static IEnumerable<string> Arns(string name, IReadOnlyList<AwsRegion> regions, PermissionRequest request) => name.StartsWith("arn:", StringComparison.Ordinal)
        ? !IsWholeArn().IsMatch(name) ? [$"{name}-??????"] : MayBePartial().IsMatch(name) ? [name, $"{name}-??????"] : [name]
        : regions.Select(region => $"arn:{request.Partition ?? region.Partition}:secretsmanager:{region.Name}:{request.Account}:secret:{name}-??????");

    private static JsonObject Document(ReadOnlySpan<string> arns, IReadOnlyList<AwsRegion> regions, PermissionRequest request)
    {
        JsonArray statements =
        [
            Statement("ReadSecrets", ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], List(arns)),

            // The operation has no resource: each secret of a batch is authorized by GetSecretValue.
            Statement("ReadSecretsInBatches", ["secretsmanager:BatchGetSecretValue"], ["*"]),
        ];
        if (request.KmsKeys.Count > 0)
        {
            var decrypt = Statement("DecryptSecrets", ["kms:Decrypt"], List([.. request.KmsKeys.Order(StringComparer.Ordinal)]));
            decrypt.Add("Condition", new JsonObject
            {
                ["StringEquals"] = new JsonObject { ["kms:ViaService"] = List([.. DecryptionRegions(arns, regions, request).Select(region => $"secretsmanager.{region}.{AwsRegion.Of(region).Domain}")]) },
                ["StringLike"] = new JsonObject { ["kms:EncryptionContext:SecretARN"] = List(arns) },
            });
            statements.Add(decrypt);
        }

        return new() { ["Version"] = "2012-10-17", ["Statement"] = statements };
    }

    // A secret that is named by its ARN may be in a region that the environment does not have. A key is used in its own region only.
    private static string[] DecryptionRegions(ReadOnlySpan<string> arns, IReadOnlyList<AwsRegion> regions, PermissionRequest request)
    {
        string[] keys = [.. request.KmsKeys.Select(RegionOf)];
        return [.. regions.Select(static region => region.Name).Concat(arns.ToArray().Select(RegionOf).Where(region => keys.Contains(region, StringComparer.Ordinal) || keys.Contains("*", StringComparer.Ordinal))).Distinct(StringComparer.Ordinal)];
    }

    private static string RegionOf(string arn) => arn.Split(':') is [_, _, _, var region, ..] ? region : arn;

    private static JsonObject Statement(string id, JsonArray actions, JsonArray resources) =>
        new() { ["Sid"] = id, ["Effect"] = "Allow", ["Action"] = actions, ["Resource"] = resources };

    private static JsonArray List(ReadOnlySpan<string> items)
    {
        JsonArray list = [];
        foreach (var item in items)
        {
            list.Add((JsonNode)item);
        }

        return list;
    }

    private static int Size(JsonObject document) => document.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Length;

    [GeneratedRegex(@"\A(arn:[a-z0-9-]+:secretsmanager:[^:]+:[0-9*?]+:secret:)?([a-z-]{1,32}!)?[0-9A-Za-z/_+=.@*?-]{1,512}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsName();

    [GeneratedRegex("(-[0-9A-Za-z]{6}|[*?])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsWholeArn();

    [GeneratedRegex("^aws(-[a-z]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Partition();

    // api-tokens ends like an ARN with its random characters, and may be the end of a name.
    [GeneratedRegex("-[a-z]{6}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MayBePartial();
}
