using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

public sealed class LocalSecretStoreTamperTests : IDisposable
{
    private const string SecretName = "genie-dev/api-keys";
    private const string Value = """{"token":"CANARY-tamper"}""";
    private readonly TemporaryDirectory _temporary = new();
    private readonly LocalSecretStore _store;

    public LocalSecretStoreTamperTests() => _store = new LocalSecretStore(_temporary.Path);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string SecretFile => _temporary.Combine("genie-dev%2fapi-keys.secret");

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Get_AnyBitFlipped_FailsNamingTheFile()
    {
        var whole = await PutTwiceAsync();
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var changed = whole.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            await ShouldFailAsync(changed);
        }
    }

    [Fact]
    public async Task Get_CutAtAnyLengthOrGrown_FailsNamingTheFile()
    {
        var whole = await PutTwiceAsync();
        for (var length = 0; length < whole.Length; length++)
        {
            await ShouldFailAsync(whole[..length]);
        }

        await ShouldFailAsync([.. whole, 0]);
        await ShouldFailAsync([.. whole, .. whole]);
        await ShouldFailAsync(new byte[1_000_000]);
    }

    [Fact]
    public async Task Get_FileOfAnotherSecret_Fails()
    {
        await _store.PutAsync("genie-dev/other", "{}"u8.ToArray(), cancellationToken: Ct);
        await PutTwiceAsync();

        await ShouldFailAsync(File.ReadAllBytes(_temporary.Combine("genie-dev%2fother.secret")));
    }

    [Fact]
    public async Task Get_AnyBitOfTheKeyFlipped_Fails()
    {
        await PutTwiceAsync();
        var key = File.ReadAllBytes(_temporary.Combine("key"));
        for (var bit = 0; bit < key.Length * 8; bit++)
        {
            var changed = key.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(_temporary.Combine("key"), changed);
            await ShouldFailAsync(content: null);
        }
    }

    [Fact]
    public async Task List_OneDamagedFileWithAShortenedName_IsListedWithItsProblemAndTheOthersAreListed()
    {
        await _store.PutAsync(SecretName, "{}"u8.ToArray(), cancellationToken: Ct);
        await _store.PutAsync(new string('n', 400), "{}"u8.ToArray(), cancellationToken: Ct);
        var file = Directory.GetFiles(_temporary.Path, "*~*").Single();
        File.WriteAllText(file, "garbage");

        (await _store.ListAsync(Ct)).ShouldBe([SecretName]);
        var entries = await _store.ListEntriesAsync(Ct);
        entries.Count.ShouldBe(2);
        entries[0].ShouldBe(new ListedSecret(SecretName, Problem: null));
        entries[1].Name.ShouldBe(Path.GetFileName(file));
        entries[1].Problem.ShouldNotBeNull().ShouldContain(file);
    }

    [Fact]
    public async Task Put_OverADamagedFile_KeepsItAndListsIt()
    {
        await PutTwiceAsync();
        File.WriteAllText(SecretFile, "garbage");

        await _store.PutAsync(SecretName, "{}"u8.ToArray(), cancellationToken: Ct);

        (await File.ReadAllTextAsync(SecretFile + ".damaged", Ct)).ShouldBe("garbage");
        (await _store.ListAsync(Ct)).ShouldBe([SecretName]);
        (await _store.ListEntriesAsync(Ct)).Single(entry => entry.Problem is not null).Name.ShouldBe(SecretName);
    }

    [Fact]
    public async Task PutAndGet_FileOfALaterFormat_FailAndKeepTheFile()
    {
        var later = await PutTwiceAsync();
        later[8] = 2;
        File.WriteAllBytes(SecretFile, later);

        var put = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.PutAsync(SecretName, "{}"u8.ToArray(), cancellationToken: Ct));
        var get = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new(SecretName), Ct));

        put.Message.ShouldContain("format version 2");
        get.Message.ShouldContain("Update");
        File.ReadAllBytes(SecretFile).ShouldBe(later);
    }

    private async Task<byte[]> PutTwiceAsync()
    {
        await _store.PutAsync(SecretName, "{}"u8.ToArray(), cancellationToken: Ct);
        await _store.PutAsync(SecretName, Encoding.UTF8.GetBytes(Value), cancellationToken: Ct);
        return File.ReadAllBytes(SecretFile);
    }

    private async Task ShouldFailAsync(byte[]? content)
    {
        if (content is not null)
        {
            File.WriteAllBytes(SecretFile, content);
        }

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await _store.GetAsync(new(SecretName), Ct));

        error.IsTransient.ShouldBeFalse();
        error.Message.ShouldContain(SecretFile);
        error.ToString().ShouldNotContain("CANARY");
    }
}
