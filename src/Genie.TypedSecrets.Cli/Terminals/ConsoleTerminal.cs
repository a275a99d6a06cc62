using System.Text;

namespace Genie.TypedSecrets.Cli.Terminals;

/// <summary>Represents the console of this process.</summary>
internal sealed class ConsoleTerminal : ITerminal
{
    private const int LeastWidth = 40;

    /// <summary>Gets the number of columns.</summary>
    internal static int Width
    {
        get
        {
            try
            {
                return Math.Max(LeastWidth, Console.WindowWidth);
            }
            catch (IOException)
            {
                return 80;
            }
        }
    }

    /// <summary>Gets whether escape sequences may be used: not where <c>NO_COLOR</c> is set, nor in a terminal that has none.</summary>
    internal static bool SupportsColor =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or "");

    /// <inheritdoc/>
    public string? Read(string question)
    {
        Console.Error.Write(question);
        return Console.In.ReadLine();
    }

    /// <inheritdoc/>
    public string? ReadHidden(string question)
    {
        Console.Error.Write(question);
        var text = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    Console.Error.WriteLine();
                    return text.ToString();
                case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } when text.Length == 0:
                    Console.Error.WriteLine();
                    return null;
                case { Key: ConsoleKey.Backspace }:
                    text.Length = Math.Max(0, text.Length - 1);
                    break;
                case { Key: ConsoleKey.U, Modifiers: ConsoleModifiers.Control }:
                    text.Clear();
                    break;
                case { KeyChar: var c } when c >= ' ':
                    text.Append(c);
                    break;
            }
        }
    }
}
