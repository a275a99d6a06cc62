namespace Genie.TypedSecrets.Testing.Tests.Fakes;

/// <summary>Tests of which alternative fake values are.</summary>
public sealed class FakeAlternativeTests
{
    [Fact]
    public void Get_Alternatives_IsTheFirstOne()
    {
        using var fixture = SecretsFixture.Create(Secrets.For);

        var logon = fixture.Get(fixture.Root.Current.Logon).ShouldBeOfType<LogonSecret.PasswordSecret>();

        logon.Password.Reveal().ShouldContain("fake");
        logon.Target.ShouldBeOfType<LogonSecret.TableSecret>();
    }

    [Fact]
    public void Get_ChosenAlternatives_AreThose()
    {
        using var fixture = SecretsFixture.Create(Secrets.For, options =>
        {
            options.Alternatives.Add("private_key");
            options.Alternatives.Add("stage");
        });

        var logon = fixture.Get(fixture.Root.Current.Logon).ShouldBeOfType<LogonSecret.PrivateKeySecret>();

        logon.PrivateKey.Reveal().ShouldContain("fake");
        logon.Target.ShouldBeOfType<LogonSecret.StageSecret>().Path.ShouldContain("fake");
    }
}
