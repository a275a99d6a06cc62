using CsCheck;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Tests.Model;

/// <summary>Tests the invariants of a secret's versions under any sequence of changes.</summary>
public sealed class SecretVersionsTests
{
    private static readonly string[] s_stages = ["AWSCURRENT", "AWSPREVIOUS", "AWSPENDING", "MINE", "YOURS"];

    private static readonly Gen<(int Version, int Stage, bool IsPut)[]> s_steps =
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 4], Gen.Bool).Array[1, 60];

    [Fact]
    public void Step_AnySequence_KeepsEachLabelOnOneVersionAndTheCurrentOneCurrent() => s_steps.Sample(steps =>
    {
        var secret = New();
        secret.AddVersion("0", Content("0"), stages: null, secret.CreatedAt);
        foreach (var (number, stage, isPut) in steps)
        {
            var before = secret.Versions.FindByStage(VersionStage.Current)!;
            var id = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (isPut || secret.Versions.FindById(id) is not { } version)
            {
                secret.AddVersion(id, Content(id), stage == 0 ? null : [s_stages[stage]], secret.CreatedAt);
            }
            else
            {
                secret.Versions.MoveStage(s_stages[stage], version);
            }

            ShouldHold(secret, before);
        }
    });

    [Fact]
    public void Add_MoreVersionsThanTheLimit_KeepsLabeledAndNewest()
    {
        var secret = New();
        for (var i = 0; i < SecretVersions.HardMaxCount + 50; i++)
        {
            secret.AddVersion($"{i}", Content($"{i}"), i == 3 ? ["AWSCURRENT", "MINE"] : null, secret.CreatedAt);
        }

        secret.Versions.All.Count.ShouldBe(SecretVersions.HardMaxCount);
        secret.Versions.FindByStage("MINE")!.Id.ShouldBe("3");
        secret.Versions.All[^1].Stages.ShouldBe(["AWSCURRENT"]);
    }

    [Fact]
    public void Move_MoreLabelsThanASecretCanHave_FailsAndChangesNothing()
    {
        var secret = New();
        secret.AddVersion("1", Content("1"), [.. Enumerable.Range(0, 19).Select(i => $"L{i}")], secret.CreatedAt);
        var version = secret.Versions.All[0];
        version.Stages.Count.ShouldBe(VersionStage.MaxPerSecret);

        Should.Throw<SecretsManagerError>(() => secret.Versions.MoveStage("ONE-TOO-MANY", version)).Code.ShouldBe("LimitExceededException");

        version.Stages.ShouldNotContain("ONE-TOO-MANY");

        // The limit is for all versions together; labels that only move don't count again.
        Should.Throw<SecretsManagerError>(() => secret.AddVersion("2", Content("2"), ["ONE-TOO-MANY"], secret.CreatedAt)).Code.ShouldBe("LimitExceededException");
        secret.AddVersion("3", Content("3"), ["AWSCURRENT", "L0"], secret.CreatedAt).Version.Stages.ShouldBe(["AWSCURRENT", "L0"]);
    }

    private static void ShouldHold(EmulatedSecret secret, EmulatedVersion before)
    {
        var labels = secret.Versions.All.SelectMany(static version => version.Stages).ToArray();
        labels.ShouldBe(labels.Distinct(StringComparer.Ordinal));
        var current = secret.Versions.FindByStage(VersionStage.Current).ShouldNotBeNull();
        if (current != before)
        {
            before.Stages.ShouldContain(VersionStage.Previous);
            before.Stages.ShouldNotContain(VersionStage.Pending);
        }
    }

    private static EmulatedSecret New() => new("s", "arn", "us-east-1", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private static SecretContent Content(string id) => SecretContent.OfText($"value of {id}");
}
