using System.Text;
using Genie.TypedSecrets.Schema.Credentials.Issuers;
using Genie.TypedSecrets.Schema.Credentials.Matching;

namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>Draws texts of the formats in the table, with a valid checksum where the format has one. None of them was ever issued.</summary>
internal static class FormatDraw
{
    internal static string Of(CredentialFormat format, Draw draw)
    {
        var text = new StringBuilder();
        foreach (var node in format.Pattern.Nodes)
        {
            if (node.Class is null)
            {
                text.Append(node.Min > 0 ? node.Literals[draw.Number(node.Literals.Count)] : string.Empty);
                continue;
            }

            var length = node.Min == node.Max ? node.Min : node.Min + draw.Number(Math.Min(node.Max - node.Min, 24) + 1);
            text.Append(draw.Text(node.Class.Characters, length));
        }

        var drawn = text.ToString();
        if (format.Checksum is null)
        {
            return drawn;
        }

        var mark = drawn.IndexOf('_', StringComparison.Ordinal) + 1;
        return drawn[..^6] + Checksums.Crc32Base62(drawn[mark..^6]);
    }
}
