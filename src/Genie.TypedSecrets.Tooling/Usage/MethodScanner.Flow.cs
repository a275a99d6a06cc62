using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

// How values get from one place to another: branches, conversions, delegates.
internal sealed partial class MethodScanner
{
    private readonly Dictionary<int, StackValue[]> _branches = [];
    private bool _isReachable = true;

    // What the stack has where control branches to. Compilers branch forward only with values on the stack.
    private void Branch(Instruction instruction)
    {
        foreach (var target in instruction.Code == ILOpCode.Switch ? instruction.Targets : [instruction.Operand])
        {
            if (target <= instruction.Offset)
            {
                LeaveAll(_stack.Snapshot());
            }
            else if (instruction.Code is not (ILOpCode.Leave or ILOpCode.Leave_s))
            {
                _branches[target] = _branches.TryGetValue(target, out var other) ? Merge(other, _stack.Snapshot()) : _stack.Snapshot();
            }
        }
    }

    private void Join()
    {
        if (_branches.Remove(_offset, out var values))
        {
            _stack.Replace(_isReachable ? Merge(values, _stack.Snapshot()) : values);
        }
        else if (!_isReachable || _stack.Snapshot().Length > 0)
        {
            // The top of a loop, or the end of a block with a handler.
            Abandon();
        }
    }

    private void Abandon()
    {
        LeaveAll(_stack.Snapshot());
        _stack.Clear();
    }

    private void LeaveAll(StackValue[] values)
    {
        foreach (var value in values)
        {
            Pass(value, target: null);
            value.Leave();
        }
    }

    // A value that comes from two branches is followed by its type. Its environment or text is known if it is the same in both.
    private StackValue[] Merge(StackValue[] first, StackValue[] second)
    {
        if (first.Length != second.Length)
        {
            LeaveAll(first);
            LeaveAll(second);
            return [];
        }

        return [.. first.Zip(second, Merge)];
    }

    private StackValue Merge(StackValue first, StackValue second)
    {
        if (first == second)
        {
            return first;
        }

        first.Leave();
        second.Leave();
        if (first.IsNull || second.IsNull)
        {
            // Nothing is read through null.
            var other = first.IsNull ? second : first;
            return new(other.Type, Environment: other.Environment);
        }

        Pass(first, second.Type);
        Pass(second, first.Type);
        return new(_flow.TrackedIn(first.Type).Count > 0 ? first.Type : second.Type, Environment: first.Environment == second.Environment ? first.Environment : null);
    }

    // Uses a value as a type. If the type does not have the record, all keys of the record can be read.
    private void Pass(StackValue value, string? target)
    {
        foreach (var part in _flow.Lost(value.Type, target))
        {
            Escape(part);
        }

        if (_flow.IsLateBound(value.Type, target))
        {
            _usage.LateBound(value.Type!, value.Environment, Here());
        }
    }

    private void Return(StackValue value)
    {
        value.Leave();
        Assign(value, new(_signature.ReturnType));
    }

    private void Assign(StackValue value, StackValue variable) => Pass(value, variable.Type);

    private void Escape(string part)
    {
        if (!part.StartsWith('!'))
        {
            _usage.Escape(part);
            return;
        }

        foreach (var code in _code)
        {
            _own.AddReading(code);
        }
    }

    // A value of a type parameter is boxed to compare it with null.
    private bool IsNullCheck() =>
        Next.Code is ILOpCode.Brtrue or ILOpCode.Brtrue_s or ILOpCode.Brfalse or ILOpCode.Brfalse_s or ILOpCode.Ldnull;

    private Instruction Next => _index + 1 < _instructions.Count ? _instructions[_index + 1] : default;

    // A method group: its later call has the same effect as a call here, on values that are not known.
    private void Reference(CalledMethod target)
    {
        UseTypeArguments(target);
        if (target.Name != ".ctor")
        {
            Read(target, default, new StackValue[target.Parameters.Length], isConstructor: false).Leave();
        }
    }

    // A delegate may take or return a record as another type than its method: Action<DatabaseSecret> over Show(object), Func<object> over Get().
    private void PassThroughDelegate(CalledMethod target)
    {
        var created = Next.Code == ILOpCode.Newobj ? CalledMethod.Read(Reader, Next.Operand) : null;
        foreach (var part in _flow.TrackedIn(target.ActualReturnType).Except(_flow.TrackedIn(created?.Type), StringComparer.Ordinal))
        {
            Escape(part);
        }

        if (created is null)
        {
            return;
        }

        List<string> own = [target.ActualReturnType, .. Enumerable.Range(0, target.Parameters.Length).Select(target.ActualParameter), .. target.DeclaringArguments, target.TypeDefinition];
        foreach (var part in _flow.TrackedIn(created.Type).Where(part => !own.Any(type => type == part || _flow.TrackedIn(type).Contains(part, StringComparer.Ordinal))))
        {
            Escape(part);
        }
    }
}
