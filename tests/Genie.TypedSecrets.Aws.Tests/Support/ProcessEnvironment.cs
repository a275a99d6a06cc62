namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>Contains the tests that change the environment of the process. They run alone, because the AWS SDK reads it in every other test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessEnvironment
{
    internal const string Name = "process environment";
}

/// <summary>Sets environment variables and restores them on disposal.</summary>
internal sealed class EnvironmentVariables : IDisposable
{
    private readonly Dictionary<string, string?> _former = [];

    /// <summary>Sets a variable, or removes it where the value is null.</summary>
    internal string? this[string name]
    {
        set
        {
            _former.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in _former)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
