using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Finds what one method reads.</summary>
internal sealed partial class MethodScanner
{
    private readonly LoadedAssembly _assembly;
    private readonly MethodDefinitionHandle _handle;
    private readonly MethodSignature<string> _signature;
    private readonly MethodBodyBlock _body;
    private readonly IReadOnlyList<Instruction> _instructions;
    private readonly EvaluationStack _stack;
    private readonly GeneratedTypes _types;
    private readonly ConstantTexts _constants;
    private readonly UsageCollector _usage;
    private readonly string _member;
    private int _offset;

    private MethodScanner(LoadedAssembly assembly, MethodDefinitionHandle handle, MethodDefinition method, MethodBodyBlock body, GeneratedTypes types, ConstantTexts constants, UsageCollector usage)
    {
        (_assembly, _handle, _body, _types, _constants, _usage) = (assembly, handle, body, types, constants, usage);
        _signature = method.DecodeSignature(TypeNameProvider.Instance, null);
        _instructions = Instruction.Read(body.GetILReader());
        _stack = new(_instructions, field => VariableTypes.IsHoistedLocal(assembly.Reader, field), local => VariableTypes.Local(assembly.Reader, body, local) == "System.Span`1<System.String>");
        _member = MemberName.Of(assembly.Reader, method);
    }

    private MetadataReader Reader => _assembly.Reader;

    internal static void Scan(LoadedAssembly assembly, MethodDefinitionHandle handle, GeneratedTypes types, ConstantTexts constants, UsageCollector usage)
    {
        var method = assembly.Reader.GetMethodDefinition(handle);
        foreach (var parameter in method.DecodeSignature(TypeNameProvider.Instance, null).ParameterTypes)
        {
            usage.Parameter(parameter);
        }

        if (assembly.BodyOf(method) is { } body)
        {
            new MethodScanner(assembly, handle, method, body, types, constants, usage).Scan();
        }
    }

    private void Scan()
    {
        var joins = Instruction.TargetsOf(_instructions);
        joins.UnionWith(_body.ExceptionRegions.SelectMany(static region => new[] { region.HandlerOffset, region.FilterOffset }));
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

        SettleRequests();
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
        if (_stack.Move(instruction, () => new(VariableTypes.Of(Reader, _body, _signature, instruction), _constants.Find(Reader, instruction)), Assign))
        {
            return;
        }

        switch (instruction.Code)
        {
            case ILOpCode.Ldstr:
                _stack.Push(new("System.String", Reader.GetUserString((UserStringHandle)MetadataTokens.Handle(instruction.Operand))));
                break;
            case ILOpCode.Ldnull:
                _stack.Push(new(IsNull: true));
                break;
            case ILOpCode.Dup:
                var top = _stack.Pop();
                _stack.Push(top);
                _stack.Push(top);
                break;
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj when CalledMethod.Read(Reader, instruction.Operand) is { } called:
                Call(called, instruction.Code == ILOpCode.Newobj, _constants.Find(Reader, instruction));
                break;
            case ILOpCode.Ldftn or ILOpCode.Ldvirtftn when CalledMethod.Read(Reader, instruction.Operand) is { } target:
                // A method that is called later, with values that are not known.
                Reference(target);
                EscapeReturnValue(target, instruction);
                PopAndPush(instruction.Code == ILOpCode.Ldvirtftn ? 1 : 0, 1);
                break;
            case ILOpCode.Ldtoken:
                Token(instruction.Operand);
                _stack.Push(default);
                break;
            case ILOpCode.Calli:
                var signature = Reader.GetStandaloneSignature((StandaloneSignatureHandle)MetadataTokens.Handle(instruction.Operand)).DecodeMethodSignature(TypeNameProvider.Instance, null);
                EscapeAll(_stack.Pop(signature.ParameterTypes.Length + (signature.Header.IsInstance ? 1 : 0) + 1));
                if (signature.ReturnType != "System.Void")
                {
                    _stack.Push(new(signature.ReturnType));
                }

                break;
            case ILOpCode.Ret when _signature.ReturnType != "System.Void":
                Return(_stack.Pop());
                break;
            case ILOpCode.Newarr:
                _stack.Pop();
                _stack.Push(TypeNameProvider.NameOf(Reader, MetadataTokens.EntityHandle(instruction.Operand)) == "System.String" ? new(Texts: new()) : default);
                break;
            case ILOpCode.Stind_ref when _stack.Pop(2) is var pair:
                // Through a reference to an element of a span.
                pair[0].Texts?.Add(pair[1]);
                pair[1].Leave();
                break;
            case ILOpCode.Ldelem_ref or ILOpCode.Ldelem:
                // An element of a list is not the list.
                _stack.Pop(2);
                _stack.Push(default);
                break;
            case ILOpCode.Ldlen:
                _stack.Pop();
                _stack.Push(default);
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

    // If a record is converted to another type, all of its keys can be read.
    private void Return(StackValue value)
    {
        value.Leave();
        Assign(value, new(_signature.ReturnType));
    }

    private void Assign(StackValue value, StackValue variable)
    {
        if (value.Type != variable.Type)
        {
            _usage.Escape(value.Type);
        }
    }

    private void EscapeAll(StackValue[] values)
    {
        foreach (var value in values)
        {
            _usage.Escape(value.Type);
            value.Leave();
        }
    }

    // An expression tree names what it reads by tokens; with the token of a type, reflection reads it.
    private void Token(int token)
    {
        if (CalledMethod.Read(Reader, token) is { } target)
        {
            Reference(target);
        }
        else if (TypeNameProvider.NameOf(Reader, MetadataTokens.EntityHandle(token)) is { Length: > 0 } type)
        {
            _usage.Escape(type);
            _usage.Parameter(type);
            ReadRequestsOf(type);
        }
    }

    private void Convert(Instruction instruction)
    {
        if (instruction.Code is ILOpCode.Stelem_ref or ILOpCode.Stelem)
        {
            var (array, stored) = _stack.Pop(3) is [var first, _, var last] ? (first, last) : default;
            array.Texts?.Add(stored);
            _usage.Escape(stored.Type);
            stored.Leave();
            return;
        }

        var converted = _stack.Pop();
        var target = TypeNameProvider.NameOf(Reader, MetadataTokens.EntityHandle(instruction.Operand));
        if (!_types.IsAlternative(target) || _types.Record(converted.Type ?? string.Empty) != _types.Record(target))
        {
            _usage.Escape(converted.Type);
        }

        converted.Leave();
        _stack.Push(new(target));
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

            // As another type than its own, or to a method that has a type argument of it, a record can be read in full.
            if (_types.Record(arguments[i].Type ?? string.Empty) is not null
                && (called.ActualParameter(i) != arguments[i].Type || called.TypeArguments.Contains(arguments[i].Type!, StringComparer.Ordinal) || !GenericCode.KeepsTo(called, i)))
            {
                _usage.Escape(arguments[i].Type);
            }
        }

        if (called.Type != instance.Type)
        {
            // Through a base type or an interface: equality, printing, any member.
            _usage.Escape(instance.Type);
        }

        TypeArguments(called);

        var read = Read(called, instance, arguments, isConstructor);
        var result = read with { Type = isConstructor ? called.Type : called.ActualReturnType, Text = constant ?? read.Text };
        if (isConstructor || called.ReturnType != "System.Void")
        {
            _stack.Push(result);
        }
    }

    private void TypeArguments(CalledMethod called)
    {
        foreach (var argument in called.TypeArguments)
        {
            _usage.TypeArgument(called, argument);
            if (!NamedReads.IsPlumbing(called))
            {
                ReadRequestsOf(argument);
            }
        }

        if (GenericCode.ReadsItems(called))
        {
            foreach (var argument in called.DeclaringArguments)
            {
                _usage.Escape(argument);
            }
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

            _usage.ReadKey(record, called.Property, Here());
            return default;
        }

        ReadByName(called, arguments);
        return default;
    }

    // A method group: its later call has the same effect as a call here, on values that are not known.
    private void Reference(CalledMethod target)
    {
        TypeArguments(target);
        if (target.Name != ".ctor")
        {
            Read(target, default, new StackValue[target.Parameters.Length], isConstructor: false).Leave();
        }
    }

    // A delegate may return the record as another type: Func<object>.
    private void EscapeReturnValue(CalledMethod target, Instruction instruction)
    {
        var next = _instructions.SkipWhile(other => other.Offset <= instruction.Offset).FirstOrDefault();
        var returned = target.ActualReturnType;
        if (next.Code != ILOpCode.Newobj || CalledMethod.Read(Reader, next.Operand) is not { } created || (returned != "System.Void" && !created.Type.Contains(returned, StringComparison.Ordinal)))
        {
            _usage.Escape(returned);
        }
    }

    // A function that the method creates selects secrets of an environment.
    private bool CreatesFunctions() => _instructions.Any(instruction => instruction.Code == ILOpCode.Newobj
        && CalledMethod.Read(Reader, instruction.Operand) is { TypeDefinition: "System.Func`2" } created && _types.IsEnvironment(created.DeclaringArguments[0], out _));

    private CodeLocation Here()
    {
        var (file, line) = _assembly.LocationOf(_handle, _offset);
        return new(file, line, _member);
    }
}
