namespace Genie.TypedSecrets.Testing;

/// <summary>Specifies how a test rotates a secret: the two strategies of AWS's rotation functions.</summary>
public enum RotationStrategy
{
    /// <summary>The user keeps its name and gets a new password. From that moment on the former password is refused, although the store still returns it until the rotation ends.</summary>
    SingleUser,

    /// <summary>
    /// Two users take turns: <c>app</c> and <c>app_clone</c>. The credentials of both are accepted until the next rotation. The secret needs a
    /// key <c>username</c> or <c>user</c>.
    /// </summary>
    AlternatingUsers,
}
