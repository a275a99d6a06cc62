namespace Genie.TypedSecrets.Drills.Tests.Support;

/// <summary>Drills that run one after another: each has the machine's attention, and the soak looks at the whole process.</summary>
[CollectionDefinition(nameof(OneAtATime))]
public sealed class OneAtATime;
