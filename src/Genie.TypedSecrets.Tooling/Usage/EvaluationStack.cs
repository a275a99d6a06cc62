using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents the evaluation stack along a straight run of instructions, with locals and fields that are assigned once in the method.</summary>
/// <remarks>Where runs of instructions join, nothing is known any more: a value is then of an unknown environment and not a constant.</remarks>
internal sealed class EvaluationStack
{
    private readonly Stack<StackValue> _values = new();
    private readonly Dictionary<(char Kind, int Index), StackValue> _variables = [];
    private readonly HashSet<(char Kind, int Index)> _assignedOnce;

    // A state machine sets the variables that it kept to null when it ends.
    internal EvaluationStack(IReadOnlyList<Instruction> instructions) => _assignedOnce = instructions
        .Where((_, i) => i == 0 || instructions[i - 1].Code != ILOpCode.Ldnull)
        .Select(Assigned)
        .OfType<(char, int)>()
        .GroupBy(static variable => variable)
        .Where(static group => group.Count() == 1)
        .Select(static group => group.Key)
        .ToHashSet();

    internal IEnumerable<StackValue> Values => _values;

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
    internal bool Move(Instruction instruction, Func<StackValue> describe)
    {
        if (Assigned(instruction) is { } assigned)
        {
            var value = Pop();
            if (assigned.Kind == 'f')
            {
                Pop();
            }

            // Another method may read a field.
            if (assigned.Kind is 'f' or 's' || !_assignedOnce.Contains(assigned))
            {
                value.Leave();
            }

            if (_assignedOnce.Contains(assigned))
            {
                _variables[assigned] = value;
            }

            return true;
        }

        if (Loaded(instruction) is not { } loaded)
        {
            return false;
        }

        if (loaded.Kind == 'f')
        {
            Pop();
        }

        // A description has the type; what was assigned before has more.
        Push(_variables.TryGetValue(loaded, out var known) && known != default ? known : describe());
        return true;
    }

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
