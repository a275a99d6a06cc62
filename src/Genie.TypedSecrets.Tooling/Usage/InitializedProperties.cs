using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Reads the texts that an object initializer in generated code sets properties to.</summary>
internal static class InitializedProperties
{
    /// <summary>Gets the texts by property, in the order of the code. Properties that are set to something else have no texts.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="method">The method, usually a static constructor.</param>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(LoadedAssembly assembly, MethodDefinition method)
    {
        Dictionary<string, IReadOnlyList<string>> properties = new(StringComparer.Ordinal);
        List<string> texts = [];
        foreach (var instruction in assembly.BodyOf(method) is { } body ? Instruction.Read(body.GetILReader()) : [])
        {
            if (instruction.Code == ILOpCode.Ldstr)
            {
                texts.Add(assembly.Reader.GetUserString((UserStringHandle)MetadataTokens.Handle(instruction.Operand)));
            }
            else if (instruction.Code is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj && CalledMethod.Read(assembly.Reader, instruction.Operand) is { } called)
            {
                if (called.Name.StartsWith("set_", StringComparison.Ordinal))
                {
                    properties.TryAdd(called.Name["set_".Length..], [.. texts]);
                    texts.Clear();
                }
                else if (called.Type.StartsWith("Genie.TypedSecrets.", StringComparison.Ordinal))
                {
                    // The arguments of the object's constructor.
                    texts.Clear();
                }
            }
        }

        return properties;
    }
}
