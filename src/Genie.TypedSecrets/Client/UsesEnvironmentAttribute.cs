namespace Genie.TypedSecrets;

/// <summary>
/// Says that code is meant for one environment and may name it: <c>Secrets.Prod</c>. Read by the compiler's rule GTS1501, which otherwise
/// asks for <c>Secrets.Current</c>; without any effect at run time, where <see cref="SecretsOptions.AllowedEnvironments"/> decides.
/// </summary>
/// <param name="environment">The environment as the manifest names it: <c>prod</c>.</param>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Constructor
    | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field,
    AllowMultiple = true)]
public sealed class UsesEnvironmentAttribute(string environment) : Attribute
{
    /// <summary>The environment as the manifest names it.</summary>
    public string Environment { get; } = environment;
}
