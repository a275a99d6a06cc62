namespace Genie.TypedSecrets.Stores;

/// <summary>Why a file of the local store cannot be used.</summary>
internal enum LocalFileProblem
{
    /// <summary>What was in it is lost.</summary>
    Damaged,

    /// <summary>What is in it can be had with another key.</summary>
    WrongKey,
}

/// <summary>A file of the local store cannot be used. Never leaves the store, which adds the path and the way out.</summary>
#pragma warning disable CA1032, RCS1194 // Standard constructors: nobody else throws it.
internal sealed class LocalFileException(LocalFileProblem problem, string message) : Exception(message)
#pragma warning restore CA1032, RCS1194
{
    internal LocalFileProblem Problem => problem;
}
