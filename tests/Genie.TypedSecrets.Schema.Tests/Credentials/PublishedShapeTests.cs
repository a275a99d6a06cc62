using Genie.TypedSecrets.Schema.Credentials;

namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>Measures how many of the shapes that issuers publish are recognized under a name that says nothing.</summary>
public sealed class PublishedShapeTests(ITestOutputHelper output)
{
    private const int Drawn = 10;
    private const double LeastFound = 0.97;
    private const double LeastFoundLast = 0.95;
    private const double LeastFoundByName = 0.85;

    [Fact]
    public void Find_ShapesOfIssuersUnderANeutralName_FindsThem() => Measure(PublishedShapes.All);

    [Fact]
    public void Find_ShapesThatWereAddedLater_FindsThem() => Measure(LaterShapes.All);

    [Fact]
    public void Find_ShapesThatWereAddedLast_FindsThem() => Measure(LastShapes.All, LeastFoundLast);

    [Fact]
    public void Find_UnmarkedValuesUnderNamesThatTakeThem_FindsThem() => Measure(LastShapes.Named, LeastFoundByName, isName: true);

    [Fact]
    public void Find_FurtherShapes_FindsThem() => Measure(FurtherShapes.All, LeastFoundLast);

    [Fact]
    public void Find_UnmarkedValuesUnderFurtherNames_FindsThem() => Measure(FurtherShapes.Named, LeastFoundLast, isName: true);

    [Fact]
    public void Find_LookAlikes_ReportsNothing()
    {
        var random = new Random(20261127);
        FurtherShapes.Harmless
            .SelectMany(shape => Enumerable.Range(0, Drawn).Select(_ => (shape.Name, Text: PublishedShapes.Draw(shape.Shape, random))))
            .SelectMany(value => CredentialDetector.Find(value.Text, value.Name), (value, found) => $"{value.Name}: {found.Kind} in {value.Text}")
            .ToList()
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("acme_pat_{A32}")]
    [InlineData("sk-acme-{A40}")]
    [InlineData("acme_live_key_{h40}")]
    [InlineData("ACME-API-{U32}")]
    [InlineData("zqt_{h64}")]
    [InlineData("acm_{A44}")]
    [InlineData("acme_prod_{b43}")]
    [InlineData("curl -H X-Auth:acme_tok_{A36} --retry 2")]
    public void Find_TokenOfAnUnknownIssuer_IsFoundByItsPrefix(string shape) =>
        CredentialDetector.Find(PublishedShapes.Draw(shape, new Random(7)), "value").ShouldHaveSingleItem().Evidence.ShouldBe(CredentialEvidence.Name);

    [Theory]
    [InlineData("pk_live_acme_{A32}")]
    [InlineData("sha256-{h64}")]
    [InlineData("req_{A40}")]
    [InlineData("build-{h40}")]
    [InlineData("acme_{h40}")]
    [InlineData("acme_{A20}")]
    [InlineData("https://acme.example/assets/app_key_{A32}")]
    [InlineData("assets/app_key_{A32}.js")]
    [InlineData("key-{g}")]
    [InlineData("aspnet-WebApp-{g}")]
    [InlineData("aspnet-Web_Api_Auth-{g}")]
    [InlineData("Server=(localdb)\\mssqllocaldb;Database=aspnet-WebApp_Live-{g};Trusted_Connection=True")]
    [InlineData("acme_pat_[A-Za-z0-9]{{32}}")]
    [InlineData("MICROSOFT_EXTENSIONS_API_KEY_OF_THE_CUSTOMER_2041")]
    [InlineData("microsoft-extensions-api-key-of-the-customer-2041")]
    public void Find_IdOrHashWithAPrefix_ReportsNothing(string shape) =>
        CredentialDetector.Find(shape.Contains("{{", StringComparison.Ordinal) ? shape : PublishedShapes.Draw(shape, new Random(7)), "value").ShouldBeEmpty();

    private void Measure((string Name, string Shape)[] shapes, double least = LeastFound, bool isName = false)
    {
        var random = new Random(20261126);
        var missed = shapes
            .Select(shape => (shape.Name, Count: Enumerable.Range(0, Drawn).Count(_ => CredentialDetector.Find(PublishedShapes.Draw(shape.Shape, random), isName ? shape.Name : "value").Count == 0)))
            .Where(shape => shape.Count > 0)
            .ToList();

        var share = 1 - ((double)missed.Sum(shape => shape.Count) / (shapes.Length * Drawn));
        output.WriteLine($"{shapes.Length} shapes: {share:P1}; missed {string.Join(", ", missed.Select(shape => $"{shape.Name} {shape.Count}"))}");
        share.ShouldBeGreaterThanOrEqualTo(least, string.Join(", ", missed.Select(shape => $"{shape.Name} {shape.Count}")));
    }
}
