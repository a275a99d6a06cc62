using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents a method as an instruction names it.</summary>
/// <param name="Type">The name of the type that declares it, with type arguments.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsInstance">Whether it takes an instance.</param>
/// <param name="Parameters">The names of its parameters' types.</param>
/// <param name="ReturnType">The name of its return type.</param>
/// <param name="TypeArguments">The names of its own type arguments.</param>
internal sealed record CalledMethod(string Type, string Name, bool IsInstance, ImmutableArray<string> Parameters, string ReturnType, ImmutableArray<string> TypeArguments)
{
    /// <summary>Gets the declaring type's name without type arguments.</summary>
    internal string TypeDefinition => Type.IndexOf('<', StringComparison.Ordinal) is >= 0 and var at ? Type[..at] : Type;

    /// <summary>Gets the name of the property that the method gets; null where it is another method.</summary>
    internal string? Property => Name.StartsWith("get_", StringComparison.Ordinal) ? Name[4..] : null;

    /// <summary>Gets the names of the declaring type's arguments.</summary>
    internal IReadOnlyList<string> DeclaringArguments => SplitArguments(Type);

    /// <summary>Gets the return type with the declaring type's arguments in place.</summary>
    internal string ActualReturnType => Substitute(ReturnType);

    /// <summary>Gets the method that a token names; null where it names another thing.</summary>
    internal static CalledMethod? Read(MetadataReader reader, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        ImmutableArray<string> arguments = [];
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            var specification = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
            arguments = specification.DecodeSignature(TypeNameProvider.Instance, null);
            handle = specification.Method;
        }

        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                return Create(TypeNameProvider.NameOf(reader, method.GetDeclaringType()), reader.GetString(method.Name), method.DecodeSignature(TypeNameProvider.Instance, null), arguments);
            case HandleKind.MemberReference:
                var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                return member.GetKind() == MemberReferenceKind.Method
                    ? Create(TypeNameProvider.NameOf(reader, member.Parent), reader.GetString(member.Name), member.DecodeMethodSignature(TypeNameProvider.Instance, null), arguments)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Gets the actual type of a parameter, with type arguments in place.</summary>
    internal string ActualParameter(int index) => Substitute(Parameters[index]);

    private static CalledMethod Create(string type, string name, MethodSignature<string> signature, ImmutableArray<string> arguments) =>
        new(type, name, signature.Header.IsInstance, signature.ParameterTypes, signature.ReturnType, arguments);

    private string Substitute(string type)
    {
        if (!type.Contains('!', StringComparison.Ordinal))
        {
            return type;
        }

        for (var i = TypeArguments.Length - 1; i >= 0; i--)
        {
            type = type.Replace($"!!{i}", TypeArguments[i], StringComparison.Ordinal);
        }

        var own = SplitArguments(Type);
        for (var i = own.Count - 1; i >= 0; i--)
        {
            type = type.Replace($"!{i}", own[i], StringComparison.Ordinal);
        }

        return type;
    }

    private static List<string> SplitArguments(string type)
    {
        var start = type.IndexOf('<', StringComparison.Ordinal);
        List<string> arguments = [];
        if (start < 0)
        {
            return arguments;
        }

        var (depth, from) = (0, start + 1);
        for (var i = start + 1; i < type.Length - 1; i++)
        {
            depth += type[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (type[i] == ',' && depth == 0)
            {
                arguments.Add(type[from..i]);
                from = i + 1;
            }
        }

        arguments.Add(type[from..^1]);
        return arguments;
    }
}
