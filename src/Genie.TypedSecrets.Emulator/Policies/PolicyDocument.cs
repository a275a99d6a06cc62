using System.Text.Json;

namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Represents an IAM policy document. Immutable.</summary>
internal sealed class PolicyDocument
{
    private PolicyDocument(IReadOnlyList<PolicyStatement> statements)
    {
        Statements = statements;
    }

    internal IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Parses the policy of an identity, which has no principals.</summary>
    /// <exception cref="PolicyFormatException">The document isn't valid, or contains what the emulator can't evaluate.</exception>
    internal static PolicyDocument ParseIdentityPolicy(string json) => Parse(json, isResourcePolicy: false);

    /// <summary>Parses the policy of a resource, which names principals.</summary>
    /// <exception cref="PolicyFormatException">The document isn't valid, or contains what the emulator can't evaluate.</exception>
    internal static PolicyDocument ParseResourcePolicy(string json) => Parse(json, isResourcePolicy: true);

    private static PolicyDocument Parse(string json, bool isResourcePolicy)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new PolicyDocument(PolicyParser.Parse(document.RootElement, isResourcePolicy));
        }
        catch (JsonException e)
        {
            throw new PolicyFormatException($"It is not valid JSON: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            throw new PolicyFormatException("A string of it is not valid Unicode.");
        }
    }
}
