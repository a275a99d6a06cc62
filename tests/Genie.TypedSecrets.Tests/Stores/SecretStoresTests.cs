using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

public sealed class SecretStoresTests
{
    private static SecretStoreContext Context(params (string Name, string Value)[] variables) => new()
    {
        EnvironmentVariableReader = name => Array.Find(variables, v => v.Name == name).Value,
    };

    [Theory]
    [InlineData("memory", typeof(InMemorySecretStore))]
    [InlineData("Local", typeof(LocalSecretStore))]
    [InlineData(" environment ", typeof(EnvironmentVariableSecretStore))]
    [InlineData("directory", typeof(DirectorySecretStore))]
    public void Create_KnownName_ReturnsThatStore(string name, Type type)
    {
        var store = SecretStores.Create(name, Context(("GENIE_SECRETS_DIRECTORY", "/mnt/secrets"), ("GENIE_SECRETS_LOCAL_DIRECTORY", "/tmp/x")));

        store.ShouldBeOfType(type);
        store.Name.ShouldBe(name.Trim().ToLowerInvariant());
    }

    [Fact]
    public void Create_UnknownName_ListsTheKnownAndTheNearest()
    {
        var error = Should.Throw<SecretsConfigurationException>(() => SecretStores.Create("enviroment", Context()));

        error.Message.ShouldContain("'enviroment'");
        error.Message.ShouldContain("Did you mean 'environment'?");

        // Other tests register stores of their own in the same process.
        var known = error.Message.Split("Known stores: ")[1].Split('.')[0].Split(", ");
        known.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        new[] { "directory", "environment", "local", "memory" }.ShouldBeSubsetOf(known);
        error.Message.ShouldContain("GENIE_SECRETS_STORE");
    }

    [Fact]
    public void Create_StoreOfAnAbsentPackage_NamesThePackage()
    {
        Should.Throw<SecretsConfigurationException>(() => SecretStores.Create("aws", Context()))
            .Message.ShouldContain("dotnet add package Genie.TypedSecrets.Aws");
    }

    [Fact]
    public void Create_DirectoryWithoutItsVariable_NamesTheVariable() =>
        Should.Throw<SecretsConfigurationException>(() => SecretStores.Create("directory", Context())).Message.ShouldContain("GENIE_SECRETS_DIRECTORY");

    [Fact]
    public void Create_LocalWithVariables_GoesByThemInOrder()
    {
        ((LocalSecretStore)SecretStores.Create("local", Context(("XDG_DATA_HOME", "/data"), ("GENIE_SECRETS_LOCAL_DIRECTORY", "/mine")))).Directory.ShouldBe("/mine");
        ((LocalSecretStore)SecretStores.Create("local", Context(("XDG_DATA_HOME", "/data")))).Directory.ShouldBe("/data/genie-secrets");
        ((LocalSecretStore)SecretStores.Create("local", Context(("XDG_DATA_HOME", "relative")))).Directory.ShouldNotContain("relative");
    }

    [Theory]
    [InlineData("~", "/home/alice")]
    [InlineData("~/secrets", "/home/alice/secrets")]
    [InlineData("~/a/~/b", "/home/alice/a/~/b")]
    [InlineData("/mnt/~/secrets", "/mnt/~/secrets")]
    [InlineData("/~", "/~")]
    public void Create_DirectoryInTheHomeDirectory_IsExpandedAsShellsDo(string path, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The paths are those of Unix.");

        ((LocalSecretStore)SecretStores.Create("local", Context(("HOME", "/home/alice"), ("GENIE_SECRETS_LOCAL_DIRECTORY", path)))).Directory.ShouldBe(expected);
        ((DirectorySecretStore)SecretStores.Create("directory", Context(("HOME", "/home/alice"), ("GENIE_SECRETS_DIRECTORY", path)))).Directory.ShouldBe(expected);
    }

    [Fact]
    public void Create_DirectoryOfAnotherUser_IsTakenAsItIsWritten() =>
        Path.GetFileName(((LocalSecretStore)SecretStores.Create("local", Context(("HOME", "/home/alice"), ("GENIE_SECRETS_LOCAL_DIRECTORY", "~bob")))).Directory).ShouldBe("~bob");

    [Fact]
    public void Register_NewName_IsCreatedWithTheContextAndListed()
    {
        var expected = new InMemorySecretStore();
        SecretStoreContext? seen = null;
        SecretStores.Register("registered-by-a-test", context =>
        {
            seen = context;
            return expected;
        });
        var context = Context();

        SecretStores.Create("registered-by-a-test", context).ShouldBeSameAs(expected);
        seen.ShouldBeSameAs(context);
        SecretStores.Names.ShouldContain("registered-by-a-test");
    }
}
