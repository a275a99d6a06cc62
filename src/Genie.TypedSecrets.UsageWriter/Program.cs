using System.Reflection.Metadata;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;

// genie-secrets-usage <assembly> <file> <project directory>
// Errors are in the format that MSBuild recognizes.
if (args is not [var assembly, var file, var projectDirectory])
{
    Console.Error.WriteLine("genie-secrets : error : usage: genie-secrets-usage <assembly> <file> <project directory>");
    return 1;
}

try
{
    var usage = UsageAnalysis.Run([assembly], SourcePaths.RootOf(assembly) ?? projectDirectory);
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
    File.WriteAllText(file, JsonRenderer.Render(usage));
    return 0;
}
catch (Exception e) when (e is ToolingException or IOException or UnauthorizedAccessException or BadImageFormatException)
{
    Console.Error.WriteLine($"genie-secrets : error : {e.Message.ReplaceLineEndings(" ")}");
    return 1;
}
