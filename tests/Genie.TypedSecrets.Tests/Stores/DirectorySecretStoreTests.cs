using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>The store over a mount as Kubernetes makes it: every change is a new directory and a swapped link.</summary>
public sealed class DirectorySecretStoreTests : SecretStoreTests, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly KubernetesMount _mount;
    private readonly DirectorySecretStore _store;

    public DirectorySecretStoreTests()
    {
        _mount = new KubernetesMount(_directory.Path);
        _store = new DirectorySecretStore(_directory.Path);
    }

    protected override ISecretStore Store => _store;

    protected override string ExpectedRemedy => _directory.Combine("genie-dev", "nothing-here");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected override Task SeedAsync(string name, byte[] value, bool isBinary = false)
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
    public async Task Get_NameOfADirectoryOfSecrets_IsNotFoundAndSaysWhatIsThere()
    {
        _mount.Set(("genie-dev/api-keys", "{}"u8.ToArray()));

        var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new("genie-dev"), Ct));

        error.Message.ShouldContain("'genie-dev', which is a directory");
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
        var files = new FaultyMountedFiles
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
        var files = new FaultyMountedFiles { BeforeFirstRead = () => _mount.Set(("password", "new"u8.ToArray())) };

        using var payload = await new DirectorySecretStore(_directory.Path, files).GetAsync(new("password"), Ct);

        payload.Reveal().ToArray().ShouldBe("new"u8.ToArray());
    }

    [Fact]
    public async Task Get_FileRewrittenDuringEveryRead_GivesUpWithATransientError()
    {
        File.WriteAllText(_directory.Combine("password"), "x");

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(
            async () => await new DirectorySecretStore(_directory.Path, new FaultyMountedFiles { IsNeverStable = true }).GetAsync(new("password"), Ct));

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
            async () => await new DirectorySecretStore(_directory.Path, new FaultyMountedFiles { IsDenied = true }).GetAsync(new("password"), Ct));

        error.Message.ShouldContain(path);
        error.Message.ShouldContain("0200");
        error.ToString().ShouldNotContain(Canary);
    }
}
