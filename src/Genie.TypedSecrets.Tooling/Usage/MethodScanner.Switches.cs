using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

// The value that no arm of a switch expression matched: the compiler passes it to an exception, which prints it.
internal sealed partial class MethodScanner
{
    private const int MaxSteps = 100;

    private ILookup<int, int>? _branchesTo;

    // { Host: var host } matches everything but null, so that the exception gets null.
    private bool IsUnmatchedNull(CalledMethod called) =>
        (called.Name == "ThrowSwitchExpressionException" || called.Type == "System.Runtime.CompilerServices.SwitchExpressionException")
        && LoadBefore(_index) is { } load
        && IsNullBefore(_index - load.Length, load, MaxSteps);

    // Whether the value that the instructions load is null wherever control comes to an instruction.
    private bool IsNullBefore(int index, Instruction[] load, int steps)
    {
        if (index <= 0 || steps == 0)
        {
            return false;
        }

        var previous = _instructions[index - 1];
        var isNull = previous.EndsBlock
            || (previous.Code is ILOpCode.Brtrue or ILOpCode.Brtrue_s ? Loads(index - 1, load) || IsNullBeforeConstant(index - 1, load, steps) : !previous.IsBranch && IsNullBefore(index - 1, load, steps - 1));
        _branchesTo ??= Enumerable.Range(0, _instructions.Count)
            .SelectMany(i => _instructions[i] is { IsBranch: true } branch ? (branch.Code == ILOpCode.Switch ? branch.Targets : [branch.Operand]).Select(target => (Target: target, Index: i)) : [])
            .ToLookup(static branch => branch.Target, static branch => branch.Index);
        var sources = _branchesTo[_instructions[index].Offset];
        return isNull && (!previous.EndsBlock || sources.Any()) && sources.All(source => _instructions[source].Code switch
        {
            ILOpCode.Brfalse or ILOpCode.Brfalse_s => Loads(source, load),
            ILOpCode.Brtrue or ILOpCode.Brtrue_s => source < index && IsNullBeforeConstant(source, load, steps),
            ILOpCode.Br or ILOpCode.Br_s => source < index && IsNullBefore(source, load, steps - 1),
            _ => false,
        });
    }

    // Without optimizations, the compiler marks places with a branch on the constant 1 to the next instruction.
    private bool IsNullBeforeConstant(int index, Instruction[] load, int steps) =>
        index > 0 && _instructions[index - 1].Code == ILOpCode.Ldc_i4_1 && IsNullBefore(index - 1, load, steps - 1);

    private bool Loads(int index, Instruction[] load) =>
        LoadBefore(index) is { } other && other.Select(static instruction => (instruction.Code, instruction.Operand)).SequenceEqual(load.Select(static instruction => (instruction.Code, instruction.Operand)));

    // A local, an argument, or a local that an asynchronous method keeps in a field.
    private Instruction[]? LoadBefore(int index) => index < 1 ? null : _instructions[index - 1] switch
    {
        { Code: ILOpCode.Ldloc or ILOpCode.Ldloc_s or ILOpCode.Ldloc_0 or ILOpCode.Ldloc_1 or ILOpCode.Ldloc_2 or ILOpCode.Ldloc_3 or ILOpCode.Ldarg or ILOpCode.Ldarg_s or ILOpCode.Ldarg_0 or ILOpCode.Ldarg_1 or ILOpCode.Ldarg_2 or ILOpCode.Ldarg_3 } variable => [variable],
        { Code: ILOpCode.Ldfld } field when index > 1 && _instructions[index - 2].Code == ILOpCode.Ldarg_0 => [_instructions[index - 2], field],
        _ => null,
    };
}
