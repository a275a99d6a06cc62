namespace Genie.TypedSecrets.Aws.Tests.Stores;

/// <summary>Tests which ids the AWS stores accept.</summary>
public sealed class SecretArnTests
{
    [Theory]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/api-keys-a1b2c3", "aws", "us-east-1", "genie-dev/api-keys", true)]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/database", "aws", "us-east-1", "genie-dev/database", false)]
    [InlineData("arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a-AbCdEf", "aws-cn", "cn-north-1", "a", true)]
    [InlineData("arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:a", "aws-us-gov", "us-gov-west-1", "a", false)]
    [InlineData("arn:aws-iso:secretsmanager:us-iso-east-1:123456789012:secret:a", "aws-iso", "us-iso-east-1", "a", false)]
    [InlineData("arn:aws-iso-b:secretsmanager:us-isob-east-1:123456789012:secret:a", "aws-iso-b", "us-isob-east-1", "a", false)]
    [InlineData("arn:aws-eusc:secretsmanager:eusc-de-east-1:123456789012:secret:a", "aws-eusc", "eusc-de-east-1", "a", false)]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-1a96bebc-Ab12Cd", "aws", "us-east-1", "rds!cluster-1a96bebc", true)]
    public void TryParse_ArnOfASecret_ReturnsItsParts(string text, string partition, string region, string name, bool isComplete)
    {
        var arn = SecretArn.TryParse(text).ShouldNotBeNull();

        arn.Partition.ShouldBe(partition);
        arn.Region.ShouldBe(region);
        arn.Account.ShouldBe("123456789012");
        arn.Name.ShouldBe(name);
        arn.IsComplete.ShouldBe(isComplete);
        arn.ToString().ShouldBe(text);
        arn.PolicyResource.ShouldBe(isComplete ? text : text + "-??????");
    }

    [Theory]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123:secret:a")]
    [InlineData("arn:aws:secretsmanager::123456789012:secret:a")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:a b")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:a:b")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:a\n")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:rotation:a")]
    [InlineData("arn:evil:secretsmanager:us-east-1:123456789012:secret:a")]
    public void ThrowIfUnreadable_AnotherArn_Throws(string text)
    {
        SecretArn.TryParse(text).ShouldBeNull();

        var error = Should.Throw<SecretNotFoundException>(() => SecretId.ThrowIfUnreadable(text, "aws"));
        error.Message.ShouldContain("not the ARN of a secret");
        error.Message.ShouldNotContain('\n');
        Should.Throw<ArgumentException>(() => SecretId.ThrowIfUnwritable(text));
    }

    [Theory]
    [InlineData("rds!cluster-1a96bebc")]
    [InlineData("/prod/app/db")]
    [InlineData("prod//db/")]
    [InlineData("../db")]
    [InlineData("a+b=c@d.e_f!")]
    public void ThrowIfUnreadable_NameOfSecretsManager_DoesNotThrow(string name)
    {
        Should.NotThrow(() => SecretId.ThrowIfUnreadable(name, "aws"));
        Should.NotThrow(() => SecretId.ThrowIfUnwritable(name));
    }

    [Fact]
    public void ThrowIfUnreadable_LengthOfAName_IsAtMost512()
    {
        Should.NotThrow(() => SecretId.ThrowIfUnreadable(new string('n', 512), "aws"));
        Should.Throw<SecretNotFoundException>(() => SecretId.ThrowIfUnreadable(new string('n', 513), "aws")).Message.ShouldContain("1 to 512");
        Should.Throw<SecretNotFoundException>(() => SecretId.ThrowIfUnreadable(string.Empty, "aws"));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("clé")]
    [InlineData("a\0")]
    [InlineData("a%2fb")]
    public void ThrowIfUnreadable_AnotherCharacter_Throws(string name) =>
        Should.Throw<SecretNotFoundException>(() => SecretId.ThrowIfUnreadable(name, "aws")).Message.ShouldContain("cannot be a secret's name");
}
