using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

// What a call does with the values that it gets.
internal sealed partial class MethodScanner
{
    private void Call(CalledMethod called, bool isConstructor, string? constant)
    {
        var arguments = _stack.Pop(called.Parameters.Length);
        var instance = called.IsInstance && !isConstructor ? _stack.Pop() : default;
        if (TextListCalls.Apply(called, instance, arguments, isConstructor, out var list) || ApplyToRequest(called, arguments, isConstructor, out list))
        {
            if (isConstructor || called.ReturnType != "System.Void")
            {
                _stack.Push(list);
            }

            return;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i].Leave();
            if (!IgnoresMembers(called) && !IsUnmatchedNull(called))
            {
                Pass(arguments[i], called.ActualParameter(i));
                PassToType(called, arguments[i], called.Parameters[i]);
            }
        }

        // Through a base type or an interface: equality, printing, any member.
        if (called.Name is not ("MoveNext" or "Reset" or "Dispose"))
        {
            Pass(instance, called.Type);
        }

        UseTypeArguments(called);

        var read = Read(called, instance, arguments, isConstructor);
        var result = read with { Type = isConstructor ? called.Type : called.ActualReturnType, Text = constant ?? read.Text };
        if (isConstructor || called.ReturnType != "System.Void")
        {
            _stack.Push(result);
        }
    }

    // They take any object, and call none of its members.
    private static bool IgnoresMembers(CalledMethod called) => (called.TypeDefinition, called.Name) is
        ("System.ArgumentNullException", "ThrowIfNull") or ("System.GC", "KeepAlive" or "SuppressFinalize") or ("System.Object", "ReferenceEquals") or ("System.Delegate", "Combine" or "Remove");

    // A parameter whose type is a type argument of the declaring type: what is in it is compared, printed or kept.
    private void PassToType(CalledMethod called, StackValue argument, string parameter)
    {
        if (_flow.TrackedIn(argument.Type).Count == 0)
        {
            return;
        }

        for (var i = 0; i < called.DeclaringArguments.Count; i++)
        {
            if (TypeName.PartsOf(parameter).Contains($"!{i}", StringComparer.Ordinal) && !GenericCode.KeepsOwn(called, i))
            {
                UseTypeArgument(called, called.DeclaringArguments[i]);
            }
        }
    }

    private void UseTypeArguments(CalledMethod called)
    {
        for (var i = 0; i < called.TypeArguments.Length; i++)
        {
            var argument = called.TypeArguments[i];
            if (IsBinding(called))
            {
                _usage.Bind(argument);
            }
            else if (!GenericCode.Forwards(called, i) && !ConnectionReads.IsMapping(called))
            {
                UseTypeArgument(called, argument);
            }

            // services.GetRequiredService<ApiKeysAccessor>()
            _usage.Parameter(argument);
            UseOwnTypes(argument);
            if (!NamedReads.IsPlumbing(called))
            {
                ReadRequestsOf(argument);
            }
        }

        UseOwnTypes(called.Type);
        for (var i = 0; i < called.DeclaringArguments.Count; i++)
        {
            if (GenericCode.ReadsItems(called, i))
            {
                foreach (var part in _flow.TrackedIn(called.DeclaringArguments[i]))
                {
                    Escape(part);
                }
            }
        }
    }

    // Code of the job itself is known; other code may read all that it gets.
    private void UseTypeArgument(CalledMethod called, string argument)
    {
        foreach (var part in _flow.TrackedIn(argument))
        {
            if (_own.Has(called))
            {
                UseOwn(part, OwnGenerics.KeyOf(called));
            }
            else
            {
                Escape(part);
            }
        }
    }

    private void UseOwnTypes(string type)
    {
        var tracked = _flow.TrackedIn(type);
        if (tracked.Count == 0)
        {
            return;
        }

        foreach (var own in _own.TypesIn(type).Where(static own => !own.StartsWith("<>", StringComparison.Ordinal)))
        {
            foreach (var part in tracked)
            {
                UseOwn(part, own);
            }
        }
    }

    private void UseOwn(string part, string code)
    {
        if (!part.StartsWith('!'))
        {
            _own.AddUse(part, code);
            return;
        }

        foreach (var from in _code)
        {
            _own.AddCall(from, code);
        }
    }

    // Records the reads of a call, and returns what is known about its result.
    private StackValue Read(CalledMethod called, StackValue instance, StackValue[] arguments, bool isConstructor)
    {
        ConnectionReads.Note(called, arguments, _types, _usage, Here());
        if (isConstructor)
        {
            if (called is { Type: "Genie.TypedSecrets.Stores.SecretRequest", Parameters: ["System.String"] })
            {
                ReadNamed(arguments[0]);
            }
            else if (_types.Accessor(called.Type) is { } created && arguments.Length > 1)
            {
                return new(Environment: arguments[1].Text, Origin: _usage.Obtained(created, arguments[1].Text, Here()));
            }

            return default;
        }

        if (called is { TypeDefinition: "Genie.TypedSecrets.SecretAccessor" or "Genie.TypedSecrets.SecretAccessor`1", Name: "get_SecretName" or "get_Environment" or "get_Descriptor" or "ToString" })
        {
            return new(Environment: instance.Environment, NameOf: called.Name == "get_SecretName" ? _types.Accessor(instance.Type ?? string.Empty) : null);
        }

        instance.Leave();
        if (_types.IsRoot(called.TypeDefinition))
        {
            return new(Environment: ReadRoot(called, arguments));
        }

        if (_types.IsEnvironment(called.TypeDefinition, out var environment))
        {
            environment ??= instance.Environment ?? (_types.IsEnvironment(instance.Type ?? string.Empty, out var own) ? own : null);
            if (_types.Accessor(called.ReturnType) is { } obtained)
            {
                return new(Environment: environment, Origin: _usage.Obtained(obtained, environment, Here()));
            }

            return new(Environment: environment);
        }

        if (_types.Accessor(called.TypeDefinition) is { } accessor)
        {
            // The accessor's own property is one key.
            _usage.Read(accessor, instance.Environment, called.Property, Here());
            return default;
        }

        if (called.TypeDefinition == "Genie.TypedSecrets.SecretAccessor`1")
        {
            ReadRecord(called, instance);
            return default;
        }

        if (_types.Record(called.TypeDefinition) is { } record)
        {
            if (called.Name == "Match")
            {
                // Each function is a separate method, whose reads are recorded when it is scanned.
                return default;
            }

            if (!IsCopyOrNullCheck(called, arguments))
            {
                _usage.ReadKey(record, called.Property, Here());
            }

            return default;
        }

        ReadByName(called, arguments);
        return default;
    }

    // "with" copies a record and sets properties of the copy; a comparison with null reads nothing.
    private static bool IsCopyOrNullCheck(CalledMethod called, StackValue[] arguments) =>
        called.Name == "<Clone>$" || called.Name.StartsWith("set_", StringComparison.Ordinal)
        || (called.Name is "op_Equality" or "op_Inequality" && arguments.Any(static argument => argument.IsNull));

    // BindSecret and AddSecret.
    private static bool IsBinding(CalledMethod called) =>
        called.TypeDefinition is "Microsoft.Extensions.DependencyInjection.SecretsOptionsBuilderExtensions" or "Microsoft.Extensions.Configuration.SecretConfigurationExtensions";
}
