using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>Every store reads every name that Secrets Manager allows, and a secret by the ARN that a schema gives it.</summary>
public sealed class StoreNamesTests : IDisposable
{
    private const string Arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";

    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string, string, string> Names => new MatrixTheoryDataOfNames().Data;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Get_ByNameAndByArn_ReadsTheSameSecret(string storeName, string name, string file)
    {
        var store = await CreateAsync(storeName, name, file);

        foreach (var id in new[] { name, $"{Arn}{name}-AbCdEf" })
        {
            using var payload = await store.GetAsync(new(id), TestContext.Current.CancellationToken);
            Encoding.UTF8.GetString(payload.Reveal()).ShouldBe("{\"a\":1}");
            payload.Name.ShouldBe(id);
            store.GetLocation(id).ShouldBe(storeName is "memory" or "local" ? id : store.GetLocation(name));
        }
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("local")]
    public async Task PutAndDelete_ByArn_ChangeTheSecretOfThatName(string storeName)
    {
        var store = (IWritableSecretStore)await CreateAsync(storeName, "rds!cluster-1a96", string.Empty);
        var ct = TestContext.Current.CancellationToken;

        await store.PutAsync(Arn + "rds!cluster-1a96-AbCdEf", "{}"u8.ToArray(), cancellationToken: ct);
        (await store.ListAsync(ct)).ShouldBe(["rds!cluster-1a96"]);
        (await store.DeleteAsync(Arn + "rds!cluster-1a96-AbCdEf", ct)).ShouldBeTrue();

        (await store.ListAsync(ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:")]
    public async Task Get_ArnOfSomethingElse_SaysWhatOneLooksLike(string arn) =>
        (await Should.ThrowAsync<SecretNotFoundException>(async () => await new InMemorySecretStore().GetAsync(new(arn), TestContext.Current.CancellationToken)))
            .Message.ShouldContain("It cannot be a secret's name: ");

    private async Task<ISecretStore> CreateAsync(string storeName, string name, string file)
    {
        var value = "{\"a\":1}";
        switch (storeName)
        {
            case "memory":
                InMemorySecretStore memory = new();
                memory.Put(name, value);
                return memory;
            case "local":
                LocalSecretStore local = new(_directory.Path);
                await local.PutAsync(name, Encoding.UTF8.GetBytes(value), cancellationToken: TestContext.Current.CancellationToken);
                return local;
            case "environment":
                return new EnvironmentVariableSecretStore(new() { EnvironmentVariableReader = variable => variable == file ? value : null, EnvironmentVariableNames = () => [file] });
            default:
                var path = _directory.Combine(file.Split('/'));
                System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, value, TestContext.Current.CancellationToken);
                return new DirectorySecretStore(_directory.Path);
        }
    }

    private sealed class MatrixTheoryDataOfNames
    {
        internal TheoryData<string, string, string> Data { get; } = [];

        internal MatrixTheoryDataOfNames()
        {
            Add("rds!cluster-1a96", "RDS_CLUSTER_1A96", "rds!cluster-1a96");
            Add("/prod/our_product/postgres", "__PROD__OUR_PRODUCT__POSTGRES", "_prod_our_product_postgres");
            Add("prod/our_product/postgres/admin", "PROD__OUR_PRODUCT__POSTGRES__ADMIN", "prod/our_product/postgres/admin");
            Add("prod/our_product/flat", "PROD__OUR_PRODUCT__FLAT", "prod_our_product_flat");
            Add("a+b=c@d.e", "A_B_C_D_E", "a+b=c@d.e");
        }

        private void Add(string name, string variable, string file)
        {
            Data.Add("memory", name, string.Empty);
            Data.Add("local", name, string.Empty);
            Data.Add("environment", name, variable);
            Data.Add("directory", name, file);
        }
    }
}
