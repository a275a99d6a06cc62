namespace Genie.TypedSecrets.Integration.Tests.Support;

/// <summary>Tests that run one after another: each has the machine's attention, and the soak looks at the whole process.</summary>
[CollectionDefinition(nameof(OneAtATime))]
public sealed class OneAtATime;
