using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>Secrets as one file for each key, and what the store says about paths that are there in another form.</summary>
public sealed class DirectoryKeysTests : IDisposable
{
    private const string Name = "genie-dev/api-keys";
    private readonly TemporaryDirectory _directory = new();
    private readonly KubernetesMount _mount;
    private readonly DirectorySecretStore _store;

    public DirectoryKeysTests()
    {
        Directory.CreateDirectory(_directory.Combine("genie-dev", "api-keys"));
        _mount = new KubernetesMount(_directory.Combine("genie-dev", "api-keys"));
        _store = new DirectorySecretStore(_directory.Path);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Get_OneFileForEachKey_AssemblesAnObject()
    {
        _mount.Set(("github_token", "fake-\"1\"\n"u8.ToArray()), ("host", [.. "\uFEFF"u8, .. "db.example\r\n"u8]), ("external/url", "https://a.example/"u8.ToArray()));

        (await ReadAsync()).ShouldBe("""{"external":{"url":"https://a.example/"},"github_token":"fake-\u00221\u0022","host":"db.example"}""");
    }

    [Fact]
    public async Task Get_FlatDirectoryOfADriver_AssemblesAnObject()
    {
        Directory.CreateDirectory(_directory.Combine("genie-dev_database"));
        File.WriteAllText(_directory.Combine("genie-dev_database", "password"), "fake");

        (await ReadAsync(name: "genie-dev/database")).ShouldBe("""{"password":"fake"}""");
    }

    [Fact]
    public async Task Get_SameKeysInANewVersionOfTheMount_KeepTheVersionId()
    {
        _mount.Set(("token", "fake"u8.ToArray()));
        using var first = await _store.GetAsync(new(Name), Ct);
        _mount.Set(("token", "fake"u8.ToArray()));
        using var second = await _store.GetAsync(new(Name), Ct);
        _mount.Set(("token", "fake-2"u8.ToArray()));
        using var third = await _store.GetAsync(new(Name), Ct);

        second.VersionId.ShouldBe(first.VersionId);
        third.VersionId.ShouldNotBe(first.VersionId);
    }

    [Fact]
    public async Task Get_MountSwappedBetweenTwoKeys_ReturnsKeysOfOneVersion()
    {
        _mount.Set(("a-user", "old"u8.ToArray()), ("b-password", "old"u8.ToArray()));
        var files = new FaultyMountedFiles { AfterFirstRead = () => _mount.Set(("a-user", "new"u8.ToArray()), ("b-password", "new"u8.ToArray())) };

        (await ReadAsync(new DirectorySecretStore(_directory.Path, files))).ShouldBe("""{"a-user":"new","b-password":"new"}""");
    }

    [Fact]
    public async Task Get_FileReplacedInAPlainDirectory_ReturnsKeysOfOneVersion()
    {
        var directory = _directory.Combine("genie-dev", "plain");
        Directory.CreateDirectory(directory);
        void Replace(string key, string value)
        {
            File.WriteAllText(Path.Combine(directory, "..new"), value);
            File.SetLastWriteTimeUtc(Path.Combine(directory, "..new"), new DateTime(2026, 1, value.Length, 0, 0, 0, DateTimeKind.Utc));
            File.Move(Path.Combine(directory, "..new"), Path.Combine(directory, key), overwrite: true);
        }

        Replace("user", "old");
        Replace("word", "old");
        var files = new FaultyMountedFiles { AfterFirstRead = () => { Replace("user", "newer"); Replace("word", "newer"); } };

        (await ReadAsync(new DirectorySecretStore(_directory.Path, files), "genie-dev/plain")).ShouldBe("""{"user":"newer","word":"newer"}""");
    }

    [Fact]
    public async Task Get_WhileTheMountIsSwapped_NeverMixesVersions()
    {
        byte[] Value(int i) => Encoding.UTF8.GetBytes(new string((char)('a' + (i % 26)), 100));
        _mount.Set(("a", Value(0)), ("b", Value(0)));
        using var done = new CancellationTokenSource();
        var reader = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    (await ReadAsync()).Where(char.IsAsciiLetter).Skip(2).Distinct().Count().ShouldBeLessThanOrEqualTo(3);
                }
            },
            Ct);
        for (var i = 1; i <= 100; i++)
        {
            _mount.Set(("a", Value(i)), ("b", Value(i)));
        }

        await done.CancelAsync();
        await reader;
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "UTF-16 text (little endian)")]
    [InlineData(new byte[] { 0x30, 0x82, 0xFF }, "DER data")]
    [InlineData(new byte[] { 0x80 }, "invalid at byte 0")]
    public async Task Get_KeyThatIsNotText_FailsNamingTheKeyAndWhatItIs(byte[] content, string expected)
    {
        _mount.Set(("token", content));

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new(Name), Ct));

        error.IsTransient.ShouldBeFalse();
        error.Message.ShouldContain("'token'");
        error.Message.ShouldContain(expected);
    }

    [Fact]
    public async Task Get_KeysTooLongTogether_Fails()
    {
        _mount.Set(("a", new byte[40_000]), ("b", new byte[40_000]));

        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new(Name), Ct));
    }

    [Theory]
    [InlineData("genie-dev/API-KEYS", "case differs")]
    [InlineData("genie-dev/api-keys.json", "must not have an extension")]
    [InlineData("genie-dev/api_keys", "other separators")]
    [InlineData("Genie-Dev/api-keys", "'Genie-Dev', whose case differs")]
    public async Task Get_FileWithASimilarName_SaysWhichIsThere(string file, string expected)
    {
        Directory.Delete(_directory.Combine("genie-dev"), recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(_directory.Combine(file))!);
        File.WriteAllText(_directory.Combine(file), "{}");

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new(Name), Ct));

        error.Message.ShouldContain(expected);
        error.Message.ShouldContain(_directory.Combine("genie-dev", "api-keys"));
    }

    [Fact]
    public async Task Get_EmptyDirectory_SaysSo()
    {
        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new(Name), Ct));

        error.Message.ShouldContain("'genie-dev/api-keys', which is an empty directory");
    }

    [Fact]
    public async Task Get_ParentThatIsAFile_SaysSo()
    {
        File.WriteAllText(_directory.Combine("genie-prod"), "{}");

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new("genie-prod/api-keys"), Ct));

        error.Message.ShouldContain("'genie-prod', which is a file and not a directory");
    }

    [Fact]
    public async Task Get_LinkWithoutATarget_SaysSo()
    {
        File.CreateSymbolicLink(_directory.Combine("genie-dev", "lost"), "nowhere");

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new("genie-dev/lost"), Ct));

        error.Message.ShouldContain("a link to a target that does not exist");
    }

    [Theory]
    [InlineData("a_b/c")]
    [InlineData("a/b/c")]
    [InlineData("a_b_c")]
    public async Task Get_SecondNameOfAFlatFile_FailsNamingTheFirst(string second)
    {
        File.WriteAllText(_directory.Combine("a_b_c"), "{}");
        (await ReadAsync(name: "a/b_c")).ShouldBe("{}");

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new(second), Ct));

        error.Message.ShouldContain("'a/b_c'");
    }

    [Fact]
    public async Task Get_NameWithALeadingSlash_IsTheFlatFileOfTheDriver()
    {
        File.WriteAllText(_directory.Combine("_prod_app_db"), "{}");

        (await ReadAsync(name: "/prod/app/db")).ShouldBe("{}");
    }

    [Fact]
    public async Task Get_Pipe_FailsWithoutOpeningIt()
    {
        UnixPipe.Create(_directory.Combine("genie-dev", "pipe"));

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new("genie-dev/pipe"), Ct));

        error.IsTransient.ShouldBeFalse();
        error.Message.ShouldContain("a pipe, a socket or a device");
    }

    [Fact]
    public async Task Get_Device_FailsWithoutOpeningIt()
    {
        File.CreateSymbolicLink(_directory.Combine("genie-dev", "zero"), "/dev/zero");

        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new("genie-dev/zero"), Ct));
    }

    [Fact]
    public async Task ListEntries_FilesKeysAndPipes_AreListedWithTheirProblems()
    {
        _mount.Set(("token", "fake"u8.ToArray()));
        File.WriteAllText(_directory.Combine("flat"), "{}");
        UnixPipe.Create(_directory.Combine("genie-dev", "pipe"));

        var entries = await _store.ListEntriesAsync(Ct);

        entries.Select(entry => entry.Name).ShouldBe(["flat", "genie-dev/api-keys", "genie-dev/pipe"]);
        entries.Select(entry => entry.Problem is null).ShouldBe([true, true, false]);
    }

    [Fact]
    public async Task Get_FileThatBlocks_CanBeCanceledAndTheStoreStaysUsable()
    {
        File.WriteAllText(_directory.Combine("genie-dev", "slow"), "{}");
        using var blocked = new ManualResetEventSlim();
        using var started = new SemaphoreSlim(0);
        var files = new FaultyMountedFiles
        {
            BeforeFirstRead = () =>
            {
                started.Release();
                blocked.Wait(Ct);
            },
        };
        var store = new DirectorySecretStore(_directory.Path, files);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var hanging = store.GetAsync(new("genie-dev/slow"), cancellation.Token).AsTask();
        await started.WaitAsync(Ct);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(hanging);
        using var next = await store.GetAsync(new("genie-dev/slow"), Ct);
        next.Reveal().ToArray().ShouldBe("{}"u8.ToArray());
        blocked.Set();
    }

    private async Task<string> ReadAsync(DirectorySecretStore? store = null, string name = Name)
    {
        using var payload = await (store ?? _store).GetAsync(new(name), Ct);
        return Encoding.UTF8.GetString(payload.Reveal());
    }
}
