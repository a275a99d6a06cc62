using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Leaks.RevealedValueLeakAnalyzer,
    Genie.TypedSecrets.CodeFixes.Leaks.Processes.ProcessArgumentCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Leaks.Processes;

public sealed class ProcessArgumentTests
{
    private const string Value = "db.Password.Reveal()";

    [Theory]
    [InlineData(
        "Process.Start(\"psql\", $\"--dbname=postgres://jobs:{Uri.EscapeDataString(db.Password.Reveal())}@db/warehouse\");",
        "Process.Start(new ProcessStartInfo(\"psql\", \"--dbname=postgres://jobs@db/warehouse\") { Environment = { [\"PGPASSWORD\"] = db.Password.Reveal() } });")]
    [InlineData(
        "Process.Start(\"/usr/bin/pg_dump\", [\"-Fc\", \"postgresql://jobs:\" + db.Password.Reveal() + \"@db/warehouse\"]);",
        "Process.Start(new ProcessStartInfo(\"/usr/bin/pg_dump\", [\"-Fc\", \"postgresql://jobs@db/warehouse\"]) { Environment = { [\"PGPASSWORD\"] = db.Password.Reveal() } });")]
    [InlineData(
        "var start = new ProcessStartInfo(\"mysql\", $\"-u root -p{db.Password.Reveal()} shop\") { UseShellExecute = false };",
        "var start = new ProcessStartInfo(\"mysql\", \"-u root shop\") { UseShellExecute = false, Environment = { [\"MYSQL_PWD\"] = db.Password.Reveal() } };")]
    [InlineData(
        "var start = new ProcessStartInfo { FileName = \"sqlcmd.exe\", Arguments = \"-S db -P \\\"\" + db.Password.Reveal() + \"\\\" -Q x\" };",
        "var start = new ProcessStartInfo { FileName = \"sqlcmd.exe\", Arguments = \"-S db -Q x\", Environment = { [\"SQLCMDPASSWORD\"] = db.Password.Reveal() } };")]
    [InlineData(
        "var start = new ProcessStartInfo(\"redis-cli\") { ArgumentList = { \"-h\", \"cache\", \"-a\", db.Password.Reveal() } };",
        "var start = new ProcessStartInfo(\"redis-cli\") { ArgumentList = { \"-h\", \"cache\" }, Environment = { [\"REDISCLI_AUTH\"] = db.Password.Reveal() } };")]
    [InlineData(
        "var start = new ProcessStartInfo(\"mysqldump\", new[] { $\"--password={db.Password.Reveal()}\", \"shop\" });",
        "var start = new ProcessStartInfo(\"mysqldump\", new[] { \"shop\" }) { Environment = { [\"MYSQL_PWD\"] = db.Password.Reveal() } };")]
    [InlineData(
        "var start = new ProcessStartInfo(\"sshpass\", [\"-p\", db.Password.Reveal(), \"ssh\", \"host\"]);",
        "var start = new ProcessStartInfo(\"sshpass\", [\"-e\", \"ssh\", \"host\"]) { Environment = { [\"SSHPASS\"] = db.Password.Reveal() } };")]
    [InlineData(
        "var start = new ProcessStartInfo(\"terraform\", $\"apply -var=db_password={db.Password.Reveal()} -auto-approve\");",
        "var start = new ProcessStartInfo(\"terraform\", \"apply -auto-approve\") { Environment = { [\"TF_VAR_db_password\"] = db.Password.Reveal() } };")]
    [InlineData(
        "var start = new ProcessStartInfo(\"C:\\\\Tools\\\\Terraform.exe\", [\"apply\", \"-var\", $\"db_password={db.Password.Reveal()}\"]);",
        "var start = new ProcessStartInfo(\"C:\\\\Tools\\\\Terraform.exe\", [\"apply\"]) { Environment = { [\"TF_VAR_db_password\"] = db.Password.Reveal() } };")]
    [InlineData(
        "var start = new ProcessStartInfo(\"keytool\"); start.ArgumentList.Add(\"-list\"); start.ArgumentList.Add(\"-storepass\"); start.ArgumentList.Add(db.Password.Reveal()); Process.Start(start);",
        "var start = new ProcessStartInfo(\"keytool\"); start.ArgumentList.Add(\"-list\"); start.ArgumentList.Add(\"-storepass:env\"); start.ArgumentList.Add(\"STOREPASS\"); start.Environment[\"STOREPASS\"] = db.Password.Reveal(); Process.Start(start);")]
    [InlineData(
        "var start = new ProcessStartInfo(\"redis-cli\"); start.ArgumentList.Add(\"-a\"); start.ArgumentList.Add(db.Password.Reveal()); Process.Start(start);",
        "var start = new ProcessStartInfo(\"redis-cli\"); start.Environment[\"REDISCLI_AUTH\"] = db.Password.Reveal(); Process.Start(start);")]
    [InlineData(
        "var start = new ProcessStartInfo(\"influx\"); start.Arguments = $\"query --token {db.Password.Reveal()} {table}\"; Process.Start(start);",
        "var start = new ProcessStartInfo(\"influx\"); start.Arguments = $\"query {table}\"; start.Environment[\"INFLUX_TOKEN\"] = db.Password.Reveal(); Process.Start(start);")]
    public Task Fix_OfAToolThatReadsAVariable_SetsIt(string before, string after) => Test.VerifyAsync(Job(before), Job(after));

    [Theory]
    [InlineData(
        "using var login = Process.Start(\"docker\", $\"login -u jobs -p {db.Password.Reveal()} registry\"); await login.WaitForExitAsync(ct);",
        "using var login = Process.Start(new ProcessStartInfo(\"docker\", \"login -u jobs --password-stdin registry\") { RedirectStandardInput = true })!; await login.StandardInput.WriteAsync(db.Password.Reveal()); login.StandardInput.Close(); await login.WaitForExitAsync(ct);")]
    [InlineData(
        "var start = new ProcessStartInfo(\"helm\", [\"registry\", \"login\", \"--password\", db.Password.Reveal()]); using var login = Process.Start(start)!; await login.WaitForExitAsync(ct);",
        "var start = new ProcessStartInfo(\"helm\", [\"registry\", \"login\", \"--password-stdin\"]) { RedirectStandardInput = true }; using var login = Process.Start(start)!; await login.StandardInput.WriteAsync(db.Password.Reveal()); login.StandardInput.Close(); await login.WaitForExitAsync(ct);")]
    [InlineData(
        "var start = new ProcessStartInfo(\"podman\"); start.Arguments = \"login --password=\" + db.Password.Reveal(); using var login = Process.Start(start)!; await login.WaitForExitAsync(ct);",
        "var start = new ProcessStartInfo(\"podman\"); start.Arguments = \"login --password-stdin\"; start.RedirectStandardInput = true; using var login = Process.Start(start)!; await login.StandardInput.WriteAsync(db.Password.Reveal()); login.StandardInput.Close(); await login.WaitForExitAsync(ct);")]
    public Task Fix_OfAToolThatReadsStandardInput_WritesIt(string before, string after) => Test.VerifyAsync(Job(before), Job(after));

    [Fact]
    public Task FixAll_OfTwoProcesses_SetsBothVariables() => Test.VerifyAllAsync(
        Job($"Process.Start(\"redis-cli\", \"-a \" + {Value}); Process.Start(\"etcdctl\", $\"--password {{{Value}}} get x\");"),
        Job($"Process.Start(new ProcessStartInfo(\"redis-cli\", \"\") {{ Environment = {{ [\"REDISCLI_AUTH\"] = {Value} }} }}); Process.Start(new ProcessStartInfo(\"etcdctl\", \"get x\") {{ Environment = {{ [\"ETCDCTL_PASSWORD\"] = {Value} }} }});"));

    [Theory]
    [InlineData("Process.Start(\"curl\", $\"-u jobs:{db.Password.Reveal()} https://example.com\");")]
    [InlineData("Process.Start(\"bash\", $\"-c 'mysql -p{db.Password.Reveal()}'\");")]
    [InlineData("Process.Start(table, $\"-p{db.Password.Reveal()}\");")]
    [InlineData("Process.Start(\"mysql\", $\"-p{db.Password.Reveal()}{table}\");")]
    [InlineData("Process.Start(\"docker\", $\"run -p {db.Password.Reveal()} image\");")]
    [InlineData("Process.Start(\"cargo\", $\"publish --registry internal --token {db.Password.Reveal()}\");")]
    [InlineData("Process.Start(\"cargo\", [\"publish\", \"--token\", db.Password.Reveal(), \"--index\", table]);")]
    [InlineData("Process.Start(\"docker\", $\"login -p {db.Password.Reveal()}\");")]
    [InlineData("Process.Start(new ProcessStartInfo(\"mysql\", $\"-p{db.Password.Reveal()}\") { UseShellExecute = true });")]
    [InlineData("Process.Start(new ProcessStartInfo(\"redis-cli\", $\"-a {db.Password.Reveal()}\") { Environment = { [\"REDISCLI_AUTH\"] = \"x\" } });")]
    public Task Fix_WhereAnotherWayIsNotKnown_IsNotOffered(string statements) => Test.OffersNothingAsync(Job(statements));

    private static string Job(string statements) => $$"""
        using System.Diagnostics;

        namespace IngestJob;

        internal sealed class Job
        {
            public async Task RunAsync(DatabaseSecret db, string table, CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
