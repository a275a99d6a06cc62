namespace Genie.TypedSecrets.Stores;

/// <summary>Specifies why a file of the local store cannot be used.</summary>
internal enum LocalFileProblem
{
    /// <summary>The content is lost.</summary>
    Damaged,

    /// <summary>The content was encrypted with another key.</summary>
    WrongKey,

    /// <summary>A later release of the library wrote the file.</summary>
    NewerFormat,
}

/// <summary>The exception that is thrown when a file of the local store cannot be used. The store catches it and adds the path and the remedy.</summary>
#pragma warning disable CA1032, RCS1194 // Standard constructors: only the store throws it.
internal sealed class LocalFileException(LocalFileProblem problem, string message) : Exception(message)
#pragma warning restore CA1032, RCS1194
{
    internal LocalFileProblem Problem => problem;
}
