using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>
/// Writes the implementation of <c>IDatabaseCredentials</c> on records that have the keys that AWS writes into the secret of a database, so that
/// <c>CreateDataSource</c> needs no mapping.
/// </summary>
internal static class DatabaseCredentialsEmitter
{
    // In full: an explicit implementation has the name that the source has, and the usage report recognizes it.
    private const string Interface = "global::Genie.TypedSecrets.IDatabaseCredentials";

    /// <summary>Returns whether a record has user name and password, and no key of AWS's that is of another type.</summary>
    internal static bool Applies(ObjectModel root) => IsText(root, "username", isRequired: true) && IsText(root, "password", isRequired: true)
        && IsText(root, "host", isRequired: false) && IsText(root, "dbname", isRequired: false)
        && Find(root, "port") is null or { Type: IntegerType };

    /// <summary>Gets the text after the record's name.</summary>
    internal static string BaseList(ObjectModel root) => Applies(root) ? " : " + Interface : string.Empty;

    /// <summary>Writes the members of the interface.</summary>
    internal static void Write(SourceWriter writer, ObjectModel root)
    {
        if (Applies(root))
        {
            writer.Line();
            Write(writer, "string", "Host", Find(root, "host"));
            Write(writer, "int", "Port", Find(root, "port"));
            Write(writer, "string", "DatabaseName", Find(root, "dbname"));
            Write(writer, "string", "UserName", Find(root, "username"));
            Write(writer, "string", "Password", Find(root, "password"));
        }
    }

    private static void Write(SourceWriter writer, string type, string member, KeyModel? key)
    {
        var secret = $"G_::Secret<{type}>";
        var nullable = member is "UserName" or "Password" ? string.Empty : "?";
        writer.Line($"{secret}{nullable} {Interface}.{member} => {(key is null ? "null" : Value(key, secret))};");
    }

    private static string Value(KeyModel key, string secret)
    {
        var name = key.Identifier;
        if (key.IsRequired || key.DefaultJson is not null)
        {
            return Wrap(key, name, secret);
        }

        return Wrap(key, name, secret) == name ? name : $"{name} is {{ }} value ? {Wrap(key, "value", secret)} : null";
    }

    private static string Wrap(KeyModel key, string value, string secret) => key switch
    {
        { Type: IntegerType { Is64Bit: true }, IsSensitive: true } => $"new {secret}(checked((int){value}.Reveal()))",
        { Type: IntegerType { Is64Bit: true } } => $"new {secret}(checked((int){value}))",
        { IsSensitive: true } => value,
        _ => $"new {secret}({value})",
    };

    private static bool IsText(ObjectModel root, string name, bool isRequired) => Find(root, name) is { } key
        ? key.Type is StringType { Format: StringFormat.None or StringFormat.Hostname or StringFormat.Ipv4 or StringFormat.Ipv6 or StringFormat.Email }
            && (!isRequired || key.IsRequired || key.DefaultJson is not null)
        : !isRequired;

    // By index: every record is asked for every name, and an enumerator would be allocated each time.
    private static KeyModel? Find(ObjectModel root, string name)
    {
        for (var i = 0; i < root.Keys.Count; i++)
        {
            if (root.Keys[i].JsonName == name)
            {
                return root.Keys[i];
            }
        }

        return null;
    }
}
