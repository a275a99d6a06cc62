using Genie.TypedSecrets.Start;

// Without an argument: what a process costs that reads nothing. FirstValue is not loaded then.
Console.WriteLine(args.Length == 0 ? "hello" : FirstValue.Read());
