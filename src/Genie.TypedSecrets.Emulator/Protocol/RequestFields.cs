using System.Text.Json;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Reads the members of a structure in a request that <see cref="RequestValidator"/> has checked. A member that is absent or null is null.</summary>
internal sealed class RequestFields(JsonElement structure)
{
    internal static RequestFields Empty { get; } = new(JsonDocument.Parse("{}").RootElement);

    internal string? Text(string name) => Member(name) is { } member ? RequestTypes.StringOf(member) : null;

    /// <summary>Gets a string that the service model requires.</summary>
    internal string RequiredText(string name) => Text(name)!;

    internal bool? Flag(string name) => Member(name) is { } member ? RequestTypes.BooleanOf(member) : null;

    internal int? Number(string name) => Member(name) is { } member ? (int)Math.Clamp(RequestTypes.IntegerOf(member), int.MinValue, int.MaxValue) : null;

    internal IReadOnlyList<string>? Texts(string name) => Member(name) is { } member ? RequestTypes.ListOf(member).Select(RequestTypes.StringOf).ToArray() : null;

    internal IReadOnlyList<RequestFields>? Structures(string name) =>
        Member(name) is { } member ? RequestTypes.ListOf(member).Select(static item => new RequestFields(RequestTypes.StructureOf(item))).ToArray() : null;

    internal RequestFields? Structure(string name) => Member(name) is { } member ? new RequestFields(RequestTypes.StructureOf(member)) : null;

    /// <summary>Gets the secret of the request by its name or ARN.</summary>
    internal string SecretId() => RequiredText("SecretId");

    /// <summary>Gets the value in <c>SecretString</c> or <c>SecretBinary</c>; null if the request has neither.</summary>
    /// <exception cref="SecretsManagerError">The request has both.</exception>
    internal SecretContent? Content()
    {
        var text = Text("SecretString");
        var binary = Member("SecretBinary");
        if (text is not null && binary is not null)
        {
            throw SecretsManagerError.InvalidParameter("You can't specify both a binary secret value and a string secret value in the same secret.");
        }

        if (binary is { } bytes)
        {
            return new SecretContent(RequestTypes.BytesOf(bytes), isBinary: true);
        }

        return text is null ? null : SecretContent.OfText(text);
    }

    private JsonElement? Member(string name) => structure.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
