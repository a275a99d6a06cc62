using System.IO.Compression;
using System.Text;
using Genie.TypedSecrets.Tooling.Audit;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Tests.Audit;

/// <summary>Tests the readers of each secret, and the reads that no code explains.</summary>
public sealed class AuditTests : IDisposable
{
    private static readonly SecretsProject s_project = SecretsProject.Read("schemas", [
        new("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", "prod"] }"""),
        new("schemas/api-keys.schema.json", Schema),
        new("schemas/database.schema.json", Schema),
        new("schemas/mail.schema.json", Schema),
    ]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genie-audit-");

    private const string Schema = """{ "type": "object", "description": "A secret.", "x-owner": "team", "properties": { "key": { "type": "string" } }, "required": ["key"] }""";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_ReadsOfAJob_AreExpectedByItsRolesName()
    {
        foreach (var role in new[] { "ingest-job", "ingest-job-prod", "prod-ingest-job", "genie-prod-ingest-job", "IngestJobRole", "genie-ingest-job-prod" })
        {
            var report = Audit([CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.Session(role, "task-1"))], jobs: [Job("IngestJob", "database")]);

            report.Readers.ShouldHaveSingleItem().Expectation.ShouldBe(ReadExpectation.Expected, role);
            report.Readers[0].Principal.ShouldBe($"arn:aws:iam::123456789012:role/{role}");
            report.Readers[0].Jobs.ShouldBe(["IngestJob"]);
            report.Findings.ShouldAllBe(static finding => finding.Severity == FindingSeverity.Info);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_ASecretThatWasDeniedInABatch_IsNotARead(bool isBatchFirst)
    {
        var identity = CloudTrailEvents.Session("ingest-job", "s");
        var batch = CloudTrailEvents.Batch(["genie-prod/database", "genie-prod/mail"], identity, id: "one");
        var denied = CloudTrailEvents.Read("genie-prod/mail", identity, error: "AccessDenied", id: "one");

        var report = Audit(isBatchFirst ? [batch, denied] : [denied, batch], jobs: [Job("IngestJob", "database")]);

        report.Readers.Select(static reader => $"{reader.Secret} {reader.Reads} {reader.BatchReads} {reader.Denied}").ShouldBe(["genie-prod/database 1 1 0", "genie-prod/mail 0 0 1"]);
    }

    [Fact]
    public void Run_PreviewEnvironments_AreExpectedByTheirPattern()
    {
        var project = SecretsProject.Read("schemas", [new("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", "pr-*"] }"""), new("schemas/database.schema.json", Schema)]);
        Write("log.json", CloudTrailEvents.File(CloudTrailEvents.Read("genie-pr-12/database", CloudTrailEvents.Session("ingest-job", "s")), CloudTrailEvents.Read("genie-pr-12/mail", CloudTrailEvents.Session("ingest-job", "s"))));

        var report = AuditReport.Run(new() { Logs = [_folder.FullName], Project = project, Jobs = [Job("IngestJob", "database")] }, cancellationToken: TestContext.Current.CancellationToken);

        report.Readers.Select(static reader => $"{reader.Secret} {reader.Expectation}").ShouldBe(["genie-pr-12/database Expected", "genie-pr-12/mail Unexpected"]);
    }

    [Fact]
    public void Run_TheFileOfAReport_NamesItsJobToo()
    {
        var job = Job("Acme.Ingest", "database") with { File = "terraform/usage/loader.json" };

        Audit([CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.Session("loader-prod", "s"))], jobs: [job]).Readers[0].Expectation.ShouldBe(ReadExpectation.Expected);
    }

    [Theory]
    [InlineData("genie-prod/mail", "ingest-job-prod", ReadExpectation.Unexpected, "GTA1001")] // Its code does not read it.
    [InlineData("genie-dev/database", "ingest-job-prod", ReadExpectation.Unexpected, "GTA1001")] // Its code reads it in another environment.
    [InlineData("genie-prod/database", "other-role", ReadExpectation.UnknownPrincipal, "GTA1002")]
    [InlineData("genie-prod/mail", "other-role", ReadExpectation.Unexpected, "GTA1001")]
    [InlineData("genie-prod/unknown", "other-role", ReadExpectation.Unexpected, "GTA1001")] // Of the project, and no schema describes it.
    public void Run_ReadOutsideTheExpectedSet_IsAnError(string secret, string role, ReadExpectation expected, string rule)
    {
        var report = Audit([CloudTrailEvents.Read(secret, CloudTrailEvents.Session(role, "s"))], jobs: [Job("IngestJob", "database")]);

        report.Readers.ShouldHaveSingleItem().Expectation.ShouldBe(expected);
        report.Findings[0].RuleId.ShouldBe(rule);
        report.Findings[0].Severity.ShouldBe(FindingSeverity.Error);
        report.Findings[0].Subject.ShouldBe(secret);
    }

    [Fact]
    public void Run_ExpectedPrincipals_AreThoseThatAreNamed()
    {
        string[] events =
        [
            CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.Session("etl", "s")),
            CloudTrailEvents.Read("genie-prod/mail", CloudTrailEvents.Session("rotation", "s")),
            CloudTrailEvents.Read("genie-prod/mail", CloudTrailEvents.Session("etl", "s")),
        ];

        var report = Audit(events, jobs: [Job("IngestJob", "database")], expect: [new("etl", "ingest-job"), new("arn:aws:iam::123456789012:role/rotation", null)]);

        report.Readers.Select(static reader => $"{reader.Secret} {reader.Expectation}").ShouldBe(["genie-prod/database Expected", "genie-prod/mail Unexpected", "genie-prod/mail Expected"]);
        Should.Throw<ToolingException>(() => Audit([], jobs: [Job("IngestJob", "database")], expect: [new("etl", "ingest-jb")])).Message.ShouldContain("No usage report is of a job 'ingest-jb'");
    }

    [Fact]
    public void Run_JobWithComputedNames_IsAWarning()
    {
        var job = Job("IngestJob", "database");
        job = job with { Usage = job.Usage with { Unknown = [new("Job.cs", 3, "Job.Run")] } };

        var report = Audit([CloudTrailEvents.Read("genie-prod/mail", CloudTrailEvents.Session("ingest-job", "s"))], jobs: [job]);

        report.Findings[0].RuleId.ShouldBe("GTA1003");
        report.Findings[0].Severity.ShouldBe(FindingSeverity.Warning);
    }

    [Fact]
    public void Run_GrantsAndSecrets_ThatWereNotUsedAreNamed()
    {
        var report = Audit(
            [CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.Session("ingest-job", "s")), CloudTrailEvents.Read("genie-prod/api-keys", CloudTrailEvents.Session("other-job", "s"))],
            jobs: [Job("IngestJob", "database", "api-keys"), Job("OtherJob", "api-keys")]);

        report.UnusedGrants.ShouldBe([new("IngestJob", "genie-prod/api-keys")]);
        report.UnreadSecrets.ShouldBe(["genie-prod/mail"], "of dev there is no read at all, so the log is not of that account");
        report.Findings.Select(static finding => finding.RuleId).ShouldBe(["GTA2001", "GTA2002"]);
    }

    [Fact]
    public void Run_Batch_CountsOncePerSecretAndNotAgainByItsOwnEvents()
    {
        var session = CloudTrailEvents.Session("ingest-job", "s");
        var report = Audit(
        [
            CloudTrailEvents.Batch(["genie-prod/database", "arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-prod/mail-a1B2c3"], session, id: "r1"),
            CloudTrailEvents.Read("genie-prod/database", session, id: "r1"),
            CloudTrailEvents.Read("genie-prod/mail", session, id: "r1"),
            CloudTrailEvents.Read("genie-prod/mail", session, id: "r2"),
            CloudTrailEvents.Read("genie-prod/mail", session, id: "r2"), // The same event, delivered by a second trail.
        ]);

        report.Readers.Select(static reader => (reader.Secret, reader.Reads, reader.BatchReads)).ShouldBe([("genie-prod/database", 1, 1), ("genie-prod/mail", 2, 1)]);
    }

    [Theory]
    [InlineData("responseElements", """{"arn":"$"}""")]
    [InlineData("responseElements", """{"aRN":"$"}""")]
    [InlineData("responseElements", """{"secretValues":[{"aRN":"$"}]}""")]
    [InlineData("responseElements", """{"secretValues":[{"arn":"$"}]}""")]
    [InlineData("resources", """[{"accountId":"123456789012","type":"AWS::SecretsManager::Secret","ARN":"$"}]""")]
    public void Run_BatchByFilters_CountsTheSecretsThatTheEventNames(string member, string value)
    {
        var text = CloudTrailEvents.Event("BatchGetSecretValue", """{"filters":[{"key":"name","values":["genie"]}]}""", CloudTrailEvents.User("alice"), "2026-11-02T06:00:00Z", "us-east-1", error: null)
            .Replace("\"responseElements\":null", $"\"{member}\":{value.Replace("$", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:genie-prod/database-a1B2c3", StringComparison.Ordinal)}", StringComparison.Ordinal);

        Audit([text]).Readers.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            static reader => reader.Secret.ShouldBe("genie-prod/database"),
            static reader => reader.BatchReads.ShouldBe(1));
    }

    [Theory]
    [InlineData("AccessDenied", 1, 0)]
    [InlineData("AccessDeniedException", 1, 0)]
    [InlineData("ResourceNotFoundException", 0, 1)]
    [InlineData("ThrottlingException", 0, 1)]
    public void Run_FailedReads_AreDeniedOrFailed(string error, int denied, int failed)
    {
        var reader = Audit([CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.User("alice"), error: error)]).Readers.ShouldHaveSingleItem();

        (reader.Reads, reader.Denied, reader.Failed).ShouldBe((0, denied, failed));
    }

    [Fact]
    public void Run_DeniedReadWithoutParameters_NamesTheSecretOfItsMessage()
    {
        var text = CloudTrailEvents.Event("GetSecretValue", "null", CloudTrailEvents.User("alice"), "2026-11-02T06:00:00Z", "us-east-1", "AccessDenied",
            "\"errorMessage\":\"User: alice is not authorized to perform: secretsmanager:GetSecretValue on resource: genie-prod/mail because no identity-based policy allows it\",");

        var report = Audit([text]);

        report.Readers.ShouldHaveSingleItem().Secret.ShouldBe("genie-prod/mail");
        report.Findings[0].RuleId.ShouldBe("GTA1101");
    }

    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
    [Theory]
    [InlineData("""{"type":"AssumedRole","arn":"arn:aws:sts::123456789012:assumed-role/etl/s-1"}""", "arn:aws:iam::123456789012:role/etl", "role")]
    [InlineData("""{"type":"AssumedRole","arn":"arn:aws:sts::123456789012:assumed-role/etl/s-1","sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::123456789012:role/jobs/etl"}}}""", "arn:aws:iam::123456789012:role/jobs/etl", "role")]
    [InlineData("""{"type":"AWSService","invokedBy":"rds.amazonaws.com"}""", "rds.amazonaws.com", "service")]
    [InlineData("""{"type":"Root","arn":"arn:aws:iam::123456789012:root"}""", "arn:aws:iam::123456789012:root", "root")]
    [InlineData("""{"type":"IAMUser","userName":"alice"}""", "alice", "user")]
    [InlineData("""{"type":"AWSAccount","principalId":"AIDA","accountId":"210987654321"}""", "AIDA", "account")]
    [InlineData("""{"type":"FederatedUser","arn":"arn:aws:sts::123456789012:federated-user/bob"}""", "arn:aws:sts::123456789012:federated-user/bob", "federated-user")]
    [InlineData("""{"type":"IdentityCenterUser","accountId":"123456789012"}""", "123456789012", "federated-user")]
    [InlineData("null", "unknown", "unknown")]
    public void Run_EachKindOfIdentity_IsOnePrincipal(string identity, string name, string kind)
    {
        var reader = Audit([CloudTrailEvents.Read("genie-prod/database", identity)]).Readers.ShouldHaveSingleItem();

        (reader.Principal, reader.PrincipalKind).ShouldBe((name, kind));
    }

    [Fact]
    public void Run_SessionsAndRegions_AreListedWithTheirReader()
    {
        var report = Audit(
        [
            CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.Session("etl", "b"), "2026-11-02T06:00:00Z"),
            CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.Session("etl", "a"), "2026-11-01T06:00:00Z", "eu-west-1"),
            CloudTrailEvents.Read("arn:aws:secretsmanager:eu-west-1:123456789012:secret:genie-prod/database-a1B2c3", CloudTrailEvents.Session("etl", "a"), "2026-11-03T06:00:00Z", "eu-west-1"),
        ]);

        report.Readers.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            static reader => reader.Sessions.ShouldBe(["a", "b"]),
            static reader => reader.Regions.ShouldBe(["eu-west-1", "us-east-1"]),
            static reader => (reader.First.Day, reader.Last.Day, reader.Reads).ShouldBe((1, 3, 3)));
    }

    [Fact]
    public void Run_Since_LeavesOutWhatIsOlder()
    {
        string[] events = [CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.User("alice"), "2026-11-01T00:00:00Z"), CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.User("alice"), "2026-11-02T00:00:00Z")];

        Audit(events, since: new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero)).Readers.ShouldHaveSingleItem().Reads.ShouldBe(1);
    }

    [Fact]
    public void Run_OtherProjectsAndServices_AreNotAudited()
    {
        var report = Audit([CloudTrailEvents.Read("billing/db", CloudTrailEvents.User("alice")), """{"eventSource":"kms.amazonaws.com","eventName":"Decrypt"}""", """{"eventSource":"secretsmanager.amazonaws.com","eventName":"DescribeSecret","eventTime":"2026-11-02T00:00:00Z"}"""]);

        report.Readers.ShouldBeEmpty();
        (report.Events, report.OtherReads).ShouldBe((3, 1));
    }

    [Fact]
    public void Run_WithoutSchemas_ComparesByTheDefaultNames()
    {
        Write("log.json", CloudTrailEvents.File(CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.Session("ingest-job", "s")), CloudTrailEvents.Read("genie-prod/mail", CloudTrailEvents.Session("ingest-job", "s"))));

        var report = AuditReport.Run(new() { Logs = [_folder.FullName], Jobs = [Job("IngestJob", "database")] }, cancellationToken: TestContext.Current.CancellationToken);

        report.Readers.Select(static reader => $"{reader.Secret} {reader.Expectation}").ShouldBe(["genie-prod/database Expected", "genie-prod/mail Unexpected"]);
    }

    // As the AWS CLI, EventBridge and CloudWatch Logs deliver the same event.
    [Fact]
    public void Run_EachEnvelope_HasTheSameRead()
    {
        var read = CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.User("alice")).Trim();
        var text = System.Text.Json.JsonSerializer.Serialize(read);
        foreach (var log in new[] { CloudTrailEvents.File(read), read, $"[{read}]", $$"""{"Events":[{"EventId":"1","CloudTrailEvent":{{text}}}]}""", $$"""{"version":"0","detail-type":"AWS API Call via CloudTrail","detail":{{read}}}""", $$"""{"events":[{"message":{{text}}}]}""", $$"""{"note":"x","Records":[{{read}}]}""" })
        {
            Write("log.json", log);

            Run().Readers.ShouldHaveSingleItem(log).Secret.ShouldBe("genie-prod/database");
        }
    }

    [Fact]
    public void Run_Folder_ReadsPlainAndCompressedFilesInAnyOrderToTheSameByte()
    {
        Write("a/1.json", CloudTrailEvents.File(CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.User("alice"), id: "1")));
        WriteGzip("b/2.json.gz", CloudTrailEvents.File(CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.User("bob"), id: "2")));
        Write("b/readme.txt", "not a log");
        Write("CloudTrail-Digest/digest.json", """{"awsAccountId":"123456789012","digestStartTime":"2026-11-02T06:00:00Z"}""");
        var report = Run();
        var reversed = AuditReport.Run(new() { Project = s_project, Logs = [.. Directory.EnumerateFiles(_folder.FullName, "*.json*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal)] }, cancellationToken: TestContext.Current.CancellationToken);

        report.Files.ShouldBe(3);
        report.Readers.Select(static reader => reader.Principal[(reader.Principal.LastIndexOf('/') + 1)..]).ShouldBe(["alice", "bob"]);
        Render(report).ShouldBe(Render(reversed));

        static string Render(AuditReport report) => ReportRenderer.Render(report, report.ToDocument(), ReportFormat.Json, TextStyle.Plain);
    }

    [Fact]
    public void Run_NoLog_SaysWhereLogsComeFrom()
    {
        Should.Throw<ToolingException>(Run).Message.ShouldContain("has no log file of CloudTrail");
        Should.Throw<ToolingException>(() => AuditReport.Run(new() { Logs = [Path.Combine(_folder.FullName, "missing.json")] }, cancellationToken: TestContext.Current.CancellationToken)).Message.ShouldContain("aws s3 sync");
    }

    [Fact]
    public void Run_Canceled_Stops()
    {
        Write("log.json", CloudTrailEvents.File(CloudTrailEvents.Read("genie-prod/database", CloudTrailEvents.User("alice"))));

        Should.Throw<OperationCanceledException>(() => AuditReport.Run(new() { Logs = [_folder.FullName] }, cancellationToken: new(canceled: true)));
    }

    private static AuditedJob Job(string name, params string[] categories) => new(
        $"bin/{name}.secrets-usage.json",
        new(name, "genie", [.. categories.Select(static category => new SecretUsage(category, ["$current"], ["key"], Preloaded: false, [new("Job.cs", 1, "Job.Run")]))], [], [], []));

    private AuditReport Audit(string[] events, AuditedJob[]? jobs = null, KeyValuePair<string, string?>[]? expect = null, DateTimeOffset? since = null)
    {
        Write("log.json", CloudTrailEvents.File(events));
        return AuditReport.Run(new() { Logs = [_folder.FullName], Project = s_project, Jobs = jobs ?? [], ExpectedPrincipals = expect ?? [], Since = since }, cancellationToken: TestContext.Current.CancellationToken);
    }

    private AuditReport Run() => AuditReport.Run(new() { Logs = [_folder.FullName], Project = s_project }, cancellationToken: TestContext.Current.CancellationToken);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private void WriteGzip(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using GZipStream gzip = new(File.Create(path), CompressionMode.Compress);
        gzip.Write(Encoding.UTF8.GetBytes(text));
    }
}
