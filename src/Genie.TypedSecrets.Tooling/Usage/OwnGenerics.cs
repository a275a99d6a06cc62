using System.Reflection;
using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents the generic code of the job itself: what it does to values of its type parameters is known once all of it was scanned.</summary>
internal sealed class OwnGenerics
{
    // Virtual methods are not in it: another one may run in their place.
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reading = new(StringComparer.Ordinal);
    private readonly HashSet<(string From, string To)> _calls = [];
    private readonly HashSet<(string Record, string Code)> _uses = [];

    internal static OwnGenerics Read(IEnumerable<LoadedAssembly> assemblies)
    {
        OwnGenerics own = new();
        foreach (var assembly in assemblies)
        {
            var reader = assembly.Reader;
            foreach (var handle in reader.TypeDefinitions)
            {
                var type = reader.GetTypeDefinition(handle);
                if (type.GetGenericParameters().Count > 0)
                {
                    own._types.Add(TypeNameProvider.NameOf(reader, handle));
                }

                foreach (var member in type.GetMethods())
                {
                    var method = reader.GetMethodDefinition(member);
                    if ((type.GetGenericParameters().Count > 0 || method.GetGenericParameters().Count > 0)
                        && method.RelativeVirtualAddress != 0 && (!method.Attributes.HasFlag(MethodAttributes.Virtual) || method.Attributes.HasFlag(MethodAttributes.Final)))
                    {
                        own._methods.Add(KeyOf(reader, method));
                    }
                }
            }
        }

        return own;
    }

    /// <summary>Gets the key of a method: its type, name and parameters.</summary>
    internal static string KeyOf(MetadataReader reader, MethodDefinition method) =>
        KeyOf(TypeNameProvider.NameOf(reader, method.GetDeclaringType()), reader.GetString(method.Name), method.DecodeSignature(TypeNameProvider.Instance, null).ParameterTypes);

    /// <summary>Gets the key of a method that is called.</summary>
    internal static string KeyOf(CalledMethod called) => KeyOf(called.TypeDefinition, called.Name, called.Parameters);

    /// <summary>Determines whether the code of a method that is called is known.</summary>
    internal bool Has(CalledMethod called) => _methods.Contains(KeyOf(called));

    /// <summary>Gets the generic types of the job in a type: their code has what the type arguments are.</summary>
    internal IEnumerable<string> TypesIn(string type) => type.Contains('`', StringComparison.Ordinal) || type.Contains('<', StringComparison.Ordinal) ? TypeName.PartsOf(type).Where(_types.Contains) : [];

    /// <summary>Records that code reads a value of a type parameter, or takes it to where it cannot be followed.</summary>
    internal void AddReading(string code) => _reading.Add(code);

    /// <summary>Records that generic code passes a value of a type parameter to other generic code of the job.</summary>
    internal void AddCall(string from, string to) => _calls.Add((from, to));

    /// <summary>Records that code with a record as its type argument is used.</summary>
    internal void AddUse(string record, string code) => _uses.Add((record, code));

    /// <summary>Gets the records that generic code reads, after everything was scanned.</summary>
    internal IEnumerable<string> FindRead()
    {
        HashSet<string> reading = new(_reading, StringComparer.Ordinal);
        bool isComplete;
        do
        {
            isComplete = true;
            foreach (var (from, to) in _calls)
            {
                if (reading.Contains(to) && reading.Add(from))
                {
                    isComplete = false;
                }
            }
        }
        while (!isComplete);

        return _uses.Where(use => reading.Contains(use.Code)).Select(static use => use.Record).Distinct(StringComparer.Ordinal);
    }

    private static string KeyOf(string type, string name, IEnumerable<string> parameters) => $"{type}::{name}({string.Join(',', parameters)})";
}
