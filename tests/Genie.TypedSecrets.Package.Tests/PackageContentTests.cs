using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests what every package must have: what nuget.org shows of it, and what a debugger needs.</summary>
public sealed partial class PackageContentTests(PackageFeed feed)
{
    private const string Repository = "https://github.com/genie-platform/typed-secrets";

    public static TheoryData<string> Ids => new(PackageFeed.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Metadata_OfAPackage_IsComplete(string id)
    {
        using var package = feed.Open(id);
        var metadata = Metadata(package);

        Value("id").ShouldBe(id);
        Value("license").ShouldBe("Apache-2.0");
        Value("readme").ShouldBe("README.md");
        Value("icon").ShouldBe("icon.png");
        Value("projectUrl").ShouldBe(Repository);
        Value("tags").ShouldContain("secrets");
        Value("description").ShouldMatch(@"Needs (\.NET|the \.NET SDK) \d+");
        Value("releaseNotes").ShouldBe($"{Repository}/blob/main/CHANGELOG.md");
        var repository = metadata.Element(metadata.Name.Namespace + "repository").ShouldNotBeNull();
        repository.Attribute("type")!.Value.ShouldBe("git");
        repository.Attribute("url")!.Value.ShouldBe(Repository);
        repository.Attribute("commit")!.Value.ShouldMatch("^[0-9a-f]{40}$");

        string Value(string name) => metadata.Element(metadata.Name.Namespace + name)?.Value ?? string.Empty;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Files_OfAPackage_HaveReadmeIconAndLicense(string id)
    {
        using var package = feed.Open(id);

        Text(package, "LICENSE").ShouldContain("Apache License");
        var icon = Bytes(package, "icon.png");
        icon.AsSpan(0, 8).ToArray().ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        (icon[19], icon[23]).ShouldBe(((byte)128, (byte)128));
        Text(package, "README.md").ShouldStartWith($"# {id}\n");
    }

    // nuget.org resolves no relative link, and shows no image from elsewhere than a few hosts.
    [Theory]
    [MemberData(nameof(Ids))]
    public void Readme_OfAPackage_HasOnlyAbsoluteLinksThatExist(string id)
    {
        using var package = feed.Open(id);
        var targets = Link().Matches(Text(package, "README.md")).Select(match => match.Groups["target"].Value).ToList();

        targets.ShouldNotBeEmpty();
        targets.ShouldAllBe(target => target.StartsWith("https://", StringComparison.Ordinal));
        targets.Select(Local).OfType<string>().Where(path => !Path.Exists(Path.Combine(PackageFeed.RepositoryRoot, path))).ShouldBeEmpty();

        static string? Local(string target) =>
            target.StartsWith(Repository, StringComparison.Ordinal) ? Regex.Replace(target[Repository.Length..].Split('#')[0], "^/(?:blob|tree)/main/", string.Empty, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Trim('/')
            : target.StartsWith("https://www.nuget.org/packages/", StringComparison.Ordinal) ? $"src/{target["https://www.nuget.org/packages/".Length..]}"
            : null;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Symbols_OfEveryLibrary_LinkToTheSource(string id)
    {
        using var package = feed.Open(id);
        var libraries = Names(package).Where(name => Library().IsMatch(name)).ToList();
        if (libraries.Count == 0)
        {
            return;
        }

        using var symbols = feed.Open(id, "snupkg");
        foreach (var library in libraries)
        {
            var pdb = System.Text.Encoding.UTF8.GetString(Bytes(symbols, Path.ChangeExtension(library, ".pdb")));
            pdb.ShouldContain("https://raw.githubusercontent.com/genie-platform/typed-secrets/");
            Text(package, Path.ChangeExtension(library, ".xml")).ShouldContain("<summary>");
        }
    }

    [Fact]
    public void Pack_OfTheRepository_HasThePackagesThatTheReadmeLists()
    {
        var readme = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "README.md"));

        Row().Matches(readme).Select(match => match.Groups["id"].Value).Order(StringComparer.Ordinal).ShouldBe(PackageFeed.Ids);
    }

    internal static XElement Metadata(ZipArchive package)
    {
        using var nuspec = package.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
    }

    internal static IEnumerable<string> Names(ZipArchive package) => package.Entries.Select(e => e.FullName);

    private static byte[] Bytes(ZipArchive package, string path)
    {
        using var entry = package.GetEntry(path).ShouldNotBeNull(path).Open();
        using MemoryStream content = new();
        entry.CopyTo(content);
        return content.ToArray();
    }

    private static string Text(ZipArchive package, string path) => System.Text.Encoding.UTF8.GetString(Bytes(package, path));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^lib/[^/]+/Genie\.[^/]+\.dll$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Library();

    [GeneratedRegex(@"^\| `(?<id>Genie\.TypedSecrets[A-Za-z.]*)` \|", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
