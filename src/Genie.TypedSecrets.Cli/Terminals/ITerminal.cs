namespace Genie.TypedSecrets.Cli.Terminals;

/// <summary>Defines how a command asks the person at the keyboard. Questions go to standard error, so that results can be piped.</summary>
internal interface ITerminal
{
    /// <summary>Asks for text that is not shown while it is typed.</summary>
    /// <param name="question">The question.</param>
    /// <returns>The text; null if input ended.</returns>
    string? ReadHidden(string question);

    /// <summary>Asks for text.</summary>
    /// <param name="question">The question.</param>
    /// <returns>The text; null if input ended.</returns>
    string? Read(string question);
}
