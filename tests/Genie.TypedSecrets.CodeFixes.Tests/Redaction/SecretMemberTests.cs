using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Redaction.PlainCopyAnalyzer,
    Genie.TypedSecrets.CodeFixes.Redaction.SecretMemberCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Redaction;

public sealed class SecretMemberTests
{
    [Fact]
    public Task Fix_OfARecord_KeepsTheSecretAndRevealsItWhereItIsRead() => Test.VerifyAsync(
        Program("Login(string User, string Password)", "new(db.Username, db.Password.Reveal())", "login.Password.Length + Text(login.Password)"),
        Program("Login(string User, Secret<string> Password)", "new(db.Username, db.Password)", "login.Password.Reveal().Length + Text(login.Password.Reveal())"));

    [Fact]
    public Task Fix_OfAnInitializer_KeepsTheSecret() => Test.VerifyAsync(
        Program("Login { public string? Password { get; init; } }", "new() { Password = db.Password.Reveal() }", "Text(login.Password!)", isPositional: false),
        Program("Login { public Secret<string>? Password { get; init; } }", "new() { Password = db.Password }", "Text(login.Password?.Reveal()!)", isPositional: false));

    [Fact]
    public Task FixAll_OfTwoMembers_KeepsBoth() => Test.VerifyAllAsync(
        Program("Login(string User, string Password)", "new(db.Password.Reveal(), db.Password.Reveal())", "Text(login.User) + Text(login.Password)"),
        Program("Login(Secret<string> User, Secret<string> Password)", "new(db.Password, db.Password)", "Text(login.User.Reveal()) + Text(login.Password.Reveal())"));

    [Theory]
    [InlineData("new(db.Username, db.Password.Reveal())", "new Login(\"a\", \"b\").Password.Length + login.User.Length")]
    [InlineData("new(db.Username, \"x\" + db.Password.Reveal())", "login.User.Length")]
    [InlineData("new(db.Username, db.Password.Reveal())", "login is { Password: \"\" } ? 1 : 2")]
    [InlineData("new(db.Username, db.Password.Reveal())", "login is (_, \"\") ? 1 : 2")]
    public Task Fix_WhereAnotherUseNeedsText_IsNotOffered(string created, string use) => Test.OffersNothingAsync(Program("Login(string User, string Password)", created, use));

    private static string Program(string record, string created, string use, bool isPositional = true) => $$"""
        namespace IngestJob;

        internal sealed record {{record}}{{(isPositional ? ";" : string.Empty)}}

        internal sealed class Job
        {
            public static int Run(DatabaseSecret db)
            {
                Login login = {{created}};
                return {{use}};
            }

            private static int Text(string text) => text.Length;
        }
        """;
}
