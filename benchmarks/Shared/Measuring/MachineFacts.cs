using System.Globalization;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;

namespace Genie.TypedSecrets.Benchmarks.Shared;

/// <summary>The machine that the figures were measured on.</summary>
internal static class MachineFacts
{
    public static string Describe(bool isShort)
    {
        var host = HostEnvironmentInfo.GetCurrent();
        MarkdownTable table = new("machine", "");
        table.Add("processor", $"{host.Cpu.Value?.ProcessorName?.Trim() ?? "unknown"}, {Environment.ProcessorCount} logical processors");
        table.Add("operating system", RuntimeInformation.OSDescription);
        table.Add("runtime", RuntimeInformation.FrameworkDescription);
        table.Add("harness", $"BenchmarkDotNet {host.BenchmarkDotNetVersion}{(isShort ? ", **short run: only the ratios say something, roughly**" : string.Empty)}");
        table.Add("load when it began", Load());
        return table.ToString();
    }

    // What else the machine was doing, where the system says: processes that wanted a processor, on average over a minute.
    private static string Load() => File.Exists("/proc/loadavg")
        ? string.Create(CultureInfo.InvariantCulture, $"{File.ReadAllText("/proc/loadavg").Split(' ')[0]} on {Environment.ProcessorCount} processors")
        : "unknown";
}
