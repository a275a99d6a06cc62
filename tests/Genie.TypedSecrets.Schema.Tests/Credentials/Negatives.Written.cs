namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <content>Written by hand.</content>
internal static partial class Negatives
{
    private static string[] Written =>
    [
        "ghp_", "ghp_[A-Za-z0-9]{36}", @"^(ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36,251}$", @"AKIA[0-9A-Z]{16}", @"(?:A3T[A-Z0-9]|AKIA|ASIA)[A-Z2-7]{16}",
        "ghp_" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ghp_" + "000000000000000000000000000000000000", "ghp_" + "1234567890abcdefghijklmnopqrstuvwxyz",
        "AKIA" + "XXXXXXXXXXXXXXXX", "AKIA" + "IOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY", "sk_test_" + "...", "sk_live_<your key>",
        "xoxb-your-token-here-and-nothing-else", "xoxb-not-a-real-token-for-the-tests", "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        "https://hooks.slack.com/services/…", "AIza" + "SyXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "npm_config_registry_and_other_settings_of_it", "npm_lifecycle_event",
        "SG.placeholder.placeholder", "github_pat_YOUR_TOKEN_GOES_IN_HERE", "glpat-xxxxxxxxxxxxxxxxxxxx", "glpat-<token>", "dapi<workspace token>",
        "-----BEGIN PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----\n{0}\n-----END RSA PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----", "-----BEGIN PUBLIC KEY-----",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ." + "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
        "eyJhbGciOi", "eyJ0eXAiOiJKV1Qi.eyJzdWIi.signature", "header.payload.signature",
        "Server=localhost;Database=dw;Trusted_Connection=True;", "Server=db.genie.net;Database=dw;User Id=loader;Password=${DB_PASSWORD}",
        "Server=db.genie.net;Database=dw;User Id=loader;Password={0}", "Host=localhost;Username=postgres;Password=postgres",
        "Host=db.genie.net;Username=loader;Password=", "Host=db.genie.net;Username=loader;Password=;SSL Mode=Require", "Host=db;Username=loader;Password=***",
        "Server=(localdb)\\mssqllocaldb;Database=dw;Integrated Security=true", "Server=db;Uid=sa;Pwd=yourStrong(!)Password;", "Server=db;User Id=sa;Password=<password>",
        "Server=db;User Id=sa;Password=P@ssw0rd", "Server=db;User Id=sa;Password=#{DbPassword}#", "Server=db;User Id=sa;Password=$(DbPassword)",
        "Server=db;User Id=sa;Password=@Microsoft.KeyVault(SecretUri=https://vault/secrets/db)", "Data Source=:memory:;Password=test", "Data Source=jobs.db;Mode=Memory;Cache=Shared",
        "postgresql://user:password@localhost:5432/db", "postgresql://loader:${PGPASSWORD}@db.genie.net/dw", "https://user:pass@example.com/path", "amqp://guest:guest@localhost:5672",
        "redis://localhost:6379", "mongodb://root:example@mongo:27017", "http://{user}:{password}@{host}", "https://login.example.com/oauth2/token?client_id=jobs",
        "localhost:6379,password=,ssl=False", "localhost:6379,password=changeme", "https://github.com/genie/jobs/pull/1234", "ftp://ftp.genie.net:21/pub",
        "UseDevelopmentStorage=true",
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/" + "K1SZFPTOtr/KBHBeksoGMGw==;",
        "Endpoint=sb://genie.servicebus.windows.net/;SharedAccessKeyName=jobs;SharedAccessKey=<key>", "Authorization: Bearer {token}", "Authorization: Basic",
        "Password must have at least 12 characters; user=name is not allowed", "Enter your password:", "The token 'github_token' is missing from genie-dev/api-keys.",
        "SELECT password FROM users WHERE id = @id; SELECT 1", "UPDATE users SET password = @password, token = NULL WHERE id = 1;", "user id=;password=",
        "Microsoft.Extensions.Configuration.UserSecrets", "System.Security.Cryptography.RSACryptoServiceProvider", "Genie.TypedSecrets.Client.SecretsOptionsValidation",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "0123456789abcdef0123456789abcdef", "The quick brown fox jumps over the lazy dog",
        "application/vnd.api+json;version=1;charset=utf-8", "text/html; charset=utf-8", "yyyy-MM-ddTHH:mm:ss.fffffffK", "C:\\Program Files\\dotnet\\sdk\\10.0.100\\Sdks",
        "/var/run/secrets/kubernetes.io/serviceaccount/token", "M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2z", "0x1F8B08000000000000FF",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36", "urn:ietf:params:oauth:grant-type:jwt-bearer",
        "https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/", "AKIAs are long-lived, ASIAs are not", "xoxb", "whsec_", "pypi-publish", "hvs.", "8Q~",
        "LongestCommonSubsequenceOfTwoSequencesInLinearSpace", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "/[^a-zA-Z0-9_-]+/g", "dapi-gateway-of-the-platform", "oy2",
        "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "shpat_" + "deadbeefdeadbeefdeadbeefdeadbeef", "SG.1.2", "rk_live_", "sk_live_", "sk-proj-", "T3BlbkFJ", "GOCSPX-", "dckr_pat_", "dop_v1_",
    ];

    private static (string Name, string Text)[] WrittenUnderAName =>
    [
        ("EncryptionKey", "Q0hBTkdFX01FX1RPX0FfU0VDVVJFX1JBTkRPTV9LRVk="), ("SessionToken", "f47ac10b-58cc-4372-a567-0e02b2c3d479"), ("ClientId", "f47ac10b-58cc-4372-a567-0e02b2c3d479"), ("ClientSecretId", "f47ac10b-58cc-4372-a567-0e02b2c3d479"), ("ApiKeyName", "f47ac10b-58cc-4372-a567-0e02b2c3d479"), ("ClientSecret", "a1b2c3d4-e5f6-1789-abcd-ef0123456789"), ("Auth", "f47ac10b-58cc-4372-a567-0e02b2c3d479"), ("x-requested-with", "Zx81Qq72Lm93Vn04Pk55"),
        ("InputPassword", "pm-27086-update-authentication-apis-for-input-password"), ("ClientB64HashedPassword", "password_hash_b64"), ("hwScaleFilterFirstPass", "vpp_rkrga=format=bgra:afbc=1"), ("key", "SSOProviderIsNotAnOrgId"),
        ("NextPageToken", "Zx81Qq72Lm93Vn04Pk55"), ("continuation_token", "Zx81Qq72Lm93Vn04Pk55"), ("PublicKeyToken", "b77a5c561934e089b77a5c561934e089"), ("AntiforgeryToken", "Zx81Qq72Lm93Vn04Pk55"), ("ConcurrencyToken", "Zx81Qq72Lm93Vn04Pk55"),
        ("CacheKey", "Zx81Qq72Lm93Vn04Pk55"), ("PartitionKey", "Zx81Qq72Lm93Vn04Pk55"), ("EncryptedPassword", "Zx81Qq72Lm93Vn04Pk55"), ("wrappedUserKey", "Zx81Qq72Lm93Vn04Pk55"), ("InstrumentationKey", "6f9619ff-8b86-d011-b42d-00c04fc964ff"),
        ("ClientSecret", "__CLIENT_SECRET_FROM_VAULT_1__"), ("ClientSecret", "ENTER_YOUR_SECRET_HERE_2041"), ("ClientSecret", "SET_IN_KEYVAULT_2041"), ("ClientSecret", "op://platform/item2041/password"), ("ClientSecret", "CfDJ8HOzu6wr6nVLouuDxgOHsMwPcj9Guuip5k"),
        ("Password", "P@ssw0rd!"), ("Password", "yourWeak(!)Password"), ("Password", "Pass@word1"), ("Password", "Pa$$w0rd"), ("Password", "MyStr0ngPassword!"), ("SA_PASSWORD", "yourStrong(!)Password"), ("POSTGRES_PASSWORD", "postgres123"),
        ("password", "changeme"), ("password", "changeme-changeme-1"), ("Password", "<your-password-here>"), ("DB_PASSWORD", "${DB_PASSWORD_FROM_VAULT}"),
        ("secret", "genie-dev/api-keys"), ("secretName", "genie-prod/database-2041"), ("token", "github_token"), ("tokenType", "urn:ietf:params:oauth:token-type:jwt"),
        ("apiKey", "X-Api-Key-Header-Name"), ("API_KEY", "your-api-key-goes-here-1"), ("ApiKey", "{{ api_key_of_partner_1 }}"), ("clientSecret", "%CLIENT_SECRET_OF_JOB_1%"),
        ("clientSecret", "@Microsoft.KeyVault(VaultName=genie)"), ("client_secret", "dummy-secret-for-tests-0001"), ("PasswordHash", "AQAAAAEAACcQAAAAEKxTz1yD0"),
        ("token", "System.Threading.CancellationToken1"), ("cancellationToken", "https://docs.genie.net/cancellation/2041"), ("password", "Genie.Security.PasswordHasherV3"),
        ("accessKey", "storage-account-access-key-1"), ("secret", "projects/genie-1/secrets/api-keys"), ("token", "/var/run/secrets/token-2041"), ("pwd", "/home/loader/work2041/jobs"),
        ("privateKey", "/etc/ssl/private/server-2041.pem"), ("PRIVATE_KEY", "./keys/private-key-v2.pem"), ("token", "00000000-0000-0000-0000-000000000000"),
        ("clientSecret", "11111111-2222-3333-4444-555555555555"), ("secret", "arn:aws:secretsmanager:eu-west-1:000000000000:secret:a"), ("token", "1234567890123456"),
        ("password", "****************"), ("password", "................"), ("token", "aaaaaaaaaaaaaaaa1"), ("apikey", "test_key_0123456789abcdef"),
        ("password", "Passwords must be at least 12 characters."), ("Token", "Expected token 2041 at line 1."), ("secret", "The secret is not there, see GTS0101"),
        ("credential", "api-keys-v2-github-token"), ("PAT", "personal-access-token-1"), ("path", "Zx81Qq72Lm93Vn04"), ("format", "Zx81Qq72Lm93Vn04Pk55"), ("compat", "Zx81Qq72Lm93Vn04Pk55"),
        ("password_field", "txtUserPassword2041"), ("passwordResetPath", "/account/reset/2041/confirm"), ("SigningKey", "signing-key-2041-rotated"), ("secret", "SECRET_ENVIRONMENT_VARIABLE_1"),
        ("Token", "TOKEN_OF_THE_PLATFORM_2041"), ("token", "invalid-token-1234-insecure"), ("Authentication:Token", "Authentication:Schemes:Bearer1"), ("token", "urn:genie:token:2041:reader"),
        ("MasterKey", "HKEY_LOCAL_MACHINE_SOFTWARE_64"), ("secretKey", "sample/secret/key/of/forty/characters/01"), ("password", "http://localhost:8080/2041/"), ("token", "key1=value1&key2=value2"),
    ];
}
