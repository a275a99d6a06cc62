using System.Runtime.CompilerServices;

namespace Genie.TypedSecrets.Generator.Tests.Support;

/// <summary>
/// Compares text with a <c>.verified.cs</c> file. On a mismatch the text is left beside it as <c>.received.cs</c>: read the
/// difference, and rename the file where it is right. Nothing is ever accepted automatically.
/// </summary>
internal static class Snapshot
{
    internal static void Match(string name, string text, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", name);
        var (verified, received) = (path + ".verified.cs", path + ".received.cs");
        if (File.Exists(verified) && File.ReadAllText(verified) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{name} is not what {Path.GetFileName(verified)} says. Compare it with {Path.GetFileName(received)}, and rename that where it is right.");
    }
}
