using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents the evaluation stack of a method, with local variables that are assigned once in it.</summary>
/// <remarks>
/// Where runs of instructions join, a value keeps its type, and what else is the same in all of them. Values that other code can assign are not known:
/// parameters, fields, and variables whose address is taken.
/// </remarks>
internal sealed class EvaluationStack
{
    private readonly Stack<StackValue> _values = new();
    private readonly Dictionary<(char Kind, int Index), StackValue> _variables = [];
    private readonly HashSet<(char Kind, int Index)> _assignedOnce;
    private readonly Func<int, bool> _isSpan;

    /// <summary>Creates the stack of a method.</summary>
    /// <param name="instructions">The method's instructions.</param>
    /// <param name="isLocal">Returns whether a field is a local variable of the method that its state machine keeps.</param>
    /// <param name="isSpan">Returns whether a local variable is a span of texts. No method assigns it through its reference.</param>
    internal EvaluationStack(IReadOnlyList<Instruction> instructions, Func<int, bool> isLocal, Func<int, bool> isSpan)
    {
        _isSpan = isSpan;

        // A state machine sets the variables that it kept to null when it ends.
        _assignedOnce = instructions
            .Where((_, i) => i == 0 || instructions[i - 1].Code != ILOpCode.Ldnull)
            .Select(Assigned)
            .OfType<(char Kind, int Index)>()
            .Where(variable => variable.Kind == 'l' || (variable.Kind == 'f' && isLocal(variable.Index)))
            .GroupBy(static variable => variable)
            .Where(static group => group.Count() == 1)
            .Select(static group => group.Key)
            .ToHashSet();
        _assignedOnce.ExceptWith(instructions.Select(Shared).OfType<(char Kind, int Index)>().Where(variable => variable.Kind == 'f' || !isSpan(variable.Index)));
    }

    /// <summary>Gets all values; the last is the one on top.</summary>
    internal StackValue[] Snapshot() => [.. _values.Reverse()];

    /// <summary>Replaces all values; the last is put on top.</summary>
    internal void Replace(IEnumerable<StackValue> values)
    {
        _values.Clear();
        foreach (var value in values)
        {
            _values.Push(value);
        }
    }

    internal void Push(StackValue value) => _values.Push(value);

    internal StackValue Pop() => _values.TryPop(out var value) ? value : default;

    /// <summary>Pops values; the last is the one that was on top.</summary>
    internal StackValue[] Pop(int count)
    {
        var values = new StackValue[count];
        for (var i = count - 1; i >= 0; i--)
        {
            values[i] = Pop();
        }

        return values;
    }

    internal void Clear() => _values.Clear();

    /// <summary>Applies an instruction that moves values between the stack and variables; false where it is another one.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="describe">Gets what is known of the variable without its value: its type.</param>
    /// <param name="onAssign">Is called with a value, and with what is known of the variable that it is assigned to.</param>
    internal bool Move(Instruction instruction, Func<StackValue> describe, Action<StackValue, StackValue> onAssign)
    {
        if (Assigned(instruction) is { } assigned)
        {
            var value = Pop();
            if (assigned.Kind == 'f')
            {
                Pop();
            }

            onAssign(value, describe());

            var isKnown = _assignedOnce.Contains(assigned);

            // Another method may read a field. What a list has is known as long as only this method has it.
            if (assigned.Kind is 'f' or 's' || !isKnown)
            {
                (isKnown ? value with { Texts = null } : value).Leave();
            }

            if (isKnown && !value.IsNull)
            {
                _variables[assigned] = value;
            }

            return true;
        }

        if ((Loaded(instruction) ?? LoadedSpan(instruction)) is not { } loaded)
        {
            return false;
        }

        if (!_variables.ContainsKey(loaded))
        {
            // A loop comes here with the value that is assigned further down.
            _assignedOnce.Remove(loaded);
        }

        if (loaded.Kind == 'f')
        {
            Pop();
        }

        // A description has the type; what was assigned before has more.
        Push(_variables.TryGetValue(loaded, out var known) && known != default ? known : describe());
        return true;
    }

    private (char Kind, int Index)? LoadedSpan(Instruction instruction) =>
        instruction.Code is ILOpCode.Ldloca or ILOpCode.Ldloca_s && _isSpan(instruction.Operand) ? ('l', instruction.Operand) : null;

    // Through a reference, another method can assign it.
    private static (char Kind, int Index)? Shared(Instruction instruction) => instruction.Code switch
    {
        ILOpCode.Ldloca or ILOpCode.Ldloca_s => ('l', instruction.Operand),
        ILOpCode.Ldflda => ('f', instruction.Operand),
        _ => null,
    };

    private static (char Kind, int Index)? Assigned(Instruction instruction) => instruction.Code switch
    {
        >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => ('l', instruction.Code - ILOpCode.Stloc_0),
        ILOpCode.Stloc or ILOpCode.Stloc_s => ('l', instruction.Operand),
        ILOpCode.Starg or ILOpCode.Starg_s => ('a', instruction.Operand),
        ILOpCode.Stfld => ('f', instruction.Operand),
        ILOpCode.Stsfld => ('s', instruction.Operand),
        _ => null,
    };

    private static (char Kind, int Index)? Loaded(Instruction instruction) => instruction.Code switch
    {
        >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 => ('l', instruction.Code - ILOpCode.Ldloc_0),
        ILOpCode.Ldloc or ILOpCode.Ldloc_s => ('l', instruction.Operand),
        >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3 => ('a', instruction.Code - ILOpCode.Ldarg_0),
        ILOpCode.Ldarg or ILOpCode.Ldarg_s => ('a', instruction.Operand),
        ILOpCode.Ldfld => ('f', instruction.Operand),
        ILOpCode.Ldsfld => ('s', instruction.Operand),
        _ => null,
    };
}
