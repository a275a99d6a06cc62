namespace IngestJob;

#pragma warning disable CA1032 // Standard constructors: each has a message of its own.

/// <summary>The exception that is thrown when the job cannot continue. Its message says why and what to do.</summary>
internal class JobException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>The exception that is thrown when a service rejects a credential.</summary>
internal sealed class AccessDeniedException(string message) : JobException(message);

/// <summary>The exception that is thrown when the command line is not valid.</summary>
internal sealed class UsageException(string message) : JobException(message);
