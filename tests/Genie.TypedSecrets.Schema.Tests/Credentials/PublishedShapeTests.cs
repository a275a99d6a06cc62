using Genie.TypedSecrets.Schema.Credentials;

namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>Measures how many of the shapes that issuers publish are recognized under a name that says nothing.</summary>
public sealed class PublishedShapeTests(ITestOutputHelper output)
{
    private const int Drawn = 10;
    private const double LeastFound = 0.97;

    [Fact]
    public void Find_ShapesOfIssuersUnderANeutralName_FindsThem()
    {
        var random = new Random(20261126);
        var missed = PublishedShapes.All
            .Select(shape => (shape.Issuer, Count: Enumerable.Range(0, Drawn).Count(_ => CredentialDetector.Find(PublishedShapes.Draw(shape.Shape, random), "value").Count == 0)))
            .Where(shape => shape.Count > 0)
            .ToList();

        var share = 1 - ((double)missed.Sum(shape => shape.Count) / (PublishedShapes.All.Length * Drawn));
        output.WriteLine($"{PublishedShapes.All.Length} shapes: {share:P1}; missed {string.Join(", ", missed.Select(shape => $"{shape.Issuer} {shape.Count}"))}");
        share.ShouldBeGreaterThanOrEqualTo(LeastFound, string.Join(", ", missed.Select(shape => $"{shape.Issuer} {shape.Count}")));
    }
}
