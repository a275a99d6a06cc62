using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Stale;

/// <summary>Lists the objects that are created once and then keep the credentials with which they were created.</summary>
internal static class StaleConstructions
{
    private const string DataSource = "Use CreateDataSource of the accessor, which follows rotation.";
    private const string Handler = "Add a SecretAuthenticationHandler, which follows rotation.";
    private const string Options = "Bind the option with BindSecret of Genie.TypedSecrets.Hosting, which sets it again for each new version, or read the secret where the option is used.";
    private const string Configuration = "Add the key with AddSecret of Genie.TypedSecrets.Hosting, which reloads it for each new version.";
    private const string Resolver = "Set IssuerSigningKeyResolver, which is called for each token.";
    private const string Client = "Create the client inside UseAsync, or keep the accessor and create the client again when the secret changes.";

    private static readonly HashSet<string> s_sources = new(StringComparer.Ordinal) { "NpgsqlDataSource", "NpgsqlDataSourceBuilder", "MySqlDataSource", "MySqlDataSourceBuilder", "DbDataSource", "NpgsqlSlimDataSourceBuilder" };

    private static readonly HashSet<string> s_connections = new(StringComparer.Ordinal) { "ConnectionMultiplexer", "ConnectionFactory", "MongoClient", "ServiceBusClient", "CosmosClient", "EventHubProducerClient", "BlobServiceClient" };

    private static readonly HashSet<string> s_registrations = new(StringComparer.Ordinal)
    {
        "AddSingleton", "TryAddSingleton", "AddKeyedSingleton", "TryAddKeyedSingleton", "AddHostedService", "Configure", "ConfigureAll", "PostConfigure", "PostConfigureAll", "AddDbContextPool", "AddPooledDbContextFactory", "AddDbContextFactory",
        "AddNpgsqlDataSource", "AddMySqlDataSource", "AddStackExchangeRedisCache", "AddJwtBearer", "AddOpenIdConnect", "AddOAuth", "AddGoogle", "AddMicrosoftAccount", "AddFacebook", "AddGitHub", "AddSignalR", "AddAzureSignalR", "AddApplicationInsightsTelemetry", "AddMassTransit", "AddInMemoryCollection",
    };

    private static readonly HashSet<string> s_builders = new(StringComparer.Ordinal) { "IServiceCollection", "OptionsBuilder", "AuthenticationBuilder", "IHttpClientBuilder", "ISignalRServerBuilder", "IConfigurationBuilder", "ISignalRBuilder" };

    /// <summary>Gets the objects that an operation creates for long, with the values they keep, the advice, and whether they live as long as the process.</summary>
    internal static IEnumerable<(string Built, IEnumerable<IOperation> Values, string Advice, bool IsCertain)> Of(IOperation operation, LongLivedTypes types)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "Create" or "Connect" or "ConnectAsync", IsStatic: true, ContainingType: var type } } call when s_sources.Contains(type.Name) || s_connections.Contains(type.Name):
                return IsShort(call) ? [] : [(type.Name, call.Arguments, s_sources.Contains(type.Name) ? DataSource : Client, true)];
            case IObjectCreationOperation { Type: { } type } creation when s_sources.Contains(type.Name) || (s_connections.Contains(type.Name) && Stored(creation) is not null):
                return IsShort(creation) ? [] : [(type.Name, [creation], s_sources.Contains(type.Name) ? DataSource : Client, true)];
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Authorization", Instance: { } headers } } assignment when IsDefaultHeaders(headers) && !IsPerClient(operation):
                return [("HttpClient.DefaultRequestHeaders", [assignment.Value], Handler, true)];
            case IInvocationOperation { TargetMethod.Name: "Add" or "TryAddWithoutValidation", Instance: { } headers } call when IsDefaultHeaders(headers) && !IsPerClient(operation):
                return [("HttpClient.DefaultRequestHeaders", call.Arguments, Handler, true)];
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "IssuerSigningKey" or "IssuerSigningKeys" or "TokenDecryptionKey" } key } assignment:
                return [(key.Property.Name, [assignment.Value], Resolver, true)];
            case IInvocationOperation { TargetMethod: { } method } call when s_registrations.Contains(method.Name) && IsBuilder(call):
                return [(method.Name, call.Arguments, method.Name.StartsWith("AddDb", StringComparison.Ordinal) || method.Name.EndsWith("DataSource", StringComparison.Ordinal) ? DataSource : method.Name.IndexOf("Singleton", StringComparison.Ordinal) >= 0 ? Client : method.Name == "AddInMemoryCollection" ? Configuration : Options, true)];
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol method } } option } assignment when ConfiguresOptions(method):
                return [($"{option.Property.ContainingType.Name}.{option.Property.Name}", [assignment.Value], Options, true)];
            case IObjectCreationOperation { Type: { } type } creation when IsClient(type) && Stored(creation) is { } member:
                return [(type.Name, creation.Arguments, Client, member.IsStatic || types.Contain(member.ContainingType))];
            default:
                return [];
        }
    }

    /// <summary>Determines whether objects of a type keep the credentials that they are created with.</summary>
    internal static bool IsClient(ITypeSymbol type) => type.TypeKind == TypeKind.Class && type.Locations.All(location => location.IsInMetadata || type.Name.EndsWith("Client", StringComparison.Ordinal))
        && (type.Name.EndsWith("Client", StringComparison.Ordinal) || type.Name.EndsWith("Service", StringComparison.Ordinal) || type.Name.EndsWith("Credential", StringComparison.Ordinal) || type.Name.EndsWith("Credentials", StringComparison.Ordinal));

    /// <summary>Gets the origin of the value in a local, or of the value that the client in it was created with. Null if there is none.</summary>
    internal static RevealedValue? OriginOf(ILocalReferenceOperation use, RevealedValues values) => values.OriginOf(use)
        ?? (Functions.InitializerOf(use.Local, use) is IObjectCreationOperation { Type: { } type } creation && IsClient(type)
            ? creation.Arguments.Select(argument => values.OriginOf(argument.Value)).FirstOrDefault(origin => origin is not null)
            : null);

    // Configure(TOptions) of a class that is registered as IConfigureOptions<TOptions>.
    private static bool ConfiguresOptions(IMethodSymbol method) => method.Name is "Configure" or "PostConfigure"
        && method.ContainingType.AllInterfaces.Any(face => face.Name is "IConfigureOptions" or "IConfigureNamedOptions" or "IPostConfigureOptions");

    // The field or property that an object is stored in, or null.
    private static ISymbol? Stored(IOperation value)
    {
        for (var outer = value.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IFieldInitializerOperation { InitializedFields: [var field, ..] }:
                    return field;
                case IPropertyInitializerOperation { InitializedProperties: [var property, ..] }:
                    return property;
                case IAssignmentOperation { Target: IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member } when outer.Parent is not IObjectOrCollectionInitializerOperation:
                    return member.Member;
                case IConversionOperation or ICoalesceOperation or IArgumentOperation or IObjectCreationOperation or IConditionalOperation:
                // new Lazy<ApiClient>(() => new ApiClient(…))
                case IReturnOperation or IBlockOperation or IAnonymousFunctionOperation or IDelegateCreationOperation when IsInLazy(outer):
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsInLazy(IOperation operation) =>
        Functions.AncestorsOf(operation).OfType<IDelegateCreationOperation>().Concat(operation is IDelegateCreationOperation own ? [own] : Enumerable.Empty<IDelegateCreationOperation>())
            .FirstOrDefault() is { Parent: IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "Lazy" or "AsyncLazy" } } };

    // using var source = …: it ends with the method.
    private static bool IsShort(IOperation value) => Functions.AncestorsOf(value).Any(ancestor => ancestor switch
    {
        IUsingDeclarationOperation => true,
        IUsingOperation { Resources: { } resources } => resources.Syntax.Span.Contains(value.Syntax.Span),
        _ => false,
    });

    private static bool IsDefaultHeaders(IOperation headers) => headers is IPropertyReferenceOperation { Property.Name: "DefaultRequestHeaders" }
        || (headers is IPropertyReferenceOperation { Instance: { } inner } && IsDefaultHeaders(inner))
        // new HttpClient { DefaultRequestHeaders = { Authorization = … } }
        || (headers is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
            && Functions.AncestorsOf(headers).OfType<IMemberInitializerOperation>().FirstOrDefault()?.InitializedMember is IPropertyReferenceOperation { Property.Name: "DefaultRequestHeaders" });

    // AddHttpClient("name", client => …) runs for each client that the factory creates.
    private static bool IsPerClient(IOperation operation) => Functions.AncestorsOf(operation).Any(ancestor =>
        ancestor is IInvocationOperation { TargetMethod.Name: "AddHttpClient" or "ConfigureHttpClient" or "AddTypedClient" or "AddScoped" or "AddTransient" });

    private static bool IsBuilder(IInvocationOperation call)
    {
        var receiver = call.Instance?.Type ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Parameter?.Type : null);
        return receiver is not null && (s_builders.Contains(receiver.Name) || receiver.AllInterfaces.Any(face => s_builders.Contains(face.Name)));
    }
}
