using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes what is sent to clients: HTTP responses with their headers and cookies, view data, SignalR messages, gRPC trailers.</summary>
internal sealed class HttpResponseSink : LeakSink
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "Results", "TypedResults", "HttpResponseWritingExtensions", "HttpResponseJsonExtensions", "IResponseCookies", "IClientProxy", "ISingleClientProxy", "ClientProxyExtensions", "HttpResponse", "ProblemDetailsFactory", "IServerStreamWriter", "ServerCallContext", "RenderTreeBuilder", "TagHelperAttributeList", "TagHelperContent",
    };

    private static readonly HashSet<string> s_controllers = new(StringComparer.Ordinal) { "ControllerBase", "Controller", "PageModel", "PageBase", "ViewComponent" };

    private static readonly HashSet<string> s_results = new(StringComparer.Ordinal)
    {
        "ContentResult", "JsonResult", "ObjectResult", "OkObjectResult", "BadRequestObjectResult", "NotFoundObjectResult", "ConflictObjectResult", "CreatedResult", "AcceptedResult", "RedirectResult", "ProblemDetails", "ValidationProblemDetails", "FileContentResult", "Status", "HtmlString",
    };

    private static readonly HashSet<string> s_bags = new(StringComparer.Ordinal) { "ViewData", "TempData", "ViewBag", "ResponseTrailers" };

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToResponse;

    internal override bool Serializes => true;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation call when IsMap(call.TargetMethod) => call.Arguments.Where(argument => argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation } or IConversionOperation { Operand: IDelegateCreationOperation { Target: IMethodReferenceOperation } }),
        IInvocationOperation call when IsResponse(call) => call.Arguments.Where(argument => argument.Parameter?.Name is not ("contentType" or "key" or "method")),
        IObjectCreationOperation { Type: { } type } creation when s_results.Contains(type.Name) && IsWeb(type) => creation.Arguments.Cast<IOperation>().Concat(ValueParts.Assigned(creation)),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } bag } } assignment when IsBag(bag) => [assignment.Value],
        IAssignmentOperation { Target: IDynamicMemberReferenceOperation { Instance: { } bag } } assignment when IsBag(bag) => [assignment.Value],
        IReturnOperation { ReturnedValue: { } value } when IsAction(operation) => [value],
        _ => [],
    };

    private static bool IsResponse(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        return s_types.Contains(type.Name)
            || (s_controllers.Contains(type.Name) && !call.TargetMethod.Name.StartsWith("Try", StringComparison.Ordinal))
            || (call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal) && call.Instance is IPropertyReferenceOperation { Property: { Name: "Body" or "BodyWriter", ContainingType.Name: "HttpResponse" } })
            || (call.TargetMethod.Name is "Append" or "Add" or "TryAdd" or "SetCommaSeparatedValues" or "AppendCommaSeparatedValues" && Functions.ReceiverOf(call) is { } headers && IsBag(headers))
            || IsClientOfHub(call.Instance);
    }

    // Clients.All.Joined(…), where the hub has an interface for its clients
    private static bool IsClientOfHub(IOperation? instance) => instance is { Type.TypeKind: TypeKind.Interface } && instance switch
    {
        IPropertyReferenceOperation { Property.ContainingType.Name: var name } => IsHubClients(name),
        IInvocationOperation { TargetMethod.ContainingType.Name: var name } => IsHubClients(name),
        _ => false,
    };

    private static bool IsHubClients(string type) => type is "IHubClients" or "IHubCallerClients";

    // Response.Headers, ViewData, context.ResponseTrailers
    private static bool IsBag(IOperation bag) => bag switch
    {
        IPropertyReferenceOperation { Property: { Name: "Headers", ContainingType.Name: "HttpResponse" } } => true,
        IPropertyReferenceOperation { Property.Name: var name } => s_bags.Contains(name),
        IConversionOperation conversion => IsBag(conversion.Operand),
        _ => bag.Type?.Name is "ViewDataDictionary" or "ITempDataDictionary",
    };

    private static bool IsWeb(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is { } name
        && (name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Grpc", StringComparison.Ordinal) || name.StartsWith("System.Web", StringComparison.Ordinal));

    // app.MapGet("/", () => …) and public methods of controllers return their response.
    private static bool IsAction(IOperation statement)
    {
        for (var outer = statement.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IAnonymousFunctionOperation lambda:
                    return IsMapped(lambda);
                case ILocalFunctionOperation:
                    return false;
            }
        }

        return statement.SemanticModel?.GetEnclosingSymbol(statement.Syntax.SpanStart) is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary, ContainingType: { } type }
            && IsController(type);
    }

    private static bool IsController(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name is "ControllerBase" or "Controller")
            {
                return true;
            }
        }

        return type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ApiControllerAttribute");
    }

    private static bool IsMapped(IAnonymousFunctionOperation lambda)
    {
        var outer = lambda.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return outer is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { } method } } && IsMap(method);
    }

    private static bool IsMap(IMethodSymbol method) =>
        method.Name == "AddEndpointFilter"
        || (method.Name.StartsWith("Map", StringComparison.Ordinal) && method.ContainingType.Name is "EndpointRouteBuilderExtensions" or "RouteGroupBuilder" or "WebApplication" or "IEndpointRouteBuilder");
}
