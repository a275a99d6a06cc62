using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents one instruction of a method's IL.</summary>
/// <param name="Offset">The offset in the method's IL.</param>
/// <param name="Code">The operation.</param>
/// <param name="Operand">The operand: a metadata token, a string's token, an index or a branch target; zero where there is none.</param>
/// <param name="Targets">The targets of a switch; empty otherwise.</param>
internal readonly record struct Instruction(int Offset, ILOpCode Code, int Operand, int[] Targets)
{
    /// <summary>Reads all instructions of a method.</summary>
    internal static IReadOnlyList<Instruction> Read(BlobReader il)
    {
        List<Instruction> instructions = [];
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            var first = il.ReadByte();
            var code = (ILOpCode)(first == 0xFE ? 0xFE00 | il.ReadByte() : first);
            if (code == ILOpCode.Switch)
            {
                var targets = new int[il.ReadInt32()];
                for (var i = 0; i < targets.Length; i++)
                {
                    targets[i] = il.ReadInt32();
                }

                var end = il.Offset;
                instructions.Add(new(offset, code, 0, Array.ConvertAll(targets, target => end + target)));
                continue;
            }

            instructions.Add(new(offset, code, ReadOperand(ref il, code), []));
        }

        return instructions;
    }

    /// <summary>Gets the offsets that control can come to from somewhere else than the instruction before.</summary>
    internal static HashSet<int> TargetsOf(IEnumerable<Instruction> instructions) =>
        instructions.SelectMany(static instruction => instruction.Code == ILOpCode.Switch ? instruction.Targets : instruction.IsBranch ? [instruction.Operand] : []).ToHashSet();

    /// <summary>Determines whether control may continue somewhere else than at the next instruction.</summary>
    internal bool IsBranch => Code.IsBranch() || Code is ILOpCode.Switch;

    /// <summary>Determines whether control never continues at the next instruction.</summary>
    internal bool EndsBlock => Code is ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Ret or ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Leave or ILOpCode.Leave_s or ILOpCode.Endfinally or ILOpCode.Endfilter or ILOpCode.Jmp;

    private static int ReadOperand(ref BlobReader il, ILOpCode code)
    {
        if (code.IsBranch())
        {
            var distance = code.GetBranchOperandSize() == 1 ? il.ReadSByte() : il.ReadInt32();
            return il.Offset + distance;
        }

        switch (code)
        {
            case ILOpCode.Ldarg_s or ILOpCode.Ldarga_s or ILOpCode.Starg_s or ILOpCode.Ldloc_s or ILOpCode.Ldloca_s or ILOpCode.Stloc_s or ILOpCode.Unaligned:
                return il.ReadByte();
            case ILOpCode.Ldc_i4_s:
                return il.ReadSByte();
            case ILOpCode.Ldarg or ILOpCode.Ldarga or ILOpCode.Starg or ILOpCode.Ldloc or ILOpCode.Ldloca or ILOpCode.Stloc:
                return il.ReadUInt16();
            case ILOpCode.Ldc_i8 or ILOpCode.Ldc_r8:
                il.ReadInt64();
                return 0;
            case ILOpCode.Ldc_i4 or ILOpCode.Ldc_r4 or ILOpCode.Ldstr or ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Calli or ILOpCode.Newobj or ILOpCode.Jmp
                or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld
                or ILOpCode.Ldtoken or ILOpCode.Newarr or ILOpCode.Box or ILOpCode.Unbox or ILOpCode.Unbox_any or ILOpCode.Castclass or ILOpCode.Isinst
                or ILOpCode.Initobj or ILOpCode.Constrained or ILOpCode.Ldelem or ILOpCode.Stelem or ILOpCode.Ldelema or ILOpCode.Ldobj or ILOpCode.Stobj or ILOpCode.Cpobj
                or ILOpCode.Mkrefany or ILOpCode.Refanyval or ILOpCode.Sizeof:
                return il.ReadInt32();
            default:
                return 0;
        }
    }
}
