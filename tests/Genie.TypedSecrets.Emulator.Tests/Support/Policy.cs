namespace Genie.TypedSecrets.Emulator.Tests.Support;

/// <summary>Writes policy documents.</summary>
internal static class Policy
{
    internal const string Arns = "arn:aws:secretsmanager:us-east-1:000000000000:secret:";

    internal static string Of(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    internal static string Allow(string action, string resource = "*", string condition = "") => Statement("Allow", action, resource, condition);

    internal static string Deny(string action, string resource = "*", string condition = "") => Statement("Deny", action, resource, condition);

    /// <summary>Writes a condition; <paramref name="values"/> is JSON.</summary>
    internal static string Condition(string @operator, string key, string values) => $"{{\"{@operator}\":{{\"{key}\":{values}}}}}";

    private static string Statement(string effect, string action, string resource, string condition) =>
        $$"""{"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"{{(condition.Length == 0 ? string.Empty : $",\"Condition\":{condition}")}}}""";
}
