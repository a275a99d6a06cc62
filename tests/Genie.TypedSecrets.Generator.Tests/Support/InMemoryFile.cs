using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Tests.Support;

/// <summary>An additional file that is on no disk. A null text is a file that cannot be read.</summary>
internal sealed class InMemoryFile(string path, string? text, string tag) : AdditionalText
{
    internal string Tag { get; } = tag;

    public override string Path { get; } = path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) =>
        text is null ? null : SourceText.From(text, Encoding.UTF8);
}
