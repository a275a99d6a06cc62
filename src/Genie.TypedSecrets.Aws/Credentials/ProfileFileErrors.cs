using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>Describes a shared configuration file that the SDK cannot read, without quoting it.</summary>
internal static partial class ProfileFileErrors
{
    /// <summary>Describes the damaged line; null if the exception has another cause.</summary>
    internal static string? Find(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            // The SDK quotes the line, which can contain a key.
            if (inner is InvalidDataException && Position().Match(inner.Message) is { Success: true } match)
            {
                return $"The AWS configuration file {SharedProfiles.Show(match.Groups["file"].Value)} cannot be read: line {match.Groups["line"].Value} is neither a section such as [profile dev], nor a setting, nor a comment. Correct the line; aws configure list checks the file, too.";
            }
        }

        return null;
    }

    [GeneratedRegex(@"^Line (?<line>[0-9]+):.*in file (?<file>\S.*) does not contain", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Position();
}
