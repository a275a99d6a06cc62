using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Finds the fields and properties that have the same text in each run: <c>static readonly string Name = "billing/db"</c>.</summary>
internal sealed class ConstantTexts
{
    private const string Text = "System.String";

    // By the name of the assembly, the type and the member.
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Reads the assemblies of a job, and the libraries beside them that they reference.</summary>
    internal static ConstantTexts Read(IReadOnlyList<LoadedAssembly> assemblies)
    {
        ConstantTexts texts = new();
        List<LoadedAssembly> libraries = [.. LibrariesOf(assemblies)];
        try
        {
            // If two assemblies have the same name, it is not known which one is referenced.
            texts.Add([.. assemblies.Concat(libraries).GroupBy(static assembly => assembly.Name, StringComparer.Ordinal).Where(static group => group.Count() == 1).SelectMany(static group => group)]);
        }
        finally
        {
            libraries.ForEach(static library => library.Dispose());
        }

        return texts;
    }

    /// <summary>Gets the text of the field that an instruction loads, or that the method returns which it calls; null if it is not constant.</summary>
    internal string? Find(MetadataReader reader, Instruction instruction) =>
        instruction.Code is ILOpCode.Ldsfld or ILOpCode.Call or ILOpCode.Callvirt && NameOf(reader, MetadataTokens.EntityHandle(instruction.Operand)) is { } name ? _texts.GetValueOrDefault(name) : null;

    // These assemblies can define names even if they do not use secrets.
    private static IEnumerable<LoadedAssembly> LibrariesOf(IReadOnlyList<LoadedAssembly> assemblies) => assemblies
        .SelectMany(static assembly => assembly.References.Where(IsOfUsers).Select(name => Path.Combine(Path.GetDirectoryName(assembly.Path)!, name + ".dll")))
        .Except(assemblies.Select(static assembly => assembly.Path), StringComparer.Ordinal)
        .Where(File.Exists)
        .Select(LoadedAssembly.Open)
        .OfType<LoadedAssembly>();

    private static bool IsOfUsers(string name) =>
        !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.", StringComparison.Ordinal) && !name.StartsWith("Genie.TypedSecrets", StringComparison.Ordinal) && !name.StartsWith("AWSSDK.", StringComparison.Ordinal);

    private void Add(List<LoadedAssembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            foreach (var type in assembly.Reader.TypeDefinitions)
            {
                AddFields(assembly, assembly.Reader.GetTypeDefinition(type));
            }
        }

        foreach (var assembly in assemblies)
        {
            foreach (var method in assembly.Reader.MethodDefinitions)
            {
                AddMethod(assembly, method);
            }
        }
    }

    // One that the static constructor, and nothing else, assigns.
    private void AddFields(LoadedAssembly assembly, TypeDefinition type)
    {
        var reader = assembly.Reader;
        var constructor = type.GetMethods().FirstOrDefault(handle => reader.GetString(reader.GetMethodDefinition(handle).Name) == ".cctor");
        if (constructor.IsNil || assembly.BodyOf(reader.GetMethodDefinition(constructor)) is not { } body)
        {
            return;
        }

        var instructions = Instruction.Read(body.GetILReader());
        var joins = Instruction.TargetsOf(instructions);
        for (var i = 1; i < instructions.Count; i++)
        {
            var instruction = instructions[i];
            if (instruction.Code == ILOpCode.Stsfld
                && instructions[i - 1].Code == ILOpCode.Ldstr
                && !joins.Contains(instruction.Offset)
                && MetadataTokens.EntityHandle(instruction.Operand) is { Kind: HandleKind.FieldDefinition } handle
                && reader.GetFieldDefinition((FieldDefinitionHandle)handle).Attributes.HasFlag(FieldAttributes.InitOnly)
                && instructions.Count(other => other.Code is ILOpCode.Stsfld or ILOpCode.Ldsflda && other.Operand == instruction.Operand) == 1)
            {
                _texts[NameOf(reader, handle)!] = TextOf(reader, instructions[i - 1]);
            }
        }
    }

    // A method that nothing can override and that returns a constant.
    private void AddMethod(LoadedAssembly assembly, MethodDefinitionHandle handle)
    {
        var method = assembly.Reader.GetMethodDefinition(handle);
        if (method.Attributes.HasFlag(MethodAttributes.Virtual) || method.DecodeSignature(TypeNameProvider.Instance, null) is not { ReturnType: Text, ParameterTypes: [], GenericParameterCount: 0 }
            || assembly.BodyOf(method)?.GetILReader() is not { Length: < 64 } code)
        {
            return;
        }

        List<Instruction> instructions = [.. Instruction.Read(code).Where(static instruction => instruction.Code != ILOpCode.Nop)];
        var isReturn = instructions is [_, { Code: ILOpCode.Ret }]
            or [_, { Code: ILOpCode.Stloc_0 }, { Code: ILOpCode.Br_s or ILOpCode.Br }, { Code: ILOpCode.Ldloc_0 }, { Code: ILOpCode.Ret }];
        if (isReturn && (instructions[0].Code == ILOpCode.Ldstr ? TextOf(assembly.Reader, instructions[0]) : Find(assembly.Reader, instructions[0])) is { } text)
        {
            _texts[NameOf(assembly.Reader, handle)!] = text;
        }
    }

    private static string TextOf(MetadataReader reader, Instruction instruction) => reader.GetUserString((UserStringHandle)MetadataTokens.Handle(instruction.Operand));

    private static string? NameOf(MetadataReader reader, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.FieldDefinition:
                var field = reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                return Join(reader, field.GetDeclaringType(), "field", field.Name);
            case HandleKind.MethodDefinition:
                var method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                return method.DecodeSignature(TypeNameProvider.Instance, null).ParameterTypes.IsEmpty ? Join(reader, method.GetDeclaringType(), "method", method.Name) : null;
            case HandleKind.MemberReference:
                var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                if (member.GetKind() == MemberReferenceKind.Field)
                {
                    return Join(reader, member.Parent, "field", member.Name);
                }

                return member.DecodeMethodSignature(TypeNameProvider.Instance, null).ParameterTypes.IsEmpty ? Join(reader, member.Parent, "method", member.Name) : null;
            default:
                return null;
        }
    }

    private static string? Join(MetadataReader reader, EntityHandle type, string kind, StringHandle name) =>
        AssemblyOf(reader, type) is { } assembly ? $"{assembly}|{TypeNameProvider.NameOf(reader, type)}|{kind}|{reader.GetString(name)}" : null;

    private static string? AssemblyOf(MetadataReader reader, EntityHandle type)
    {
        while (type.Kind == HandleKind.TypeReference)
        {
            type = reader.GetTypeReference((TypeReferenceHandle)type).ResolutionScope;
        }

        return type.Kind switch
        {
            HandleKind.TypeDefinition or HandleKind.ModuleDefinition when reader.IsAssembly => reader.GetString(reader.GetAssemblyDefinition().Name),
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type).Name),
            _ => null,
        };
    }
}
