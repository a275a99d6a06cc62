using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Finds what one method reads.</summary>
internal sealed class MethodScanner
{
    private readonly LoadedAssembly _assembly;
    private readonly MethodDefinitionHandle _handle;
    private readonly MethodSignature<string> _signature;
    private readonly MethodBodyBlock _body;
    private readonly IReadOnlyList<Instruction> _instructions;
    private readonly EvaluationStack _stack;
    private readonly GeneratedTypes _types;
    private readonly UsageCollector _usage;
    private readonly string _member;
    private int _offset;

    private MethodScanner(LoadedAssembly assembly, MethodDefinitionHandle handle, MethodDefinition method, MethodBodyBlock body, GeneratedTypes types, UsageCollector usage)
    {
        (_assembly, _handle, _body, _types, _usage) = (assembly, handle, body, types, usage);
        _signature = method.DecodeSignature(TypeNameProvider.Instance, null);
        _instructions = Instruction.Read(body.GetILReader());
        _stack = new(_instructions);
        _member = MemberName.Of(assembly.Reader, method);
    }

    private MetadataReader Reader => _assembly.Reader;

    internal static void Scan(LoadedAssembly assembly, MethodDefinitionHandle handle, GeneratedTypes types, UsageCollector usage)
    {
        var method = assembly.Reader.GetMethodDefinition(handle);
        foreach (var parameter in method.DecodeSignature(TypeNameProvider.Instance, null).ParameterTypes)
        {
            usage.Parameter(parameter);
        }

        if (assembly.BodyOf(method) is { } body)
        {
            new MethodScanner(assembly, handle, method, body, types, usage).Scan();
        }
    }

    private void Scan()
    {
        var joins = _instructions.SelectMany(static instruction => instruction.Code == ILOpCode.Switch ? instruction.Targets : instruction.IsBranch ? [instruction.Operand] : [])
            .Concat(_body.ExceptionRegions.SelectMany(static region => new[] { region.HandlerOffset, region.FilterOffset }))
            .ToHashSet();
        foreach (var instruction in _instructions)
        {
            _offset = instruction.Offset;
            if (joins.Contains(_offset))
            {
                EndRun();
            }

            Apply(instruction);
            if (instruction.IsBranch || instruction.EndsBlock)
            {
                EndRun();
            }
        }
    }

    // A record that is on the stack where runs join cannot be followed.
    private void EndRun()
    {
        foreach (var value in _stack.Values)
        {
            _usage.Escape(value.Type);
            value.Leave();
        }

        _stack.Clear();
    }

    private void Apply(Instruction instruction)
    {
        if (_stack.Move(instruction, () => new(TypeOf(instruction))))
        {
            return;
        }

        switch (instruction.Code)
        {
            case ILOpCode.Ldstr:
                _stack.Push(new("System.String", Reader.GetUserString((UserStringHandle)MetadataTokens.Handle(instruction.Operand))));
                break;
            case ILOpCode.Dup:
                var top = _stack.Pop();
                _stack.Push(top);
                _stack.Push(top);
                break;
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj when CalledMethod.Read(Reader, instruction.Operand) is { } called:
                Call(called, instruction.Code == ILOpCode.Newobj);
                break;
            case ILOpCode.Ldftn or ILOpCode.Ldvirtftn when CalledMethod.Read(Reader, instruction.Operand) is { } target:
                // A method that is called later: with which values is not known.
                Reference(target);
                PopAndPush(instruction.Code == ILOpCode.Ldvirtftn ? 1 : 0, 1);
                break;
            case ILOpCode.Ret when _signature.ReturnType != "System.Void":
                Return(_stack.Pop());
                break;
            case ILOpCode.Stelem_ref or ILOpCode.Stelem or ILOpCode.Box or ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox_any:
                Convert(instruction);
                break;
            default:
                var (pops, pushes) = StackEffect.Of(instruction.Code);
                PopAndPush(pops, pushes);
                break;
        }
    }

    // As another type than its own, a record can be read in full.
    private void Return(StackValue value)
    {
        value.Leave();
        if (value.Type != _signature.ReturnType)
        {
            _usage.Escape(value.Type);
        }
    }

    private void Convert(Instruction instruction)
    {
        if (instruction.Code is ILOpCode.Stelem_ref or ILOpCode.Stelem)
        {
            var stored = _stack.Pop(3)[2];
            _usage.Escape(stored.Type);
            stored.Leave();
            return;
        }

        var converted = _stack.Pop();
        _usage.Escape(converted.Type);
        converted.Leave();
        _stack.Push(new(TypeNameProvider.NameOf(Reader, MetadataTokens.EntityHandle(instruction.Operand))));
    }

    private void PopAndPush(int pops, int pushes)
    {
        foreach (var value in _stack.Pop(pops))
        {
            value.Leave();
        }

        for (var i = 0; i < pushes; i++)
        {
            _stack.Push(default);
        }
    }

    private void Call(CalledMethod called, bool isConstructor)
    {
        var arguments = _stack.Pop(called.Parameters.Length);
        var instance = called.IsInstance && !isConstructor ? _stack.Pop() : default;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i].Leave();

            // As another type than its own, or to a method that has a type argument of it, a record can be read in full.
            if (_types.Record(arguments[i].Type ?? string.Empty) is not null && (called.ActualParameter(i) != arguments[i].Type || called.TypeArguments.Contains(arguments[i].Type!, StringComparer.Ordinal)))
            {
                _usage.Escape(arguments[i].Type);
            }
        }

        foreach (var argument in called.TypeArguments)
        {
            _usage.TypeArgument(called, argument);
        }

        var read = Read(called, instance, arguments, isConstructor);
        var result = read with { Type = isConstructor ? called.Type : called.ActualReturnType };
        if (isConstructor || called.ReturnType != "System.Void")
        {
            _stack.Push(result);
        }
    }

    // Notes what a call reads, and returns what is known of its result.
    private StackValue Read(CalledMethod called, StackValue instance, StackValue[] arguments, bool isConstructor)
    {
        if (isConstructor)
        {
            if (called is { Type: "Genie.TypedSecrets.Stores.SecretRequest", Parameters: ["System.String"] })
            {
                ReadNamed(arguments[0]);
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
            _usage.Read(accessor, instance.Environment, PropertyOf(called), Here());
            return default;
        }

        if (called.TypeDefinition == "Genie.TypedSecrets.SecretAccessor`1")
        {
            ReadRecord(called, instance);
            return default;
        }

        if (_types.Record(called.TypeDefinition) is { } record)
        {
            _usage.ReadKey(record, PropertyOf(called), Here());
            return default;
        }

        ReadByName(called, arguments);
        return default;
    }

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
        else
        {
            // A generic method over any accessor: which secret it reads is decided by its callers, who obtain the accessor.
            _usage.ReadGeneric(Here());
        }
    }

    private void ReadByName(CalledMethod called, StackValue[] arguments)
    {
        var isRead = called switch
        {
            { TypeDefinition: "Genie.TypedSecrets.SecretsClient", Name: "GetSecretAsync" or "GetSecretValueAsync" or "GetSecretVersionAsync" } => true,
            { Name: "set_SecretId" } => called.TypeDefinition.EndsWith(".GetSecretValueRequest", StringComparison.Ordinal),
            { Name: "set_SecretIdList" } => called.TypeDefinition.EndsWith(".BatchGetSecretValueRequest", StringComparison.Ordinal),
            { Name: "get_SecretIdList" } => called.TypeDefinition.EndsWith(".BatchGetSecretValueRequest", StringComparison.Ordinal),
            _ => false,
        };
        if (isRead)
        {
            ReadNamed(arguments.Length > 0 && called.Parameters[0] == "System.String" ? arguments[0] : default);
        }
        else if (called.TypeDefinition == "Genie.TypedSecrets.ProjectSecrets" && called.Name == "PreloadAsync")
        {
            _usage.Preload(isComplete: arguments.Length < 2, _member, Here());
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

    // A method group: its later call has the same effect as a call here, on values that are not known.
    private void Reference(CalledMethod target)
    {
        if (target.Name != ".ctor")
        {
            Read(target, default, new StackValue[target.Parameters.Length], isConstructor: false);
        }
    }

    private static string? PropertyOf(CalledMethod called) => called.Name.StartsWith("get_", StringComparison.Ordinal) ? called.Name[4..] : null;

    private CodeLocation Here()
    {
        var (file, line) = _assembly.LocationOf(_handle, _offset);
        return new(file, line, _member);
    }

    // The static type of a variable, so that records are followed through locals, parameters and fields.
    private string? TypeOf(Instruction instruction)
    {
        switch (instruction.Code)
        {
            case >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3:
                return Local(instruction.Code - ILOpCode.Ldloc_0);
            case ILOpCode.Ldloc or ILOpCode.Ldloc_s:
                return Local(instruction.Operand);
            case >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3:
                return Parameter(instruction.Code - ILOpCode.Ldarg_0);
            case ILOpCode.Ldarg or ILOpCode.Ldarg_s:
                return Parameter(instruction.Operand);
            case ILOpCode.Ldfld or ILOpCode.Ldsfld:
                return Field(instruction.Operand);
            default:
                return null;
        }
    }

    private string? Local(int index)
    {
        if (_body.LocalSignature.IsNil)
        {
            return null;
        }

        var locals = Reader.GetStandaloneSignature(_body.LocalSignature).DecodeLocalSignature(TypeNameProvider.Instance, null);
        return index < locals.Length ? locals[index] : null;
    }

    private string? Parameter(int index)
    {
        index -= _signature.Header.IsInstance ? 1 : 0;
        return index >= 0 && index < _signature.ParameterTypes.Length ? _signature.ParameterTypes[index] : null;
    }

    private string? Field(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        return handle.Kind switch
        {
            HandleKind.FieldDefinition => Reader.GetFieldDefinition((FieldDefinitionHandle)handle).DecodeSignature(TypeNameProvider.Instance, null),
            HandleKind.MemberReference when Reader.GetMemberReference((MemberReferenceHandle)handle) is var member && member.GetKind() == MemberReferenceKind.Field =>
                member.DecodeFieldSignature(TypeNameProvider.Instance, null),
            _ => null,
        };
    }
}
