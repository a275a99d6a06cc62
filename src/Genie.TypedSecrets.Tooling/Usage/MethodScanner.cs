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
    private readonly RecordFlow _flow;
    private readonly OwnGenerics _own;
    private readonly ConstantTexts _constants;
    private readonly UsageCollector _usage;
    private readonly string _member;
    private readonly string[] _code;
    private int _index;
    private int _offset;

    private MethodScanner(LoadedAssembly assembly, MethodDefinitionHandle handle, MethodDefinition method, MethodBodyBlock body, GeneratedTypes types, RecordFlow flow, OwnGenerics own, ConstantTexts constants, UsageCollector usage)
    {
        (_assembly, _handle, _body, _types, _flow, _own, _constants, _usage) = (assembly, handle, body, types, flow, own, constants, usage);
        _signature = method.DecodeSignature(TypeNameProvider.Instance, null);
        _instructions = Instruction.Read(body.GetILReader());
        _stack = new(_instructions, field => VariableTypes.IsHoistedLocal(assembly.Reader, field), local => VariableTypes.Local(assembly.Reader, body, local) == "System.Span`1<System.String>");
        _member = MemberName.Of(assembly.Reader, method);
        _code = [OwnGenerics.KeyOf(assembly.Reader, method), TypeNameProvider.NameOf(assembly.Reader, method.GetDeclaringType())];
    }

    private MetadataReader Reader => _assembly.Reader;

    internal static void Scan(LoadedAssembly assembly, MethodDefinitionHandle handle, GeneratedTypes types, RecordFlow flow, OwnGenerics own, ConstantTexts constants, UsageCollector usage)
    {
        var method = assembly.Reader.GetMethodDefinition(handle);
        foreach (var parameter in method.DecodeSignature(TypeNameProvider.Instance, null).ParameterTypes)
        {
            usage.Parameter(parameter);
        }

        if (assembly.BodyOf(method) is { } body)
        {
            new MethodScanner(assembly, handle, method, body, types, flow, own, constants, usage).Scan();
        }
    }

    private void Scan()
    {
        var joins = Instruction.TargetsOf(_instructions);
        HashSet<int> handlers = [.. _body.ExceptionRegions.SelectMany(static region => new[] { region.HandlerOffset, region.FilterOffset })];
        for (_index = 0; _index < _instructions.Count; _index++)
        {
            var instruction = _instructions[_index];
            _offset = instruction.Offset;
            if (handlers.Contains(_offset))
            {
                Abandon();
            }

            if (joins.Contains(_offset))
            {
                Join();
            }

            Apply(instruction);
            if (instruction.IsBranch)
            {
                Branch(instruction);
            }

            if (instruction.EndsBlock)
            {
                _stack.Clear();
                _isReachable = false;
            }
            else
            {
                _isReachable = true;
            }
        }

        SettleRequests();
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
                PassThroughDelegate(target);
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
                var element = TypeOf(instruction);
                _stack.Push(new(TypeName.ArrayOf(element), Texts: element == "System.String" ? new() : null));
                break;
            case ILOpCode.Ldloca or ILOpCode.Ldloca_s or ILOpCode.Ldarga or ILOpCode.Ldarga_s or ILOpCode.Ldsflda:
                _stack.Push(new(VariableTypes.Of(Reader, _body, _signature, instruction)));
                break;
            case ILOpCode.Ldflda:
                _stack.Pop();
                _stack.Push(new(VariableTypes.Of(Reader, _body, _signature, instruction)));
                break;
            case ILOpCode.Stind_ref or ILOpCode.Stobj when _stack.Pop(2) is var pair:
                // Through a reference, also to an element of a span.
                pair[0].Texts?.Add(pair[1]);
                Pass(pair[1], pair[0].Type);
                pair[1].Leave();
                break;
            case ILOpCode.Ldind_ref or ILOpCode.Ldobj:
                // What a reference refers to has its type.
                _stack.Push(new(_stack.Pop().Type));
                break;
            case ILOpCode.Ldelem_ref or ILOpCode.Ldelem or ILOpCode.Ldelema when _stack.Pop(2) is var item:
                // An element of a list is not the list. A reference to one can assign it.
                if (instruction.Code == ILOpCode.Ldelema)
                {
                    item[0].Leave();
                }

                _stack.Push(new(TypeName.ElementOf(item[0].Type)));
                break;
            case ILOpCode.Ldlen:
                _stack.Pop();
                _stack.Push(default);
                break;
            case ILOpCode.Pop or ILOpCode.Brtrue or ILOpCode.Brtrue_s or ILOpCode.Brfalse or ILOpCode.Brfalse_s:
                // Compared with null only.
                _stack.Pop();
                break;
            case ILOpCode.Stelem_ref or ILOpCode.Stelem when _stack.Pop(3) is var stored:
                stored[0].Texts?.Add(stored[2]);
                Pass(stored[2], TypeName.ElementOf(stored[0].Type));
                stored[2].Leave();
                break;
            case ILOpCode.Box or ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox_any:
                Convert(instruction);
                break;
            default:
                var (pops, pushes) = StackEffect.Of(instruction.Code);
                PopAndPush(pops, pushes);
                break;
        }
    }

    private void EscapeAll(StackValue[] values)
    {
        foreach (var value in values)
        {
            Pass(value, target: null);
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
            foreach (var part in _flow.TrackedIn(type))
            {
                Escape(part);
            }

            _usage.Parameter(type);
            ReadRequestsOf(type);
        }
    }

    private void Convert(Instruction instruction)
    {
        var converted = _stack.Pop();
        var target = TypeOf(instruction);

        // A value in a box is an object; unless the code only compares it with null.
        if (instruction.Code != ILOpCode.Box)
        {
            Pass(converted, target);
        }
        else if (!IsNullCheck())
        {
            Pass(converted with { Type = target }, "System.Object");
        }

        converted.Leave();
        _stack.Push(new(target));
    }

    private string TypeOf(Instruction instruction) => TypeNameProvider.NameOf(Reader, MetadataTokens.EntityHandle(instruction.Operand));

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

    // A function that the method creates selects secrets of an environment.
    private bool CreatesFunctions() => _instructions.Any(instruction => instruction.Code == ILOpCode.Newobj
        && CalledMethod.Read(Reader, instruction.Operand) is { TypeDefinition: "System.Func`2" } created && _types.IsEnvironment(created.DeclaringArguments[0], out _));

    private CodeLocation Here()
    {
        var (file, line) = _assembly.LocationOf(_handle, _offset);
        return new(file, line, _member);
    }
}
