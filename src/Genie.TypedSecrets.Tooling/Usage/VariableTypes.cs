using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Gets the static types of variables, so that records are followed through locals, parameters and fields.</summary>
internal static class VariableTypes
{
    /// <summary>Gets the type of the variable that an instruction loads, refers to or assigns; null where it is not known.</summary>
    internal static string? Of(MetadataReader reader, MethodBodyBlock body, MethodSignature<string> signature, Instruction instruction) => instruction.Code switch
    {
        >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 => Local(reader, body, instruction.Code - ILOpCode.Ldloc_0),
        >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => Local(reader, body, instruction.Code - ILOpCode.Stloc_0),
        ILOpCode.Ldloc or ILOpCode.Ldloc_s or ILOpCode.Ldloca or ILOpCode.Ldloca_s or ILOpCode.Stloc or ILOpCode.Stloc_s => Local(reader, body, instruction.Operand),
        >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3 => Parameter(signature, instruction.Code - ILOpCode.Ldarg_0),
        ILOpCode.Ldarg or ILOpCode.Ldarg_s or ILOpCode.Ldarga or ILOpCode.Ldarga_s or ILOpCode.Starg or ILOpCode.Starg_s => Parameter(signature, instruction.Operand),
        ILOpCode.Ldfld or ILOpCode.Ldsfld or ILOpCode.Ldflda or ILOpCode.Ldsflda or ILOpCode.Stfld or ILOpCode.Stsfld => Field(reader, instruction.Operand),
        _ => null,
    };

    /// <summary>Determines whether a field is a local variable that the state machine of an asynchronous method or an iterator keeps: <c>&lt;keys&gt;5__2</c>.</summary>
    internal static bool IsHoistedLocal(MetadataReader reader, int token) => FieldName(reader, token) is ['<', not '>', ..] and var name && name.Contains(">5__", StringComparison.Ordinal);

    /// <summary>Gets the type of a local variable; null where it is not known.</summary>
    internal static string? Local(MetadataReader reader, MethodBodyBlock body, int index)
    {
        if (body.LocalSignature.IsNil)
        {
            return null;
        }

        var locals = reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(TypeNameProvider.Instance, null);
        return index < locals.Length ? locals[index] : null;
    }

    private static string FieldName(MetadataReader reader, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        return handle.Kind switch
        {
            HandleKind.FieldDefinition => reader.GetString(reader.GetFieldDefinition((FieldDefinitionHandle)handle).Name),
            HandleKind.MemberReference => reader.GetString(reader.GetMemberReference((MemberReferenceHandle)handle).Name),
            _ => string.Empty,
        };
    }

    private static string? Parameter(MethodSignature<string> signature, int index)
    {
        index -= signature.Header.IsInstance ? 1 : 0;
        return index >= 0 && index < signature.ParameterTypes.Length ? signature.ParameterTypes[index] : null;
    }

    private static string? Field(MetadataReader reader, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        return handle.Kind switch
        {
            HandleKind.FieldDefinition => reader.GetFieldDefinition((FieldDefinitionHandle)handle).DecodeSignature(TypeNameProvider.Instance, null),
            HandleKind.MemberReference when reader.GetMemberReference((MemberReferenceHandle)handle) is var member && member.GetKind() == MemberReferenceKind.Field =>
                TypeName.Substitute(member.DecodeFieldSignature(TypeNameProvider.Instance, null), TypeName.ArgumentsOf(TypeNameProvider.NameOf(reader, member.Parent)), []),
            _ => null,
        };
    }
}
