namespace Genie.TypedSecrets;

/// <summary>
/// Marks code that is meant for one environment and may name it: <c>Secrets.Prod</c>. The analyzer rule GTS1501 does not report such code; elsewhere
/// it requires <c>Secrets.Current</c>. The attribute has no effect at run time: <see cref="SecretsOptions.AllowedEnvironments"/> applies there.
/// </summary>
/// <param name="environment">The environment as the manifest names it: <c>prod</c>.</param>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Constructor
    | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field,
    AllowMultiple = true)]
public sealed class UsesEnvironmentAttribute(string environment) : Attribute
{
    /// <summary>Gets the environment, as the manifest names it.</summary>
    public string Environment { get; } = environment;
}
