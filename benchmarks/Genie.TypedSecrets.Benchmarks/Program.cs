using BenchmarkDotNet.Running;

// dotnet run -c Release --project benchmarks/Genie.TypedSecrets.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
