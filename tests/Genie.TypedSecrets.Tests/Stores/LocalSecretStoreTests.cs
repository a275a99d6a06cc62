using System.Text;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Stores;

public sealed class LocalSecretStoreTests : WritableSecretStoreTests, IDisposable
{
    private const string SecretName = "genie-dev/api-keys";
    private readonly TemporaryDirectory _temporary = new();
    private readonly LocalSecretStore _store;

    public LocalSecretStoreTests() => _store = new LocalSecretStore(Root);

    protected override IWritableSecretStore Writable => _store;

    protected override string ExpectedRemedy => "genie-secrets put genie-dev/nothing-here --file value.json";

    private string Root => _temporary.Combine("store");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Put_AnyValue_StoresNothingReadableAndNothingAccessibleToOthers()
    {
        await SeedAsync(SecretName, Encoding.UTF8.GetBytes($"{{\"a\":\"{Canary}\"}}"));
        await SeedAsync(SecretName, Encoding.UTF8.GetBytes($"{{\"a\":\"{Canary}-2\"}}"));

        Directory.GetFiles(Root).Select(Path.GetFileName).Order().ShouldBe(["genie-dev%2fapi-keys.secret", "key", "lock"]);
        foreach (var file in Directory.GetFiles(Root))
        {
            Encoding.Latin1.GetString(File.ReadAllBytes(file)).ShouldNotContain("CANARY");
            UnixMode.Get(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        UnixMode.Get(Root).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Put_SameValueTwice_UsesAnotherNonce()
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        var first = File.ReadAllBytes(SecretFile);
        await SeedAsync(SecretName, "{}"u8.ToArray());

        File.ReadAllBytes(SecretFile)[17..29].ShouldNotBe(first[17..29]);
    }

    [Fact]
    public async Task Put_OtherInstance_ReadsItAndItsDate()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero));
        await new LocalSecretStore(Root, time).PutAsync(SecretName, "{}"u8.ToArray(), cancellationToken: Ct);

        using var payload = await _store.GetAsync(new(SecretName), Ct);

        payload.CreatedAt.ShouldBe(time.GetUtcNow());
    }

    [Fact]
    public async Task Get_EmptyStore_CreatesNothing()
    {
        await Should.ThrowAsync<SecretNotFoundException>(async () => await _store.GetAsync(new(SecretName), Ct));
        (await _store.DeleteAsync(SecretName, Ct)).ShouldBeFalse();

        Directory.Exists(Root).ShouldBeFalse();
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task GetAndPut_KeyAccessibleToOthers_FailWithTheCommandThatRestrictsIt(UnixFileMode open)
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        var key = Path.Combine(Root, "key");
        UnixMode.Set(key, UnixMode.Get(key) | open);

        foreach (var error in await ErrorsOfGetAndPutAsync())
        {
            error.Message.ShouldContain($"chmod 600 '{key}'");
        }
    }

    [Fact]
    public async Task GetAndPut_DirectoryWritableByOthers_FailWithTheCommandThatRestrictsIt()
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        UnixMode.Set(Root, UnixMode.Get(Root) | UnixFileMode.OtherWrite);

        foreach (var error in await ErrorsOfGetAndPutAsync())
        {
            error.Message.ShouldContain($"chmod 700 '{Root}'");
        }
    }

    [Fact]
    public async Task GetPutListAndDelete_DirectoryIsAFile_SayToChooseAnother()
    {
        File.WriteAllText(Root, "not a directory");

        foreach (var error in (List<Exception>)[
            .. await ErrorsOfGetAndPutAsync(),
            await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.ListEntriesAsync(Ct)),
            await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.DeleteAsync(SecretName, Ct))])
        {
            error.Message.ShouldContain($"Its directory {Root} is a file. Choose another directory with GENIE_SECRETS_LOCAL_DIRECTORY");
        }
    }

    [Fact]
    public async Task GetAndPut_DirectoryOfAnotherUser_Fail()
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        var store = new LocalSecretStore(Root, TimeProvider.System, new FailingFiles(FailingFiles.Step.CheckOwner, () => new IOException()));

        (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct))).Message.ShouldContain("belongs to another user");
        (await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.PutAsync(SecretName, "{}"u8.ToArray(), cancellationToken: Ct)))
            .Message.ShouldContain(Root);
    }

    [Fact]
    public async Task Put_MissingParents_CreatesThemForTheOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix has modes.");
        var root = _temporary.Combine("one", "two", "store");

        await new LocalSecretStore(root).PutAsync(SecretName, "{}"u8.ToArray(), cancellationToken: Ct);

        foreach (var directory in new[] { _temporary.Combine("one"), _temporary.Combine("one", "two"), root })
        {
            UnixMode.Get(directory).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task Put_DirectoryNotFlushed_ReportsThatTheValueIsStoredButNotDurable()
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        var store = new LocalSecretStore(Root, TimeProvider.System, new FailingFiles(FailingFiles.Step.FlushDirectory, () => new IOException("I/O error", 5)));

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.PutAsync(SecretName, "{\"new\":1}"u8.ToArray(), cancellationToken: Ct));

        error.Message.ShouldContain("did not confirm");
        (await ReadAsync(new(SecretName))).ShouldBe("{\"new\":1}"u8.ToArray());
    }

    [Fact]
    public async Task PutAndGet_NameOfAManagedSecret_Works()
    {
        await SeedAsync("rds!cluster-1a96bebc", "{}"u8.ToArray());

        (await ReadAsync(new("rds!cluster-1a96bebc"))).ShouldBe("{}"u8.ToArray());
        (await _store.ListAsync(Ct)).ShouldBe(["rds!cluster-1a96bebc"]);
    }

    [Fact]
    public async Task Get_PipeInThePlaceOfTheFile_FailsWithoutOpeningIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix has pipes in the file system.");
        await SeedAsync("genie-dev/other", "{}"u8.ToArray());
        UnixPipe.Create(SecretFile);

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new(SecretName), Ct));

        error.Message.ShouldContain(SecretFile);
        error.Message.ShouldContain("pipe");
    }

    [Fact]
    public async Task GetAndPut_OtherKey_ReportTheKeyAndKeepTheFile()
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        var before = File.ReadAllBytes(SecretFile);
        File.WriteAllBytes(Path.Combine(Root, "key"), new byte[32]);

        foreach (var error in await ErrorsOfGetAndPutAsync())
        {
            error.Message.ShouldContain("written with another key");
            error.Message.ShouldContain(SecretFile);
        }

        File.ReadAllBytes(SecretFile).ShouldBe(before);
    }

    [Fact]
    public async Task GetAndPut_KeyMissing_ReportItAndCreateNoSecondKey()
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        File.Delete(Path.Combine(Root, "key"));

        foreach (var error in await ErrorsOfGetAndPutAsync())
        {
            error.Message.ShouldContain(Path.Combine(Root, "key"));
        }

        File.Exists(Path.Combine(Root, "key")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(33)]
    public async Task GetAndPut_KeyOfAnotherLength_ReportDamage(int length)
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        File.WriteAllBytes(Path.Combine(Root, "key"), new byte[length]);

        foreach (var error in await ErrorsOfGetAndPutAsync())
        {
            error.Message.ShouldContain("damaged");
        }
    }

    [Fact]
    public async Task Put_DamagedFile_RepairsIt()
    {
        await SeedAsync(SecretName, "{\"old\":1}"u8.ToArray());
        File.WriteAllText(SecretFile, "garbage");

        await SeedAsync(SecretName, "{\"new\":1}"u8.ToArray());

        (await ReadAsync(new(SecretName))).ShouldBe("{\"new\":1}"u8.ToArray());
    }

    [Fact]
    public async Task Delete_DamagedFile_RemovesIt()
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        File.WriteAllText(SecretFile, "garbage");

        (await _store.DeleteAsync(SecretName, Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task List_OtherFiles_OmitsThem()
    {
        await SeedAsync(SecretName, "{}"u8.ToArray());
        foreach (var name in new[] { "notes.txt", "Genie.secret", "a%2Fb.secret", "a%2.secret", "%zz.secret" })
        {
            File.WriteAllText(Path.Combine(Root, name), "x");
        }

        (await _store.ListAsync(Ct)).ShouldBe([SecretName]);
    }

    private string SecretFile => Path.Combine(Root, "genie-dev%2fapi-keys.secret");

    private async Task<SecretStoreUnavailableException[]> ErrorsOfGetAndPutAsync()
    {
        var errors = new[]
        {
            await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new(SecretName), Ct)),
            await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.PutAsync(SecretName, "{}"u8.ToArray(), cancellationToken: Ct)),
        };
        errors.ShouldAllBe(e => !e.IsTransient);
        return errors;
    }
}
