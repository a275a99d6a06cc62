using System.Text.Json;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Finds the events in the objects that CloudTrail, EventBridge, CloudWatch Logs and the AWS CLI put around them.</summary>
internal static class CloudTrailEnvelope
{
    private const int MaxDepth = 4;

    /// <summary>Gets a value indicating whether a property has a list of events: <c>Records</c> of a log file, <c>Events</c> of <c>lookup-events</c>, <c>events</c> of CloudWatch Logs.</summary>
    internal static bool IsListName(ref Utf8JsonReader reader) => reader.ValueTextEquals("Records"u8) || reader.ValueTextEquals("Events"u8) || reader.ValueTextEquals("events"u8);

    /// <summary>Calls a function for each event in an object.</summary>
    internal static void ForEach(JsonElement item, Action<JsonElement> found) => ForEach(item, found, MaxDepth);

    private static void ForEach(JsonElement item, Action<JsonElement> found, int depth)
    {
        if (item.ValueKind != JsonValueKind.Object || depth == 0)
        {
            return;
        }

        if (item.TryGetProperty("eventSource", out _))
        {
            found(item);
            return;
        }

        foreach (var property in item.EnumerateObject())
        {
            switch (property.Name, property.Value.ValueKind)
            {
                case ("Records" or "Events" or "events", JsonValueKind.Array):
                    foreach (var inner in property.Value.EnumerateArray())
                    {
                        ForEach(inner, found, depth - 1);
                    }

                    break;
                case ("detail", JsonValueKind.Object):
                    ForEach(property.Value, found, depth - 1);
                    break;
                case ("CloudTrailEvent" or "message", JsonValueKind.String):
                    ForEachInText(property.Value.GetString()!, found, depth - 1);
                    break;
            }
        }
    }

    // JSON in a string. Other text is the message of another program.
    private static void ForEachInText(string text, Action<JsonElement> found, int depth)
    {
        JsonDocument inner;
        try
        {
            inner = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return;
        }

        using (inner)
        {
            ForEach(inner.RootElement, found, depth);
        }
    }
}
