using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes messages of queues, buses and streams.</summary>
internal sealed class MessageSink : LeakSink
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "ServiceBusSender", "QueueClient", "IBus", "IPublishEndpoint", "ISendEndpoint", "ISendEndpointProvider", "IModel", "IChannel", "IProducer", "EventHubProducerClient", "IAmazonSQS", "AmazonSQSClient", "IAmazonSimpleNotificationService", "TopicClient", "EventGridPublisherClient", "PublisherClient",
        "IMessageSession", "IMessageBus", "IEndpointInstance", "ISubscriber", "IModelExensions", "IChannelExtensions", "IMessageHandlerContext", "IPubSub", "ICapPublisher", "IBasicPublisher", "ConsumeContext", "IBackgroundJobClient",
    };

    // Messages of queues and mails.
    private static readonly HashSet<string> s_messages = new(StringComparer.Ordinal)
    {
        "ServiceBusMessage", "SendMessageRequest", "SendMessageBatchRequestEntry", "EventData", "PublishRequest", "CloudEvent", "EventGridEvent", "PubsubMessage",
        "MailMessage", "MimeMessage", "TextPart", "BodyBuilder", "SendGridMessage", "SendEmailRequest", "EmailMessage", "EmailContent",
    };

    // Hangfire stores the arguments of the call that a lambda makes.
    private static readonly HashSet<string> s_jobs = new(StringComparer.Ordinal) { "BackgroundJob", "RecurringJob", "IBackgroundJobClient", "BackgroundJobClientExtensions", "RecurringJobManagerExtensions", "IRecurringJobManager" };

    private static readonly string[] s_mailers = ["SmtpClient", "MailHelper", "ISmtpClient", "IEmailSender"];

    private static readonly string[] s_writers = ["Send", "Publish", "BasicPublish", "Produce", "Schedule", "Enqueue", "Reply"];

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToMessage;

    internal override bool Serializes => true;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { } method } call when s_jobs.Contains(method.ContainingType.Name) => call.Arguments.SelectMany(ArgumentsInLambda),
        IInvocationOperation { TargetMethod: { } method } call when Array.IndexOf(s_mailers, method.ContainingType.Name) >= 0 && method.Name is not ("Authenticate" or "AuthenticateAsync" or "Connect" or "ConnectAsync") => call.Arguments,
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Body" or "Subject" or "Text" or "TextBody" or "HtmlBody" or "PlainTextContent" or "HtmlContent" or "MessageBody", ContainingType.Name: var type } } } assignment when s_messages.Contains(type) => [assignment.Value],
        IInvocationOperation { TargetMethod: { } method } call when s_types.Contains(method.ContainingType.Name) && StartsWith(method.Name, s_writers) => call.Arguments,
        IObjectCreationOperation { Type: { } type } creation when s_messages.Contains(type.Name) => creation.Arguments.Cast<IOperation>().Concat(ValueParts.Assigned(creation)),
        _ => [],
    };

    private static IEnumerable<IOperation> ArgumentsInLambda(IArgumentOperation argument) => argument.Descendants()
        .OfType<IAnonymousFunctionOperation>()
        .SelectMany(lambda => lambda.Body.Descendants().OfType<IInvocationOperation>())
        .SelectMany(call => call.Arguments);
}
