using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>The store over a mount as Kubernetes makes it: every change is a new directory and a swapped link.</summary>
public sealed class DirectorySecretStoreTests : SecretStoreConformance, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Mount _mount;
    private readonly DirectorySecretStore _store;

    public DirectorySecretStoreTests()
    {
        _mount = new Mount(_directory.Path);
        _store = new DirectorySecretStore(_directory.Path);
    }

    private protected override ISecretStore Store => _store;

    private protected override string ExpectedRemedy => _directory.Combine("genie-dev", "nothing-here");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected override Task SeedAsync(string name, byte[] value, bool isBinary = false)
    {
        _mount.Set((name, value));
        return Task.CompletedTask;
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Get_FlatFileOfADriver_IsFoundByTheNameWithASlash()
    {
        File.WriteAllText(_directory.Combine("genie-dev_api-keys"), "{}");

        using var payload = await _store.GetAsync(new("genie-dev/api-keys"), Ct);

        payload.Reveal().ToArray().ShouldBe("{}"u8.ToArray());
    }

    [Fact]
    public async Task Get_PlainFileWithByteOrderMark_DropsTheMark()
    {
        File.WriteAllText(_directory.Combine("api-keys"), "{}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        using var payload = await _store.GetAsync(new("api-keys"), Ct);

        payload.Reveal().ToArray().ShouldBe("{}\n"u8.ToArray());
    }

    [Fact]
    public async Task Get_NameOfADirectory_IsNotFound()
    {
        _mount.Set(("genie-dev/api-keys", "{}"u8.ToArray()));

        await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new("genie-dev"), Ct));
    }

    [Fact]
    public async Task Get_DirectoryNotThere_SaysWhichAndHowToSetAnother()
    {
        var store = new DirectorySecretStore(_directory.Combine("not-mounted"));

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new("genie-dev/api-keys"), Ct));

        error.Message.ShouldContain(_directory.Combine("not-mounted"));
        error.Message.ShouldContain("GENIE_SECRETS_DIRECTORY");
    }

    [Fact]
    public async Task Get_FileTooLong_SaysSoWithoutReadingIt()
    {
        File.WriteAllBytes(_directory.Combine("api-keys"), new byte[65_537]);

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new("api-keys"), Ct));

        error.IsTransient.ShouldBeFalse();
        error.Message.ShouldContain("65537");
    }

    [Fact]
    public async Task GetMany_MountSwappedBetweenTwoFiles_ReadsBothFromTheNewVersion()
    {
        _mount.Set(("user", "old"u8.ToArray()), ("password", "old"u8.ToArray()));
        var files = new FaultyFiles
        {
            AfterFirstRead = () => _mount.Set(("user", "new"u8.ToArray()), ("password", "new"u8.ToArray())),
        };

        var results = await new DirectorySecretStore(_directory.Path, files).GetManyAsync([new("user"), new("password")], Ct);

        results.Select(r => Encoding.UTF8.GetString(r.Payload!.Reveal())).ShouldBe(["new", "new"]);
    }

    [Fact]
    public async Task Get_OldVersionRemovedDuringTheRead_FindsTheSecretInTheNew()
    {
        _mount.Set(("password", "old"u8.ToArray()));
        var files = new FaultyFiles { BeforeFirstRead = () => _mount.Set(("password", "new"u8.ToArray())) };

        using var payload = await new DirectorySecretStore(_directory.Path, files).GetAsync(new("password"), Ct);

        payload.Reveal().ToArray().ShouldBe("new"u8.ToArray());
    }

    [Fact]
    public async Task Get_FileRewrittenDuringEveryRead_GivesUpWithATransientError()
    {
        File.WriteAllText(_directory.Combine("password"), "x");

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(
            async () => await new DirectorySecretStore(_directory.Path, new FaultyFiles { IsNeverStable = true }).GetAsync(new("password"), Ct));

        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain("renaming");
    }

    [Fact]
    public async Task Get_FileClosedToThisUser_ThrowsAccessDeniedWithPathAndMode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes are of Unix.");
        var path = _directory.Combine("password");
        File.WriteAllText(path, Canary);
        UnixMode.Set(path, UnixFileMode.UserWrite);

        var error = await Should.ThrowAsync<SecretAccessDeniedException>(
            async () => await new DirectorySecretStore(_directory.Path, new FaultyFiles { IsDenied = true }).GetAsync(new("password"), Ct));

        error.Message.ShouldContain(path);
        error.Message.ShouldContain("0200");
        error.ToString().ShouldNotContain(Canary);
    }

    /// <summary>A mounted volume: <c>name → ..data/name</c>, <c>..data → ..version</c>, swapped by renaming a new link over it.</summary>
    private sealed class Mount(string root)
    {
        private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
        private string? _former;
        private int _version;

        internal void Set(params (string Name, byte[] Value)[] files)
        {
            foreach (var (name, value) in files)
            {
                _files[name] = value;
            }

            var version = $"..{++_version}";
            foreach (var (name, value) in _files)
            {
                var path = Path.Combine(root, version, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, value);
            }

            File.CreateSymbolicLink(Path.Combine(root, "..tmp"), version);
            Rename(Path.Combine(root, "..tmp"), Path.Combine(root, "..data"));
            if (_former is not null)
            {
                Directory.Delete(Path.Combine(root, _former), recursive: true);
            }

            _former = version;
        }

        // File.Move on a link to a directory removes the old link first; the system's rename swaps in one step as a mount does.
        private static void Rename(string from, string to)
        {
            if (rename(from, to) != 0)
            {
                throw new IOException($"rename failed: {System.Runtime.InteropServices.Marshal.GetLastPInvokeError()}");
            }
        }

        [System.Runtime.InteropServices.DllImport("libc", SetLastError = true, CharSet = System.Runtime.InteropServices.CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [System.Runtime.InteropServices.DefaultDllImportSearchPaths(System.Runtime.InteropServices.DllImportSearchPath.SafeDirectories)]
#pragma warning disable CA2101, SYSLIB1054 // A test's one call; paths are ASCII.
        private static extern int rename(string from, string to);
#pragma warning restore CA2101, SYSLIB1054
    }

    private sealed class FaultyFiles : IMountedFiles
    {
        private int _reads;

        internal Action? BeforeFirstRead { get; init; }

        internal Action? AfterFirstRead { get; init; }

        internal bool IsNeverStable { get; init; }

        internal bool IsDenied { get; init; }

        public string? Resolve(string directory) => MountedFiles.Instance.Resolve(directory);

        public MountedFile? Read(string path, int maxLength)
        {
            if (IsDenied)
            {
                throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
            }

            var isFirst = _reads++ == 0;
            if (isFirst)
            {
                BeforeFirstRead?.Invoke();
            }

            var file = MountedFiles.Instance.Read(path, maxLength);
            if (isFirst)
            {
                AfterFirstRead?.Invoke();
            }

            return IsNeverStable && file is { } found ? found with { IsStable = false } : file;
        }

        public UnixFileMode? GetMode(string path) => MountedFiles.Instance.GetMode(path);
    }
}
