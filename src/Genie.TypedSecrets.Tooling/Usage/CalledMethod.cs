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
    internal string TypeDefinition { get; } = TypeName.DefinitionOf(Type);

    /// <summary>Gets the name of the property that the method gets; null where it is another method.</summary>
    internal string? Property => Name.StartsWith("get_", StringComparison.Ordinal) ? Name[4..] : null;

    /// <summary>Gets the names of the declaring type's arguments.</summary>
    internal IReadOnlyList<string> DeclaringArguments { get; } = TypeName.ArgumentsOf(Type);

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

    private string Substitute(string type) => TypeName.Substitute(type, DeclaringArguments, TypeArguments);
}
