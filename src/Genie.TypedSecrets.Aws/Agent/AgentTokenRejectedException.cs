namespace Genie.TypedSecrets.Aws;

/// <summary>Represents the first rejection of the agent's token, after which the token is read again. It never leaves the store.</summary>
internal sealed class AgentTokenRejectedException : Exception;
