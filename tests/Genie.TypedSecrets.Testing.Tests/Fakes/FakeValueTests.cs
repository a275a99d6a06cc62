using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Testing.Fakes;

namespace Genie.TypedSecrets.Testing.Tests.Fakes;

/// <summary>Tests the values of a fixture that a test has not changed.</summary>
public sealed class FakeValueTests : IDisposable
{
    private readonly SecretsFixture _fixture = SecretsFixture.Create(Secrets.For);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Get_EveryType_ReturnsAValueForEveryKey()
    {
        var value = await Secrets.Current.EveryType.GetAsync(TestContext.Current.CancellationToken);

        value.Text.Reveal().ShouldContain("fake");
        value.Email.ShouldContain("fake");
        value.Host.ShouldNotBeNull().ShouldContain("fake");
        value.Ipv4.ShouldNotBeNull().ShouldStartWith("192.0.2.");
        value.Fixed.ShouldBe("fake-constant");
        value.Uri.Reveal().Host.ShouldBe("fake.example");
        value.Small.ShouldBeInRange(0, 100);
        value.Exact.ShouldBeInRange(0.000001m, 1.499999m);
        value.Tokens.Reveal().Count.ShouldBe(2);
        value.Ports.ShouldNotBeNull().Count.ShouldBe(2);
        value.Endpoint.Password.ShouldNotBeNull().Reveal().ShouldContain("fake");
        value.Brokers.ShouldNotBeNull()[1].Name.ShouldNotBe(value.Brokers[0].Name);
    }

    [Fact]
    public void Get_Maps_HaveNamesAndValuesThatFit()
    {
        var maps = Secrets.Current.Maps.Get();

        maps.Tenants.Count.ShouldBe(2);
        maps.Routes.ShouldNotBeNull().Keys.ShouldAllBe(name => name.StartsWith('/'));
        maps.Databases.ShouldNotBeNull().Values.First().Password.Reveal().ShouldContain("fake");
        maps.Nested.ShouldNotBeNull().Count.ShouldBe(2);
        maps.AdditionalProperties.Keys.ShouldAllBe(name => name.StartsWith("x-", StringComparison.Ordinal));
        Secrets.Current.WholeMap.Value.Count.ShouldBeInRange(1, 3);
    }

    [Fact]
    public void Get_Pem_CanBeImportedAsCertificateAndAsKeys()
    {
        var pem = Secrets.Current.EveryType.Certificate.Reveal();

        using var certificate = pem.ToCertificateWithPrivateKey();
        using var rsa = pem.ToRsa();
        using var ec = pem.ToECDsa();

        certificate.Subject.ShouldBe("CN=fake.example");
        certificate.HasPrivateKey.ShouldBeTrue();
        rsa.SignData([1], System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1).ShouldNotBeEmpty();
        ec.SignData([1], System.Security.Cryptography.HashAlgorithmName.SHA256).ShouldNotBeEmpty();
        pem.GetText().ShouldStartWith("fake ");
    }

    [Fact]
    public void Get_SingleValue_IsReadInItsEnvironment()
    {
        using var production = SecretsFixture.Create(Secrets.For, o => o.Client.Environment = "prod");

        Secrets.Prod.License.Value.Reveal().ShouldContain("fake");
        Secrets.Current.ApiKeys.VendorKey.Reveal().ShouldContain("prod");
    }

    [Fact]
    public void Create_SameSeed_GivesTheSameValuesAndVersions()
    {
        using var first = SecretsFixture.Create(Secrets.For, o => o.Seed = 7);
        using var second = SecretsFixture.Create(Secrets.For, o => o.Seed = 7);
        using var other = SecretsFixture.Create(Secrets.For, o => o.Seed = 8);

        foreach (var accessor in Accessors(first.Root))
        {
            second.GetJson(accessor).ShouldBe(first.GetJson(accessor));
        }

        other.GetJson(other.Root.Current.ApiKeys).ShouldNotBe(first.GetJson(first.Root.Current.ApiKeys));
        Version(second).ShouldBe(Version(first));

        static string Version(SecretsFixture<SecretsRoot> fixture) => fixture.Store.Use("kit-dev/api-keys", secret => secret.Current!.Id);
    }

    // What the reader can read, the fakes have. A new read method needs a kind, and a new kind needs fakes.
    [Fact]
    public void Kinds_OfTheReader_AllHaveFakes()
    {
        var kinds = Accessors(Secrets.For(_fixture.Client)).SelectMany(accessor => Kinds(accessor.Descriptor.Describe())).Distinct();

        kinds.Order().ShouldBe(Enum.GetValues<SecretValueKind>());

        static IEnumerable<SecretValueKind> Kinds(SecretStructure structure) => structure.Children.Concat(structure.Additional is { } map ? [map] : []).SelectMany(Kinds).Prepend(structure.Kind);
    }

    [Theory]
    [InlineData(SecretFormat.Email, 0, 6)]
    [InlineData(SecretFormat.Email, 100, 200)]
    [InlineData(SecretFormat.Hostname, 0, 3)]
    [InlineData(SecretFormat.Hostname, 200, 220)]
    [InlineData(SecretFormat.Ipv4, 15, 20)]
    [InlineData(SecretFormat.Ipv4, 0, 7)]
    [InlineData(SecretFormat.Ipv6, 39, 39)]
    [InlineData(SecretFormat.Ipv6, 0, 3)]
    [InlineData(SecretFormat.None, 0, 0)]
    [InlineData(SecretFormat.None, 0, 3)]
    [InlineData(SecretFormat.None, 5000, 5000)]
    public void Create_FormatWithLengths_SatisfiesBoth(SecretFormat format, int minLength, int maxLength)
    {
        SecretKey key = new("key", isRequired: true, isSensitive: true) { Format = format, MinLength = minLength, MaxLength = maxLength };

        Create(key, SecretValueKind.Text).Length.ShouldBeInRange(minLength, maxLength);
    }

    [Theory]
    [InlineData(SecretValueKind.Uri, 300, 400)]
    [InlineData(SecretValueKind.Uri, 0, 5)]
    [InlineData(SecretValueKind.DateTime, 25, 30)]
    [InlineData(SecretValueKind.Duration, 0, 4)]
    [InlineData(SecretValueKind.Bytes, 0, 4)]
    [InlineData(SecretValueKind.Bytes, 1000, 1003)]
    [InlineData(SecretValueKind.Pem, 0, 60)]
    [InlineData(SecretValueKind.Pem, 0, 400)]
    [InlineData(SecretValueKind.Pem, 9000, 9100)]
    public void Create_KindWithLengths_SatisfiesBoth(SecretValueKind kind, int minLength, int maxLength)
    {
        SecretKey key = new("key", isRequired: true, isSensitive: true) { MinLength = minLength, MaxLength = maxLength };

        Create(key, kind).Length.ShouldBeInRange(minLength, maxLength);
    }

    [Theory]
    [InlineData(SecretValueKind.Integer32, null, null, "-5", null)]
    [InlineData(SecretValueKind.Integer32, "2147483647", null, null, null)]
    [InlineData(SecretValueKind.Integer32, null, "-2147483648", null, null)]
    [InlineData(SecretValueKind.Integer64, "9223372036854775807", null, null, null)]
    [InlineData(SecretValueKind.Integer64, null, null, "1.5", "2.5")]
    [InlineData(SecretValueKind.DecimalNumber, null, null, "0", "0.000001")]
    [InlineData(SecretValueKind.DecimalNumber, "1e20", null, null, null)]
    [InlineData(SecretValueKind.DoubleNumber, "1e300", null, null, null)]
    [InlineData(SecretValueKind.DoubleNumber, "-1e308", "1e308", null, null)]
    [InlineData(SecretValueKind.DoubleNumber, null, null, "1e-300", "2e-300")]
    public void Create_NumberWithBounds_IsAcceptedByTheReader(SecretValueKind kind, string? minimum, string? maximum, string? above, string? below)
    {
        SecretKey key = new("key", isRequired: true, isSensitive: true) { Minimum = minimum, Maximum = maximum, ExclusiveMinimum = above, ExclusiveMaximum = below };

        FakeCheck.Fits(key, kind, Create(key, kind)).ShouldBeTrue();
    }

    private static IEnumerable<SecretAccessor> Accessors(SecretsRoot root) =>
        [root.Dev.ApiKeys, root.Dev.Database, root.Dev.EveryType, root.Dev.Maps, root.Dev.Nested, root.Dev.WholeMap, root.Prod.License];

    private static string Create(SecretKey key, SecretValueKind kind) =>
        FakeScalar.Create(StructureOf(key, kind), new FakeSeed(0, "dev", "kit-dev/api-keys#/key", "key", 1)).ToString();

    private static SecretStructure StructureOf(SecretKey key, SecretValueKind kind) => SecretReader.Describe<object>((ref SecretReader reader) =>
    {
        reader.StartValue(key);
        return kind switch
        {
            SecretValueKind.Uri => reader.ReadUri(),
            SecretValueKind.DateTime => reader.ReadDateTimeOffset(),
            SecretValueKind.Duration => reader.ReadTimeSpan(),
            SecretValueKind.Bytes => reader.ReadBytes(),
            SecretValueKind.Pem => reader.ReadPem(),
            SecretValueKind.Integer32 => reader.ReadInt32(),
            SecretValueKind.Integer64 => reader.ReadInt64(),
            SecretValueKind.DecimalNumber => reader.ReadDecimal(),
            SecretValueKind.DoubleNumber => reader.ReadDouble(),
            _ => reader.ReadString(),
        };
    });
}
