using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Tooling;

// In a file of its own, because the program that writes usage reports during builds has no schemas.
public sealed partial record FindingLocation
{
    /// <summary>Creates a position from a schema's.</summary>
    /// <param name="location">The position in the schema.</param>
    public static FindingLocation From(SourceLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new(location.Path.Replace('\\', '/'), location.Start.Line + 1, location.Start.Column + 1);
    }
}
