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

    private static readonly HashSet<string> s_messages = new(StringComparer.Ordinal)
    {
        "ServiceBusMessage", "SendMessageRequest", "SendMessageBatchRequestEntry", "EventData", "PublishRequest", "CloudEvent", "EventGridEvent", "PubsubMessage",
    };

    private static readonly string[] s_writers = ["Send", "Publish", "BasicPublish", "Produce", "Schedule", "Enqueue", "Reply"];

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToMessage;

    internal override bool Serializes => true;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { } method } call when s_types.Contains(method.ContainingType.Name) && StartsWith(method.Name, s_writers) => call.Arguments,
        IObjectCreationOperation { Type: { } type } creation when s_messages.Contains(type.Name) => creation.Arguments.Cast<IOperation>().Concat(ValueParts.Assigned(creation)),
        _ => [],
    };
}
