using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Documentation.Tests.Support;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Hosting;

namespace Genie.TypedSecrets.Documentation.Tests.Pages;

/// <summary>The page of options has every option, environment variable and MSBuild property, with its default.</summary>
public sealed partial class OptionsPageTests
{
    private const string Page = "docs/options.md";

    public static TheoryData<Type> OptionTypes =>
    [
        typeof(SecretsOptions), typeof(SecretsPreloadOptions), typeof(SecretAuthenticationOptions), typeof(SecretDbDataSourceOptions), typeof(SecretUseOptions),
        typeof(SecretRotationOptions), typeof(AwsSecretStoreOptions), typeof(AwsAgentSecretStoreOptions), typeof(EmulatorOptions),
    ];

    [Theory]
    [MemberData(nameof(OptionTypes))]
    public void Table_OfAType_HasEveryOption(Type type) =>
        Rows(type).Keys.ShouldBe(Options(type).Select(static option => option.Name), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(OptionTypes))]
    public void Table_OfAType_HasTheDefaults(Type type)
    {
        var options = type == typeof(SecretUseOptions) || type == typeof(SecretRotationOptions)
            ? new SecretUseOptions { IsAuthenticationFailure = static _ => false }
            : Activator.CreateInstance(type);
        foreach (var option in Options(type))
        {
            if (Describe(option.GetValue(options)) is { } expected)
            {
                Rows(type)[option.Name].ShouldBe(expected, $"{type.Name}.{option.Name}");
            }
        }
    }

    [Fact]
    public void Table_OfVariables_HasEveryVariableOfTheProduct()
    {
        var constants =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/", StringComparison.Ordinal)
            from Match variable in OwnVariable().Matches(File.ReadAllText(file))
            select variable.Groups["name"].Value;

        MarkdownTable.Under(Page, "Environment variables").Select(static row => row[0].Trim('`')).Where(static name => name.StartsWith("GENIE_", StringComparison.Ordinal))
            .ShouldBe(constants.Distinct(StringComparer.Ordinal), ignoreOrder: true);
    }

    [Fact]
    public void Table_OfProperties_HasEveryPropertyOfTheBuildFiles()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "Genie.TypedSecrets*.*", SearchOption.AllDirectories)
            .Where(static file => file.Contains("/buildTransitive/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
        var properties = files.SelectMany(static file => OwnProperty().Matches(File.ReadAllText(file))).Select(static match => match.Groups["name"].Value);

        MarkdownTable.Under(Page, "MSBuild properties").Select(static row => row[0].Trim('`')).ShouldBe(properties.Distinct(StringComparer.Ordinal), ignoreOrder: true);
    }

    [GeneratedRegex("""const string \w+ = "(?<name>GENIE_[A-Z_]+)";""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnVariable();

    [GeneratedRegex(@"(?:\$\(|<CompilerVisibleProperty Include="")(?<name>GenieSecrets[A-Za-z]+)[)""]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnProperty();

    private static PropertyInfo[] Options(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static Dictionary<string, string> Rows(Type type) =>
        MarkdownTable.Under(Page, $"`{type.Name}`").ToDictionary(static row => row[0].Trim('`'), static row => row[1], StringComparer.Ordinal);

    // What a reader sees of a default; null where the page says it in words.
    private static string? Describe(object? value) => value switch
    {
        TimeSpan time when time == TimeSpan.Zero => "0",
        TimeSpan time when time.TotalHours >= 1 && time.Minutes == 0 => Unit(time.TotalHours, "hour"),
        TimeSpan time when time.TotalMinutes >= 1 && time.Seconds == 0 => Unit(time.TotalMinutes, "minute"),
        TimeSpan time when time.TotalSeconds >= 1 && time.Milliseconds == 0 => Unit(time.TotalSeconds, "second"),
        TimeSpan time => Unit(time.TotalMilliseconds, "millisecond"),
        bool flag => flag ? "true" : "false",
        int and not 0 or double => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        _ => null,
    };

    private static string Unit(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0.###} {unit}{(number is 1 ? string.Empty : "s")}");
}
