using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Computes how many values an instruction takes from the stack and puts on it (ECMA-335, partition III). Calls and variables are handled elsewhere.</summary>
internal static class StackEffect
{
    internal static (int Pops, int Pushes) Of(ILOpCode code) => code switch
    {
        ILOpCode.Pop or ILOpCode.Brtrue or ILOpCode.Brtrue_s or ILOpCode.Brfalse or ILOpCode.Brfalse_s or ILOpCode.Switch or ILOpCode.Throw or ILOpCode.Initobj or ILOpCode.Stsfld => (1, 0),
        ILOpCode.Ret or ILOpCode.Endfilter => (1, 0),
        ILOpCode.Beq or ILOpCode.Beq_s or ILOpCode.Bge or ILOpCode.Bge_s or ILOpCode.Bge_un or ILOpCode.Bge_un_s or ILOpCode.Bgt or ILOpCode.Bgt_s or ILOpCode.Bgt_un
            or ILOpCode.Bgt_un_s or ILOpCode.Ble or ILOpCode.Ble_s or ILOpCode.Ble_un or ILOpCode.Ble_un_s or ILOpCode.Blt or ILOpCode.Blt_s or ILOpCode.Blt_un
            or ILOpCode.Blt_un_s or ILOpCode.Bne_un or ILOpCode.Bne_un_s or ILOpCode.Stobj or ILOpCode.Cpobj
            or (>= ILOpCode.Stind_ref and <= ILOpCode.Stind_r8) or ILOpCode.Stind_i => (2, 0),
        (>= ILOpCode.Stelem_i and <= ILOpCode.Stelem_r8) or ILOpCode.Cpblk or ILOpCode.Initblk => (3, 0),
        (>= ILOpCode.Add and <= ILOpCode.Shr_un) or (>= ILOpCode.Add_ovf and <= ILOpCode.Sub_ovf_un) or ILOpCode.Ceq or ILOpCode.Cgt or ILOpCode.Cgt_un or ILOpCode.Clt
            or ILOpCode.Clt_un or (>= ILOpCode.Ldelema and <= ILOpCode.Ldelem) => (2, 1),
        ILOpCode.Ldnull or (>= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_r8) or ILOpCode.Ldloca or ILOpCode.Ldloca_s or ILOpCode.Ldarga or ILOpCode.Ldarga_s or ILOpCode.Ldsflda
            or ILOpCode.Ldtoken or ILOpCode.Sizeof or ILOpCode.Arglist => (0, 1),
        ILOpCode.Nop or ILOpCode.Break or ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Leave or ILOpCode.Leave_s or ILOpCode.Endfinally or ILOpCode.Rethrow or ILOpCode.Constrained
            or ILOpCode.Volatile or ILOpCode.Unaligned or ILOpCode.Tail or ILOpCode.Readonly or ILOpCode.Jmp => (0, 0),
        // Negation, conversions, indirect loads, new arrays, lengths and addresses of fields replace the value on top.
        _ => (1, 1),
    };
}
