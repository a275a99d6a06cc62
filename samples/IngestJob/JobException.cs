namespace IngestJob;

#pragma warning disable CA1032 // Standard constructors: each has a message of its own.

/// <summary>The job cannot go on; the message says why and what to do.</summary>
internal class JobException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>A service does not accept the credential it was shown.</summary>
internal sealed class AccessRefusedException(string message) : JobException(message);

/// <summary>The command line is not one this job understands.</summary>
internal sealed class UsageException(string message) : JobException(message);
