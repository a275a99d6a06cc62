using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents an accessor that the generator emitted.</summary>
/// <param name="Type">The accessor's type.</param>
/// <param name="Record">The record's type.</param>
/// <param name="Category">The category.</param>
/// <param name="Keys">The JSON names of the keys by the names of their properties; null where they cannot be told apart.</param>
/// <param name="KeyOrder">The JSON names of the keys in the schema's order.</param>
/// <param name="Names">The names of its secrets.</param>
internal sealed record GeneratedAccessor(string Type, string Record, string Category, IReadOnlyDictionary<string, string>? Keys, IReadOnlyList<string> KeyOrder, GeneratedSecretNames Names);

/// <summary>Represents the types that the generator emitted into a set of assemblies, as their metadata and IL show it: no schema files are needed.</summary>
internal sealed class GeneratedTypes
{
    private const string AccessorBase = "Genie.TypedSecrets.SecretAccessor`1<";
    private const string Compiler = "Genie.TypedSecrets.CompilerServices.";
    private const string Registration = "CreateRegistration";
    private const string RootShape = "s_shape";
    private const string RootBase = "Genie.TypedSecrets.ProjectSecrets";

    private readonly Dictionary<string, GeneratedAccessor> _accessors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GeneratedAccessor> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _environments = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _previews = new(StringComparer.Ordinal);

    internal IEnumerable<GeneratedAccessor> Accessors => _accessors.Values;

    /// <summary>Gets the names of the environments.</summary>
    internal IEnumerable<string> EnvironmentNames => _environments.Values;

    /// <summary>Gets the project of the manifest; null where there is none.</summary>
    internal string? Project { get; private set; }

    /// <summary>Gets the patterns of preview environments.</summary>
    internal IReadOnlyCollection<string> Previews => _previews;

    internal static GeneratedTypes Read(IEnumerable<LoadedAssembly> assemblies)
    {
        GeneratedTypes types = new();
        foreach (var assembly in assemblies)
        {
            foreach (var handle in assembly.Reader.TypeDefinitions)
            {
                types.Add(assembly, handle);
            }
        }

        return types;
    }

    internal GeneratedAccessor? Accessor(string type) => _accessors.GetValueOrDefault(type);

    internal GeneratedAccessor? Record(string type) => _records.GetValueOrDefault(type);

    /// <summary>Determines whether a type has the categories of an environment, and of which environment if the type specifies it.</summary>
    internal bool IsEnvironment(string type, out string? environment) => _environments.TryGetValue(type, out environment) || _shared.Contains(type);

    /// <summary>Determines whether a type has the environments as members.</summary>
    internal bool IsRoot(string type) => _roots.Contains(type);

    /// <summary>Determines whether a type is an alternative of a category's record.</summary>
    internal bool IsAlternative(string? type) => type is not null && _records.TryGetValue(type, out var accessor) && accessor.Record != type;

    /// <summary>Determines whether the generator emitted a method. The class with the environments and the records are partial: a project can add members of its own to them.</summary>
    internal bool IsGenerated(MetadataReader reader, MethodDefinition method)
    {
        var type = TypeNameProvider.NameOf(reader, method.GetDeclaringType());
        var name = reader.GetString(method.Name);
        if (IsRoot(type))
        {
            // The environments are automatic properties. A member of the project's own is read like any method.
            return name is ".cctor" or ".ctor" or "get_Current" or "get_All" or Registration || IsGeneratedMember(name, method) || IsCompilerGenerated(reader, method);
        }

        // The registration has a lambda for each accessor, in a type inside the class with the environments. It reads nothing.
        if (name.StartsWith($"<{Registration}>", StringComparison.Ordinal) && type.LastIndexOf('/') is > 0 and var inner && IsRoot(type[..inner]))
        {
            return true;
        }

        // The members of the product's interfaces read keys only for what uses the record as such an interface, which counts as a read of all keys.
        return Record(type) is not null
            ? name is ".cctor" or ".ctor" or "PrintMembers" or "Match" || IsMemberOfInterface(name) || IsCompilerGenerated(reader, method)
            : IsPartOf(reader, method.GetDeclaringType());
    }

    // With the parameters that the generator writes: a project can add overloads.
    private static bool IsGeneratedMember(string name, MethodDefinition method) => (name, Parameters: method.DecodeSignature(TypeNameProvider.Instance, null).ParameterTypes) is
        ("PreloadAsync", ["System.Threading.CancellationToken"] or ["System.Collections.Generic.IEnumerable`1<Genie.TypedSecrets.SecretAccessor>", "System.Threading.CancellationToken"])
        or ("Environment", ["System.String"]);

    // An explicit implementation has the interface's name, with the alias that the source has.
    private static bool IsMemberOfInterface(string name) => name.StartsWith("Genie.TypedSecrets.", StringComparison.Ordinal) || name.StartsWith("global::Genie.TypedSecrets.", StringComparison.Ordinal);

    private void Add(LoadedAssembly assembly, TypeDefinitionHandle handle)
    {
        var reader = assembly.Reader;
        var type = reader.GetTypeDefinition(handle);
        var name = TypeNameProvider.NameOf(reader, handle);
        var parent = type.BaseType.IsNil ? string.Empty : TypeNameProvider.NameOf(reader, type.BaseType);
        if (parent.StartsWith(AccessorBase, StringComparison.Ordinal))
        {
            AddAccessor(assembly, type, name, parent[AccessorBase.Length..^1]);
            return;
        }

        foreach (var member in type.GetMethods())
        {
            var method = reader.GetMethodDefinition(member);
            switch (reader.GetString(method.Name))
            {
                case ".cctor" when StringsBefore(assembly, method, Compiler + "SecretsManifest") is [var project, ..]:
                    Project ??= project;
                    _previews.UnionWith(InitializedProperties.Read(assembly, method).GetValueOrDefault("Previews") ?? []);
                    _roots.Add(name);
                    break;
                case ".ctor" when method.DecodeSignature(TypeNameProvider.Instance, null).ParameterTypes is [Compiler + "SecretsContext", ..] and var parameters:
                    if (parent == RootBase)
                    {
                        _roots.Add(name);
                    }
                    else if (parameters.Length > 1)
                    {
                        _shared.Add(name);
                    }
                    else if (Strings(assembly, method) is [var environment, ..])
                    {
                        _environments[name] = environment;
                    }

                    break;
            }
        }
    }

    private void AddAccessor(LoadedAssembly assembly, TypeDefinition type, string name, string record)
    {
        var initializer = Initializer(assembly, type);
        var category = initializer is { } method && Strings(assembly, method) is [var first, ..] ? first : null;
        var (keys, order) = KeysOf(assembly, record);

        // The generator writes a property for each key. Trimming removes those that nothing reads.
        if (category is null || type.GetProperties().Count < order.Count)
        {
            throw new ToolingException(
                $"{assembly.Path} was trimmed: {name} does not have all members that were generated. Name the output folder of the build instead: bin/Release/net10.0");
        }

        var alternatives = AlternativesOf(assembly, record);
        if (keys is { } common && alternatives.Count > 0)
        {
            (keys, order) = WithAlternatives(assembly, record, common, order, alternatives);
        }

        GeneratedAccessor accessor = new(name, record, category, keys, order, GeneratedSecretNames.Read(assembly, initializer!.Value));
        if (_accessors.TryGetValue(name, out var other) && !other.KeyOrder.SequenceEqual(order, StringComparer.Ordinal))
        {
            // Two projects generate a type of this name from different schemas. Which of them is meant is not known, so every use reads all keys of both.
            accessor = accessor with { Keys = null, KeyOrder = [.. other.KeyOrder.Union(order, StringComparer.Ordinal)] };
        }

        _accessors[name] = accessor;
        _records[record] = accessor;
        foreach (var alternative in alternatives)
        {
            _records[TypeNameProvider.NameOf(assembly.Reader, alternative)] = accessor;
        }
    }

    // The records that derive from a category's record: it is one of them.
    private static List<TypeDefinitionHandle> AlternativesOf(LoadedAssembly assembly, string record)
    {
        var reader = assembly.Reader;
        return [.. reader.TypeDefinitions.Where(handle => reader.GetTypeDefinition(handle).BaseType is { IsNil: false } parent && TypeNameProvider.NameOf(reader, parent) == record)];
    }

    // The keys of an alternative besides the common ones are in its shape, in the order of its own properties.
    private static (IReadOnlyDictionary<string, string>? Keys, IReadOnlyList<string> Order) WithAlternatives(
        LoadedAssembly assembly, string record, IReadOnlyDictionary<string, string> keys, IReadOnlyList<string> order, List<TypeDefinitionHandle> alternatives)
    {
        var reader = assembly.Reader;
        var handle = reader.TypeDefinitions.First(candidate => TypeNameProvider.NameOf(reader, candidate) == record);
        var shapes = KeysOfShapes(assembly, Initializer(assembly, reader.GetTypeDefinition(handle))!.Value);
        Dictionary<string, string> all = new(keys, StringComparer.Ordinal);
        List<string> names = [.. order];
        foreach (var alternative in alternatives)
        {
            var type = reader.GetTypeDefinition(alternative);
            var own = shapes.GetValueOrDefault($"{RootShape}Of{reader.GetString(type.Name)}", []).Where(name => !order.Contains(name, StringComparer.Ordinal)).ToList();
            var properties = PropertiesOf(reader, type);
            for (var i = 0; i < own.Count; i++)
            {
                // A property without a key, or of two keys, reads all of them.
                if (properties.Count < own.Count || (all.TryGetValue(properties[i], out var other) && other != own[i]))
                {
                    return (null, names);
                }

                all[properties[i]] = own[i];
            }

            names.AddRange(own.Where(name => !names.Contains(name, StringComparer.Ordinal)));
        }

        return (all, names);
    }

    private static List<string> PropertiesOf(MetadataReader reader, TypeDefinition type) =>
    [
        .. type.GetProperties()
            .Select(reader.GetPropertyDefinition)
            .Where(property => property.GetAccessors() is { Setter.IsNil: false } accessors && IsPublic(reader, accessors.Getter))
            .Select(property => reader.GetString(property.Name)),
    ];

    // The keys are in the shape's table, in the order in which the record declares its properties.
    private static (IReadOnlyDictionary<string, string>? ByProperty, IReadOnlyList<string> Order) KeysOf(LoadedAssembly assembly, string record)
    {
        var reader = assembly.Reader;
        var handle = reader.TypeDefinitions.FirstOrDefault(candidate => TypeNameProvider.NameOf(reader, candidate) == record);
        if (handle.IsNil || Initializer(assembly, reader.GetTypeDefinition(handle)) is not { } initializer)
        {
            return (null, []);
        }

        var shapes = KeysOfShapes(assembly, initializer);
        var names = shapes.GetValueOrDefault(RootShape, []);
        var properties = PropertiesOf(reader, reader.GetTypeDefinition(handle));
        // Behind the keys is the property with those that the schema does not name. It is none of the keys, so that reading it reads all of them.
        return properties.Count == names.Count || (names.Count > 0 && properties.Count == names.Count + 1 && properties[^1].StartsWith("AdditionalProperties", StringComparison.Ordinal))
            ? (properties.Zip(names).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal), names)
            : (null, names);
    }

    // "dup, index, name, argument…, newobj SecretKey" is an element of the table; "dup, name, …, newobj SecretKey" describes the items of a key.
    private static Dictionary<string, List<string>> KeysOfShapes(LoadedAssembly assembly, MethodDefinition method)
    {
        Dictionary<string, List<string>> shapes = new(StringComparer.Ordinal);
        List<string> names = [];
        var instructions = Instruction.Read(assembly.BodyOf(method)!.GetILReader());
        for (var i = 0; i < instructions.Count; i++)
        {
            if (instructions[i].Code == ILOpCode.Stsfld)
            {
                shapes[FieldName(assembly.Reader, instructions[i].Operand)] = names;
                names = [];
            }
            else if (instructions[i].Code == ILOpCode.Newobj
                && CalledMethod.Read(assembly.Reader, instructions[i].Operand) is { Type: Compiler + "SecretKey", Parameters.Length: var arguments }
                && i > arguments
                && instructions[i - arguments].Code == ILOpCode.Ldstr
                && instructions[i - arguments - 1].Code is (>= ILOpCode.Ldc_i4_0 and <= ILOpCode.Ldc_i4_8) or ILOpCode.Ldc_i4_s or ILOpCode.Ldc_i4)
            {
                names.Add(Text(assembly, instructions[i - arguments]));
            }
        }

        return shapes;
    }

    private static string FieldName(MetadataReader reader, int token) => MetadataTokens.EntityHandle(token) is { Kind: HandleKind.FieldDefinition } handle
        ? reader.GetString(reader.GetFieldDefinition((FieldDefinitionHandle)handle).Name)
        : string.Empty;

    private static MethodDefinition? Initializer(LoadedAssembly assembly, TypeDefinition type)
    {
        foreach (var handle in type.GetMethods())
        {
            var method = assembly.Reader.GetMethodDefinition(handle);
            if (assembly.Reader.GetString(method.Name) == ".cctor")
            {
                return method;
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Strings(LoadedAssembly assembly, MethodDefinition method) => assembly.BodyOf(method) is { } body
        ? [.. Instruction.Read(body.GetILReader()).Where(static instruction => instruction.Code == ILOpCode.Ldstr).Select(instruction => Text(assembly, instruction))]
        : [];

    private static List<string> StringsBefore(LoadedAssembly assembly, MethodDefinition method, string createdType)
    {
        List<string> strings = [];
        foreach (var instruction in assembly.BodyOf(method) is { } body ? Instruction.Read(body.GetILReader()) : [])
        {
            if (instruction.Code == ILOpCode.Ldstr)
            {
                strings.Add(Text(assembly, instruction));
            }
            else if (instruction.Code == ILOpCode.Newobj && CalledMethod.Read(assembly.Reader, instruction.Operand)?.Type == createdType)
            {
                return strings;
            }
        }

        return [];
    }

    private static string Text(LoadedAssembly assembly, Instruction instruction) =>
        assembly.Reader.GetUserString((UserStringHandle)MetadataTokens.Handle(instruction.Operand));

    private bool IsPartOf(MetadataReader reader, TypeDefinitionHandle type)
    {
        for (; !type.IsNil; type = reader.GetTypeDefinition(type).GetDeclaringType())
        {
            var name = TypeNameProvider.NameOf(reader, type);
            if (Accessor(name) is not null || IsEnvironment(name, out _))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCompilerGenerated(MetadataReader reader, MethodDefinition method) => method.GetCustomAttributes()
        .Select(handle => reader.GetCustomAttribute(handle).Constructor)
        .Any(constructor => constructor.Kind == HandleKind.MemberReference
            && TypeNameProvider.NameOf(reader, reader.GetMemberReference((MemberReferenceHandle)constructor).Parent) == "System.Runtime.CompilerServices.CompilerGeneratedAttribute");

    private static bool IsPublic(MetadataReader reader, MethodDefinitionHandle handle) =>
        !handle.IsNil && (reader.GetMethodDefinition(handle).Attributes & System.Reflection.MethodAttributes.MemberAccessMask) == System.Reflection.MethodAttributes.Public;
}
