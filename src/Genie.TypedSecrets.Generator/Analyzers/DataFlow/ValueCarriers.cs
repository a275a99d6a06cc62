using Genie.TypedSecrets.Schema.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Lists the types and operations that forward a value, in one form or another, and those that do not.</summary>
internal static class ValueCarriers
{
    // The compiler that this is built with does not have a name for it yet.
    private const OperationKind CollectionExpression = (OperationKind)0x7f;
    private const OperationKind Spread = (OperationKind)0x80;

    // Types whose methods return their arguments in another form: trimmed, encoded, joined, awaited.
    private static readonly HashSet<string> s_passing = new(StringComparer.Ordinal)
    {
        "System.String", "System.Object", "System.Char", "System.Convert", "System.Uri", "System.UriBuilder", "System.MemoryExtensions", "System.FormattableString", "System.Lazy", "System.Nullable", "System.Array", "System.Tuple", "System.ValueTuple",
        "System.Text.StringBuilder", "System.Text.Encoding", "System.Text.Json.JsonSerializer", "System.Text.RegularExpressions.Regex", "System.Text.Json.JsonDocument", "System.Text.Json.JsonElement", "System.Text.Json.Nodes.JsonNode", "System.Text.Json.Nodes.JsonObject", "System.Text.Json.Nodes.JsonArray", "System.Text.Json.Nodes.JsonValue",
        "System.IO.StringWriter", "System.IO.TextWriter", "System.IO.StreamWriter", "System.IO.Path", "System.IO.MemoryStream", "System.IO.StreamReader", "System.IO.StringReader", "System.IO.TextReader", "System.IO.Stream",
        "System.Net.WebUtility", "System.Web.HttpUtility", "System.Linq.Enumerable", "System.Collections.Immutable.ImmutableArray", "System.Collections.Immutable.ImmutableList", "System.Collections.Immutable.ImmutableDictionary",
        "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.TaskAsyncEnumerableExtensions", "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable", "System.Linq.AsyncEnumerable", "System.Collections.Generic.List", "System.Collections.Generic.Dictionary", "System.Collections.Generic.IDictionary", "System.Collections.Generic.IReadOnlyDictionary", "System.Collections.Generic.SortedDictionary",
        "System.Collections.Generic.CollectionExtensions", "System.Collections.Concurrent.ConcurrentDictionary", "System.Collections.Concurrent.ConcurrentQueue", "System.Collections.Concurrent.ConcurrentBag", "System.Collections.Generic.HashSet", "System.Collections.Generic.LinkedList",
        "System.Collections.Generic.Stack", "System.Collections.Generic.Queue", "System.Collections.Generic.KeyValuePair", "System.Collections.Specialized.NameValueCollection", "System.ReadOnlySpan", "System.Span", "System.ReadOnlyMemory", "System.Memory",
        "System.Net.Http.HttpContent", "System.Net.Http.StringContent", "System.Net.Http.FormUrlEncodedContent", "System.Net.Http.Json.JsonContent", "System.Net.Http.ByteArrayContent", "System.Net.Http.Headers.HttpHeaders", "System.Net.Http.Headers.HttpRequestHeaders", "System.Net.Http.HttpRequestMessage",
        "System.Net.Http.Headers.AuthenticationHeaderValue", "System.Runtime.CompilerServices.TaskAwaiter", "System.Runtime.CompilerServices.ValueTaskAwaiter", "System.Runtime.InteropServices.Marshal", "System.Buffers.Text.Base64", "System.Data.Common.DbConnectionStringBuilder",
    };

    // Types whose objects contain all their constructor arguments.
    private static readonly HashSet<string> s_keeping = new(StringComparer.Ordinal)
    {
        "System.String", "System.Uri", "System.UriBuilder", "System.Text.StringBuilder", "System.Collections.Generic.KeyValuePair", "System.Collections.Generic.Dictionary", "System.Collections.Concurrent.ConcurrentDictionary", "System.Collections.Generic.HashSet",
        "System.Collections.Generic.List", "System.Collections.Generic.Queue", "System.Collections.Generic.Stack", "System.Threading.Tasks.ValueTask", "System.ReadOnlySpan", "System.Tuple", "System.ValueTuple", "System.Lazy", "System.Collections.Specialized.NameValueCollection",
        "System.Diagnostics.ActivityEvent", "System.Diagnostics.ActivityTagsCollection", "System.Diagnostics.TagList", "System.Diagnostics.Metrics.Measurement", "System.IO.MemoryStream", "System.IO.StringReader", "System.IO.StreamReader",
        "System.Net.Http.StringContent", "System.Net.Http.ByteArrayContent", "System.Net.Http.FormUrlEncodedContent", "System.Net.Http.Headers.AuthenticationHeaderValue", "System.Net.Http.HttpRequestMessage", "Microsoft.Extensions.Primitives.StringValues",
        "System.Text.Json.Nodes.JsonObject", "System.Text.Json.Nodes.JsonArray", "System.Xml.Linq.XElement", "System.Xml.Linq.XAttribute", "System.Xml.Linq.XDocument", "System.Xml.Linq.XText", "System.Xml.Linq.XCData", "Grpc.Core.Metadata", "Grpc.Core.Status", "Microsoft.AspNetCore.Http.Extensions.QueryBuilder",
    };

    // Members that are not a part of the value worth protecting.
    private static readonly HashSet<string> s_harmless = new(StringComparer.Ordinal)
    {
        "Length", "Count", "Host", "IdnHost", "DnsSafeHost", "Authority", "Scheme", "Port", "Capacity", "Encoding", "Keys", "IsEmpty", "IsCompleted", "Status", "Method", "Version", "RequestUri", "CanRead", "Position", "ContentType", "IsValueCreated", "HasValue", "LongLength", "Rank", "ValueKind", "Comparer", "UserName", "Domain",
    };

    private static readonly string[] s_secretMembers = ["ConnectionString", "Password", "Pwd", "Secret", "Token", "Key", "Credential", "Passphrase", "UserInfo", "Query", "AbsoluteUri", "OriginalString", "Value", "Authorization", "Signature"];

    /// <summary>Determines whether a value of a type can contain a secret's text. A flag or a number, such as a length, cannot.</summary>
    internal static bool CanCarry(ITypeSymbol? type) => type is { TypeKind: not TypeKind.Enum } && type.SpecialType is not (
        SpecialType.System_Void or SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64
        or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Double or SpecialType.System_Decimal);

    /// <summary>Determines whether a type is text or bytes.</summary>
    internal static bool IsText(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Char || type is IArrayTypeSymbol;

    /// <summary>Determines whether a method's result contains what it is called on or called with.</summary>
    internal static bool Passes(IMethodSymbol method) =>
        (method.Name == "ToString" && method.Parameters.Length <= 1)
        || s_passing.Contains(SymbolNames.Of(method.ContainingType))
        || (method.ContainingType.IsTupleType && method.Name == "ToTuple")
        || IsConnection(method.ContainingType)
        || (method.IsExtensionMethod && method.ContainingType.Name is "JsonContentExtensions" or "HttpContentJsonExtensions" or "EncodingExtensions");

    /// <summary>Determines whether a method parses a text into an object, whose members have meanings of their own.</summary>
    internal static bool Parses(IMethodSymbol method) =>
        (method.Name is "Deserialize" or "DeserializeAsync" or "DeserializeObject" or "Parse" or "ParseAsync" or "ParseValue" or "ParseQueryString" or "Load")
        && method.ContainingType.Name is "JsonSerializer" or "JsonConvert" or "JsonDocument" or "JsonNode" or "JObject" or "JToken" or "XDocument" or "XElement" or "HttpUtility" or "QueryHelpers" or "XmlSerializer";

    /// <summary>Gets the name of the member that a call reads from a parsed object, or null.</summary>
    internal static string? NamedMember(IInvocationOperation call) =>
        call.TargetMethod.Name is "GetProperty" or "GetValueOrDefault" or "Element" or "Attribute" or "GetPropertyValue" or "Value" or "SelectToken" or "GetValue"
        && call.Arguments.Length > 0 && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string name } ? name : null;

    /// <summary>Gets the name of the member of a parsed object that an expression reads last, or null.</summary>
    internal static string? LastMember(IOperation? expression) => expression switch
    {
        IInvocationOperation call => NamedMember(call) ?? LastMember(call.Instance),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => ValueParts.KeyOf(indexer) ?? LastMember(indexer.Instance),
        IConversionOperation conversion => LastMember(conversion.Operand),
        _ => null,
    };

    /// <summary>Gets the arguments that are in a call's result. What a text is searched for is removed from it, or only compared.</summary>
    internal static IEnumerable<IOperation> PassedArguments(IInvocationOperation call)
    {
        var isSearch = call.TargetMethod.Name is "Replace" or "Split" or "Trim" or "TrimStart" or "TrimEnd" or "Remove" or "ReplaceLineEndings" or "Except" or "Where" or "Contains" or "IndexOf" or "EnumerateSplits";
        if (!isSearch)
        {
            return call.Arguments;
        }

        // Regex.Replace(input, pattern, replacement); text.Replace(old, new)
        var isStatic = call.Instance is null;
        return call.Arguments.Where(argument => argument.Parameter?.Name is "newValue" or "replacement" or "newChar" or "input" or "evaluator" || (isStatic && argument.Parameter?.Ordinal == 0));
    }

    /// <summary>Determines whether an object contains what it is made from.</summary>
    internal static bool Keeps(IObjectCreationOperation creation) => creation.Type is INamedTypeSymbol type && (s_keeping.Contains(SymbolNames.Of(type)) || KeepsParsed(type));

    /// <summary>Determines whether an object parses what it is made from, so that only some of its members are secret.</summary>
    internal static bool KeepsParsed(ITypeSymbol type) => IsConnection(type) || type.Name is "NetworkCredential" or "SqlCredential";

    /// <summary>Determines whether an object prints its members, so that it contains what any of them contains.</summary>
    internal static bool PrintsParts(ITypeSymbol? type) => type is not null
        && (type.IsTupleType || type.IsAnonymousType || type.IsRecord || ValueParts.IsDictionary(type) || IsConnection(type) || type.Name is "UriBuilder" or "HttpRequestMessage" or "HttpRequestHeaders" or "Task" or "ValueTask" or "JsonNode" or "JsonObject" or "JsonArray" || type is IArrayTypeSymbol);

    /// <summary>Determines whether a property yields the value of the object, or a part of it.</summary>
    internal static bool ExposesValue(IPropertySymbol property) =>
        CanCarry(property.Type)
        && !s_harmless.Contains(property.Name)
        && !(property.Name == "Key" && property.ContainingType.Name is "KeyValuePair" or "IGrouping" or "DictionaryEntry");

    /// <summary>Determines whether a member of a parsed object is named like a secret.</summary>
    internal static bool IsNamedLikeASecret(string member) =>
        CredentialDetector.IsSecretName(member) || Array.Exists(s_secretMembers, part => member.EndsWith(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Determines whether the methods of a type put their arguments into the object.</summary>
    internal static bool IsFilled(INamedTypeSymbol type) =>
        type.Name is "StringBuilder" or "StringWriter" or "List" or "IList" or "ICollection" or "Stack" or "Queue" or "TagList" or "TextWriter" or "StreamWriter" or "BinaryWriter" or "MemoryStream" or "Stream" or "DefaultInterpolatedStringHandler" or "HashSet" or "ISet" or "LinkedList"
            or "ConcurrentQueue" or "ConcurrentBag" or "ConcurrentStack" or "Collection" or "ObservableCollection" or "HttpHeaders" or "JsonObject" or "JsonArray" or "ArrayBufferWriter" or "XElement" or "XContainer" or "XDocument" or "Metadata" or "QueryBuilder"
        || ValueParts.IsDictionary(type) || IsConnection(type);

    /// <summary>Determines whether a library's method writes into an argument: a span, or an array that is called a destination.</summary>
    internal static bool IsBuffer(IArgumentOperation argument) => argument.Parameter is { RefKind: RefKind.None } parameter
        && (parameter.Type is INamedTypeSymbol { Name: "Span" or "Memory" } || (parameter.Type is IArrayTypeSymbol && parameter.Name is "destination" or "array" && parameter.ContainingSymbol.Name is "CopyTo" or "TryCopyTo"))
        && parameter.ContainingSymbol.Name is not ("Fill" or "Clear" or "Reverse" or "Sort");

    /// <summary>Gets the object that a chain of calls starts with.</summary>
    internal static IOperation? RootOf(IOperation? receiver)
    {
        while (receiver is IInvocationOperation { Instance: { } inner })
        {
            receiver = inner;
        }

        return receiver;
    }

    /// <summary>Gets the local, parameter, field or property that an expression denotes, or null.</summary>
    internal static ISymbol? HolderOf(IOperation? expression) => expression switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter.OriginalDefinition,
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        IConversionOperation conversion => HolderOf(conversion.Operand),
        IConditionalAccessInstanceOperation => HolderOf(Functions.AncestorsOf(expression).OfType<IConditionalAccessOperation>().FirstOrDefault()?.Operation),
        _ => null,
    };

    /// <summary>Gets the parts of an operation. The parts of text that a handler composes are the handler's arguments.</summary>
    internal static IEnumerable<IOperation> PartsOf(IOperation operation) => operation switch
    {
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation call } => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments.Cast<IOperation>().Concat(ValueParts.Assigned(creation)),
        _ => operation.ChildOperations,
    };

    /// <summary>Determines whether an operation yields what its parts yield.</summary>
    internal static bool IsTransparent(IOperation operation) => IsStringBuilding(operation)
        || operation is IAwaitOperation
            or ITranslatedQueryOperation
            or IArrayElementReferenceOperation
            or IImplicitIndexerReferenceOperation
            or IDelegateCreationOperation;

    /// <summary>Determines whether an operation composes a text or a collection, so that its parts are what to report.</summary>
    internal static bool IsStringBuilding(IOperation operation) => operation
        is IInterpolatedStringOperation
            or IInterpolationOperation
            or IInterpolatedStringHandlerCreationOperation
            or IInterpolatedStringAppendOperation
            or IInterpolatedStringAdditionOperation
            or IArgumentOperation
            or IConversionOperation
            or IParenthesizedOperation
            or ICoalesceOperation
            or IArrayCreationOperation
            or IArrayInitializerOperation
            or IObjectCreationOperation
            or IAnonymousObjectCreationOperation
            or ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } }
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
        || operation.Kind is CollectionExpression or Spread
        || operation.Syntax is CollectionExpressionSyntax;

    // Connections and the builders of connection strings, of all providers.
    private static bool IsConnection(ITypeSymbol type) =>
        type.Name.EndsWith("ConnectionStringBuilder", StringComparison.Ordinal)
        || (type.Name.EndsWith("Connection", StringComparison.Ordinal) && SymbolNames.Derives(type, "System.Data.Common.DbConnection"));
}
