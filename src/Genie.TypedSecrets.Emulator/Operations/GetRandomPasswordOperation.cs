using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Implements <c>GetRandomPassword</c>: characters of the types that the request includes, by default at least one of each.</summary>
internal static class GetRandomPasswordOperation
{
    internal const string Name = "GetRandomPassword";

    private const int DefaultLength = 32;
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    internal static JsonObject Execute(OperationCall call)
    {
        var length = call.Fields.Number("PasswordLength") ?? DefaultLength;
        var excluded = call.Fields.Text("ExcludeCharacters") ?? string.Empty;
        var isEachRequired = call.Fields.Flag("RequireEachIncludedType") ?? true;
        var kinds = Kinds(call).ToArray();
        call.Permissions.Require(Name);

        var usable = kinds.Select(kind => string.Concat(kind.Where(c => !excluded.Contains(c, StringComparison.Ordinal)))).ToArray();
        if (usable.All(static kind => kind.Length == 0))
        {
            throw SecretsManagerError.InvalidParameter("No characters are left to build the password from.");
        }

        if (isEachRequired && usable.Any(static kind => kind.Length == 0))
        {
            throw SecretsManagerError.InvalidParameter("Every character of a required type is excluded.");
        }

        if (isEachRequired && length < usable.Length)
        {
            throw SecretsManagerError.InvalidParameter("Password length is too short based on the required types.");
        }

        return new JsonObject { ["RandomPassword"] = Generate(length, usable, isEachRequired) };
    }

    private static IEnumerable<string> Kinds(OperationCall call)
    {
        (string Flag, string Characters)[] excludable =
        [
            ("ExcludeLowercase", "abcdefghijklmnopqrstuvwxyz"),
            ("ExcludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            ("ExcludeNumbers", "0123456789"),
            ("ExcludePunctuation", Punctuation),
        ];
        foreach (var (flag, characters) in excludable)
        {
            if (call.Fields.Flag(flag) is not true)
            {
                yield return characters;
            }
        }

        if (call.Fields.Flag("IncludeSpace") is true)
        {
            yield return " ";
        }
    }

    private static string Generate(int length, string[] kinds, bool isEachRequired)
    {
        var password = RandomNumberGenerator.GetItems<char>(string.Concat(kinds), length);
        if (isEachRequired)
        {
            for (var i = 0; i < kinds.Length; i++)
            {
                password[i] = kinds[i][RandomNumberGenerator.GetInt32(kinds[i].Length)];
            }

            RandomNumberGenerator.Shuffle<char>(password);
        }

        return new string(password);
    }
}
