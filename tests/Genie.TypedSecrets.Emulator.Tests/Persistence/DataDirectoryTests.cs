using System.Text;
using Genie.TypedSecrets.Emulator.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Emulator.Tests.Persistence;

/// <summary>Tests which directories an emulator opens, and what damage costs.</summary>
public sealed class DataDirectoryTests : DataDirectoryTest
{
    [Fact]
    public async Task Start_DirectoryOfTheLocalStore_IsRejectedAndUnchanged()
    {
        var store = new LocalSecretStore(DataDirectory);
        await store.PutAsync("emulator/s", Encoding.UTF8.GetBytes("v"), cancellationToken: Ct);
        await store.PutAsync("genie-dev/api-keys", Encoding.UTF8.GetBytes("v"), cancellationToken: Ct);
        var before = Contents();

        (await Should.ThrowAsync<SecretsConfigurationException>(() => StartAsync())).Message.ShouldContain("files that are not an emulator's");

        Contents().ShouldBe(before);
    }

    [Theory]
    [InlineData("notes.txt", "mine")]
    [InlineData("genie-emulator.json", """{"format":2}""")]
    [InlineData("genie-emulator.json", "not JSON")]
    [InlineData("genie-emulator.json", "[]")]
    public async Task Start_DirectoryWithOtherFiles_IsRejectedAndUnchanged(string name, string content)
    {
        Directory.CreateDirectory(DataDirectory);
        await File.WriteAllTextAsync(Path.Combine(DataDirectory, name), content, Ct);
        var before = Contents();

        await Should.ThrowAsync<SecretsConfigurationException>(() => StartAsync());

        Contents().ShouldBe(before);
    }

    [Fact]
    public async Task Start_DirectoryOthersCanWriteTo_IsRejected()
    {
        Directory.CreateDirectory(DataDirectory);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(DataDirectory, (UnixFileMode)0b111_111_111);
        }

        (await Should.ThrowAsync<SecretsConfigurationException>(() => StartAsync())).Message.ShouldContain("chmod 700");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Start_InitializationInterrupted_IsCompletedByTheNextStart(int writes)
    {
        Files.IsFull = true;
        Files.WritesLeft = writes;
        await Should.ThrowAsync<SecretsConfigurationException>(() => StartAsync());
        Files.IsFull = false;

        await using var emulator = await StartAsync();

        emulator.Put("a", "v");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_KeyMissingOrDamaged_IsRejectedAndNothingIsLost(bool isDamaged)
    {
        await using (var emulator = await StartAsync())
        {
            emulator.Put("a", "v");
        }

        var path = Path.Combine(DataDirectory, "key");
        var key = await File.ReadAllBytesAsync(path, Ct);
        File.Delete(path);
        if (isDamaged)
        {
            await File.WriteAllTextAsync(path, "short", Ct);
        }

        (await Should.ThrowAsync<SecretsConfigurationException>(() => StartAsync())).Message.ShouldContain("Restore it from a backup");

        await File.WriteAllBytesAsync(path, key, Ct);
        await using var again = await StartAsync();
        again.Contains("a").ShouldBeTrue();
    }

    [Fact]
    public async Task Start_OneFileDamaged_CostsThatSecretOnly()
    {
        await using (var emulator = await StartAsync())
        {
            emulator.Put("a", "v");
            emulator.Put("b", "v");
            emulator.Put("c", "v");
        }

        var files = Directory.GetFiles(DataDirectory, "*.record").Concat(Directory.GetFiles(DataDirectory, "*.value")).ToArray();
        foreach (var file in files)
        {
            var content = await File.ReadAllBytesAsync(file, Ct);
            await File.WriteAllBytesAsync(file, [.. content[..^1], (byte)(content[^1] ^ 1)], Ct);
            await using (var emulator = await StartAsync())
            {
                Loaded(emulator).ShouldBe(2);
                emulator.DamagedFiles.ShouldHaveSingleItem().ShouldContain(".record.damaged");
            }

            // The damaged file is kept and can be restored.
            foreach (var aside in Directory.GetFiles(DataDirectory, "*.damaged"))
            {
                File.Move(aside, aside[..^".damaged".Length], overwrite: true);
            }

            await File.WriteAllBytesAsync(file, content, Ct);
            await using var restored = await StartAsync();
            Loaded(restored).ShouldBe(3);
        }

        files.Length.ShouldBe(6);
    }

    [Fact]
    public async Task Put_NameOfADamagedSecret_KeepsTheDamagedFile()
    {
        await using (var emulator = await StartAsync())
        {
            emulator.Put("a", "v");
        }

        var file = Directory.GetFiles(DataDirectory, "*.record").Single();
        await File.WriteAllTextAsync(file, "garbage", Ct);
        await using (var emulator = await StartAsync())
        {
            emulator.Put("a", "new");
        }

        File.Exists(file + ".damaged").ShouldBeTrue();
        await using var again = await StartAsync();
        again.Contains("a").ShouldBeTrue();
    }

    [Fact]
    public async Task Put_ArnOrStrangeName_NeverMakesTheDirectoryUnreadable()
    {
        await using (var emulator = await StartAsync())
        {
            using var client = ClientOf(emulator);
            emulator.Put("s", "one");
            var arn = (await client.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).GetProperty("ARN").GetString()!;
            emulator.Put(arn, "two");
            emulator.Put(arn[..^7], "three");
            foreach (var name in new[] { arn[..^1] + "_", "arn:x", "a b", "ü", new string('n', 513), "a:b", "\ud800", " " })
            {
                Should.Throw<ArgumentException>(() => emulator.Put(name, "v"), name);
            }

            foreach (var value in new[] { string.Empty, new string('x', 65_537), "CANARY\ud800" })
            {
                Should.Throw<ArgumentException>(() => emulator.Put("s", value)).Message.ShouldNotContain("CANARY");
            }

            Should.Throw<ArgumentException>(() => emulator.Put("s", [0xFF], isBinary: false));
        }

        await using var restarted = await StartAsync();
        using var reader = ClientOf(restarted);
        (await reader.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("SecretString").GetString().ShouldBe("three");
        (await reader.OkAsync("ListSecrets", "{}")).GetProperty("SecretList").GetArrayLength().ShouldBe(1);
    }

    private static int Loaded(SecretsManagerEmulator emulator) => new[] { "a", "b", "c" }.Count(emulator.Contains);

    private string Contents() => string.Join('\n', Directory.GetFiles(DataDirectory).Order(StringComparer.Ordinal).Select(static file => $"{file} {Convert.ToHexString(File.ReadAllBytes(file))}"));
}
