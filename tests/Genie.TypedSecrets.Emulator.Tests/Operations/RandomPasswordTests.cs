using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

public sealed class RandomPasswordTests : EmulatorTest
{
    [Theory]
    [InlineData("{}", "^[!-~]{32}$")]
    [InlineData("""{"PasswordLength":4096}""", "^[!-~]{4096}$")]
    [InlineData("""{"ExcludePunctuation":true,"ExcludeNumbers":true}""", "^[A-Za-z]{32}$")]
    [InlineData("""{"ExcludeLowercase":true,"ExcludeUppercase":true,"ExcludePunctuation":true,"PasswordLength":8}""", "^[0-9]{8}$")]
    [InlineData("""{"ExcludeCharacters":"abcdefghijklm\"'\\","PasswordLength":2000}""", @"^[^a-m""'\\]{2000}$")]
    [InlineData("""{"IncludeSpace":true,"PasswordLength":5}""", "^(?=.* )(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[!-/:-@\\[-`{-~]).{5}$")]
    public async Task Generate_Types_AreTheIncludedOnes(string request, string expected)
    {
        var password = await GenerateAsync(request);

        password.ShouldMatch(expected);
        (await GenerateAsync(request)).ShouldNotBe(password);
    }

    [Theory]
    [InlineData("""{"PasswordLength":3}""", "InvalidParameterException")]
    [InlineData("""{"PasswordLength":0}""", "ValidationException")]
    [InlineData("""{"PasswordLength":4097}""", "ValidationException")]
    [InlineData("""{"ExcludeLowercase":true,"ExcludeUppercase":true,"ExcludePunctuation":true,"ExcludeNumbers":true}""", "InvalidParameterException")]
    [InlineData("""{"ExcludeCharacters":"0123456789"}""", "InvalidParameterException")]
    public async Task Generate_Impossible_IsRejected(string request, string code) => await Client.FailAsync("GetRandomPassword", request, code);

    [Fact]
    public async Task Generate_TypesNotRequired_CanBeShorter() =>
        (await GenerateAsync("""{"PasswordLength":1,"RequireEachIncludedType":false}""")).Length.ShouldBe(1);

    private async Task<string> GenerateAsync(string request) => (await Client.OkAsync("GetRandomPassword", request)).GetProperty("RandomPassword").GetString()!;
}
