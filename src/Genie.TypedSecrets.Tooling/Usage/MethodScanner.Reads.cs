namespace Genie.TypedSecrets.Tooling.Usage;

// What a call reads: through the class with the environments, through an accessor, or by name.
internal sealed partial class MethodScanner
{
    private string? ReadRoot(CalledMethod called, StackValue[] arguments)
    {
        switch (called.Name)
        {
            case "get_Current":
                _usage.SawEnvironment(UsageReport.CurrentEnvironment);
                return UsageReport.CurrentEnvironment;
            case "PreloadAsync":
                _usage.Preload(isComplete: arguments.Length < 2, _member, Here());
                return null;
            case "Environment" when arguments is [{ Text: { } preview }]:
                var lower = preview.ToLowerInvariant();
                _usage.SawEnvironment(lower);
                return lower;
            case "Environment":
                // A preview environment with a computed name: any of them.
                foreach (var pattern in _types.Previews)
                {
                    _usage.SawEnvironment(pattern);
                }

                return _types.Previews.Count == 1 ? _types.Previews.First() : null;
            case var name when name.StartsWith("get_", StringComparison.Ordinal) && _types.IsEnvironment(called.ReturnType, out var environment):
                _usage.SawEnvironment(environment);
                return environment;
            default:
                return null;
        }
    }

    private void ReadRecord(CalledMethod called, StackValue instance)
    {
        if (called.Name is ".ctor")
        {
            return;
        }

        var record = called.Type[(called.Type.IndexOf('<', StringComparison.Ordinal) + 1)..^1];
        if (_types.Record(record) is { } accessor)
        {
            _usage.ReadRecord(accessor, instance.Environment, Here());
        }
        else if (!record.StartsWith("!!", StringComparison.Ordinal) && !IsPartOfGenericMethod())
        {
            // A generic type over any accessor: which secret it reads is decided by the code that creates it, or by a container.
            _usage.ReadGeneric(Here());
        }
    }

    // The type parameters of the compiler's own types are those of the method, which its callers set, unless a type around it has some.
    private bool IsPartOfGenericMethod() => _code[1].IndexOf("/<", StringComparison.Ordinal) is >= 0 and var at && !_code[1][..at].Contains('`', StringComparison.Ordinal);

    private void ReadByName(CalledMethod called, StackValue[] arguments)
    {
        if (NamedReads.Contains(called))
        {
            ReadNamed(arguments.Length > 0 && called.Parameters[0] == "System.String" ? arguments[0] : default);
            return;
        }

        switch (called.TypeDefinition, called.Name)
        {
            case ("Genie.TypedSecrets.ProjectSecrets", "PreloadAsync"):
                _usage.Preload(isComplete: arguments.Length < 2, _member, Here());
                break;
            case ("Genie.TypedSecrets.Hosting.SecretsBuilder`1", "PreloadOnStart"):
                // Without a list: what the services take, which is seen where they take it.
                _usage.PreloadInjected();
                if (!arguments.All(static argument => argument.IsNull))
                {
                    _usage.Preload(isComplete: !CreatesFunctions(), _member, Here());
                }

                break;
            case ("Genie.TypedSecrets.SecretsOptions", "set_Environment"):
                _usage.SelectEnvironment(arguments[0].Text);
                break;
        }
    }

    private void ReadNamed(StackValue name)
    {
        if (name.NameOf is { } accessor)
        {
            // By the accessor's own name: all keys.
            _usage.Read(accessor, name.Environment, property: null, Here());
        }
        else
        {
            _usage.Named(name.Text, Here());
        }
    }
}
