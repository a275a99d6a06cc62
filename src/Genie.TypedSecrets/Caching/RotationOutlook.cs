namespace Genie.TypedSecrets.Caching;

/// <summary>Specifies whether a version other than a rejected one is to be expected.</summary>
internal enum RotationOutlook
{
    /// <summary>The store does not know.</summary>
    Unknown,

    /// <summary>A rotation is in progress, or another version is in use already.</summary>
    Expected,

    /// <summary>No rotation is in progress, and the rejected version is in use.</summary>
    NotExpected,

    /// <summary>No rotation is in progress. One may have ended between the last fetch and this status, because the status does not say which version is in use.</summary>
    NotKnownSince,
}
