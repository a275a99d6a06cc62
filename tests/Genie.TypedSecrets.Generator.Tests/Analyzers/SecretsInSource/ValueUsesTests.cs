using Test = Genie.TypedSecrets.Generator.Tests.Analyzers.Support.AnalyzerTest<Genie.TypedSecrets.Generator.Analyzers.SecretsInSource.SecretInSourceAnalyzer>;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.SecretsInSource;

/// <summary>Tests values that their uses identify as a secret or as the name of something, whatever they are called.</summary>
public sealed class ValueUsesTests
{
    // Composed here, so that the repository contains no such text. Never issued.
    private static string Fill(string code) => code.Replace("RANDOM", "Zx81" + "Qq72Lm93Vn04Pk55Tb6w", StringComparison.Ordinal).Replace("HEX", "9f3c61e07ab248d5" + "8c1e5d20b7f4a963", StringComparison.Ordinal);

    private static string Type(string members) => Fill($$"""
        using System.Net.Http.Headers;
        using System.Security.Cryptography;
        using System.Text;

        namespace IngestJob;

        internal sealed class Job
        {
            {{members}}
        }
        """);

    [Theory]
    [InlineData("""private const string Text = {|GTS1203:"RANDOM"|}; byte[] Sign(byte[] data) => new HMACSHA256(Encoding.UTF8.GetBytes(Text)).ComputeHash(data);""")]
    [InlineData("""private const string Text = {|GTS1203:"RANDOM"|}; byte[] Sign(byte[] data) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Text), data);""")]
    [InlineData("""private static readonly byte[] s_text = Encoding.UTF8.GetBytes({|GTS1203:"RANDOM"|}); byte[] Sign(byte[] data) { using var hmac = new HMACSHA512(s_text); return hmac.ComputeHash(data); }""")]
    [InlineData("""byte[] Sign(byte[] data) { var text = {|GTS1203:"RANDOM"|}; var bytes = Encoding.UTF8.GetBytes(text); using var hmac = new HMACSHA256(bytes); return hmac.ComputeHash(data); }""")]
    [InlineData("""private const string Value = {|GTS1203:"RANDOM"|}; AuthenticationHeaderValue Header() => new AuthenticationHeaderValue("Bearer", Value);""")]
    [InlineData("""private const string Value = {|GTS1203:"RANDOM"|}; void Add(HttpClient http) => http.DefaultRequestHeaders.Add("X-Api-Key", Value);""")]
    [InlineData("""private const string Value = {|GTS1203:"RANDOM"|}; void Add(HttpClient http) => http.DefaultRequestHeaders.Add("X-Api-Key", Job.Value);""")]
    [InlineData("""private const string Value = {|GTS1203:"RANDOM"|}; string Url(int page) => $"https://api.genie.net/items?page={page}&api_key={Value}";""")]
    [InlineData("""private const string Value = {|GTS1203:"RANDOM"|}; string Header() => "Bearer " + Value;""")]
    [InlineData("""private const string Value = {|GTS1203:"RANDOM"|}; bool IsAllowed(string apiKey) => apiKey == Value;""")]
    [InlineData("""private string Value { get; } = {|GTS1203:"RANDOM"|}; bool IsAllowed(string apiKey) => string.Equals(apiKey, Value, StringComparison.Ordinal);""")]
    [InlineData("""private const string Key = {|GTS1203:"HEX"|}; ICryptoTransform Encryptor(Aes aes, byte[] iv) => aes.CreateEncryptor(Convert.FromHexString(Key), iv);""")]
    [InlineData("""private const string Phrase = {|GTS1203:"RANDOM"|}; byte[] Derive(byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Phrase, salt, 100_000, HashAlgorithmName.SHA256, 32);""")]
    [InlineData("""private static string DefaultPassPhrase { get; set; } = {|GTS1203:"RANDOM"|};""")]
    public Task Value_UsedAsASecret_IsReported(string members) => Test.VerifyAsync(Type(members));

    [Theory]
    [InlineData("""private const string AccountKey = "RANDOM"; string? Read(Dictionary<string, string> all) => all[AccountKey];""")]
    [InlineData("""private const string AccountKey = "RANDOM"; bool Has(Dictionary<string, string> all) => all.ContainsKey(AccountKey) && all.TryGetValue(Job.AccountKey, out _);""")]
    [InlineData("""private const string ApiKey = "RANDOM"; string? Read() => Environment.GetEnvironmentVariable(ApiKey);""")]
    [InlineData("""private const string ApiKey = "RANDOM"; void Add(HttpClient http, string value) => http.DefaultRequestHeaders.Add(ApiKey, value);""")]
    [InlineData("""private const string SessionToken = "RANDOM"; Dictionary<string, int> All() => new() { [SessionToken] = 1 };""")]
    [InlineData("""private const string SessionToken = "RANDOM"; int Kind(string kind) => kind switch { SessionToken => 1, _ => 0 };""")]
    [InlineData("""private const string SessionToken = "RANDOM"; bool Is(string tokenType) => tokenType == SessionToken;""")]
    [InlineData("""private const string Text = "RANDOM"; string Url(int page) => $"https://api.genie.net/{Text}?page={page}";""")]
    [InlineData("""private const string Text = "RANDOM"; byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Text));""")]
    [InlineData("""private const string KeyAgreementKey2019Kzqx77 = "KeyAgreementKey2019Kzqx77";""")]
    [InlineData("""private const string AccountKey = "RANDOM"; string Path(string profile) => profile + @"\" + AccountKey;""")]
    [InlineData("""private const string ClientId = "RANDOM"; void Add(HttpClient http) => http.DefaultRequestHeaders.Add("trakt-api-key", ClientId);""")]
    [InlineData("""private const string LoginPassword = "E10ADC3949BA59ABBE56E057F20F883E";""")]
    [InlineData("""private const string PrivateKey = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";""")]
    [InlineData("""private const string EncodingKey = "ybndrfg8ejkmcpqxot1uwisza345h769";""")]
    public Task Value_UsedAsAName_IsNotReported(string members) => Test.VerifyAsync(Type(members));

    [Fact]
    public Task Value_UsedAsANameAndAsASecret_IsReported() => Test.VerifyAsync(Type("""
        private const string ApiKey = {|GTS1203:"RANDOM"|};
        bool Has(Dictionary<string, string> all, string token) => all.ContainsKey(ApiKey) || token == ApiKey;
        """));

    [Fact]
    public Task Value_OfAMemberWithTheSameNameAsAnother_IsNotFollowed() => Test.VerifyAsync(Type("""
        private const string Key = "RANDOM";
        string? Read(KeyValuePair<string, string> pair, HMACSHA256 hmac, Dictionary<string, string> all) => pair.Key + all[Key] + new HMACSHA256(Encoding.UTF8.GetBytes(pair.Key)).HashSize;
        """));
}
