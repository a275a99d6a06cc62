using Genie.TypedSecrets.Tooling.Files;

namespace Genie.TypedSecrets.Tooling.Tests.Files;

/// <summary>Tests that a failed write leaves the former file, and that messages name the file.</summary>
public sealed class TextFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genie-file-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    [Fact]
    public void Write_NewAndExistingFile_HasTheTextAndNothingBeside()
    {
        TextFile.Write(PathOf("a"), "one");
        TextFile.Write(PathOf("a"), "two");

        File.ReadAllText(PathOf("a")).ShouldBe("two");
        _folder.GetFiles().ShouldHaveSingleItem();
    }

    [Fact]
    public void Write_Link_StaysALink()
    {
        File.WriteAllText(PathOf("target"), "one");
        File.CreateSymbolicLink(PathOf("link"), PathOf("target"));

        TextFile.Write(PathOf("link"), "two");

        new FileInfo(PathOf("link")).LinkTarget.ShouldNotBeNull();
        File.ReadAllText(PathOf("target")).ShouldBe("two");
    }

    [Fact]
    public void Write_Permissions_AreThoseOfTheFormerFile()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllText(PathOf("a"), "one");
        File.SetUnixFileMode(PathOf("a"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        TextFile.Write(PathOf("a"), "two");

        File.GetUnixFileMode(PathOf("a")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Write_Fails_LeavesTheFolderAsItWas()
    {
        Directory.CreateDirectory(PathOf("folder"));

        Should.Throw<ToolingException>(() => TextFile.Write(PathOf("folder"), "text")).Message.ShouldBe($"{PathOf("folder")} was not written, and nothing was changed. It is a folder: name a file.");
        Should.Throw<ToolingException>(() => TextFile.Write(PathOf("none/a"), "text")).Message.ShouldEndWith("Its folder does not exist: create it, or name another one.");
        _folder.GetFileSystemInfos().ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_NoFile_SaysWhatItIs()
    {
        Should.Throw<ToolingException>(() => TextFile.Read(_folder.FullName, "shown")).Message.ShouldBe("shown is a folder. Name a file.");
        Should.Throw<ToolingException>(() => TextFile.ReadBytes(PathOf("none"), "shown")).Message.ShouldBe("The file shown does not exist.");
    }
}
