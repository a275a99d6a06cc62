using Genie.TypedSecrets.Cli.Terminals;

namespace Genie.TypedSecrets.Cli.Tests.Support;

/// <summary>Represents a person who types prepared lines.</summary>
internal sealed class FakeTerminal(params string[] lines) : ITerminal
{
    private readonly Queue<string> _lines = new(lines);

    internal List<string> Questions { get; } = [];

    /// <summary>Gets or sets what happens while the person thinks.</summary>
    internal Action? OnQuestion { get; set; }

    public string? Read(string question)
    {
        Questions.Add(question);
        OnQuestion?.Invoke();
        return _lines.TryDequeue(out var line) ? line : null;
    }

    public string? ReadHidden(string question) => Read(question);
}
