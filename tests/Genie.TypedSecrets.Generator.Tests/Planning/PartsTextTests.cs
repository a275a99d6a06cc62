using System.Text;
using Genie.TypedSecrets.Generator.Planning;
using Genie.TypedSecrets.Schema.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Tests.Planning;

/// <summary>The text that is added to a compilation in parts reads like one string, however the compiler reads it.</summary>
public sealed class PartsTextTests
{
    private static readonly string[] s_parts = ["// head\n\n", "", "class A\n{\n", "\n", "", "}\n// é \U0001F511\n"];

    private readonly SourceText _parts = new PartsText(s_parts.ToEquatableArray());
    private readonly SourceText _whole = SourceText.From(string.Concat(s_parts), Encoding.UTF8);

    [Fact]
    public void ToString_AnySpan_IsThatOfOneString()
    {
        _parts.ToString().ShouldBe(_whole.ToString());
        for (var start = 0; start <= _whole.Length; start++)
        {
            for (var end = start; end <= _whole.Length; end++)
            {
                _parts.ToString(TextSpan.FromBounds(start, end)).ShouldBe(_whole.ToString(TextSpan.FromBounds(start, end)));
            }
        }
    }

    [Fact]
    public void Indexer_InAnyOrder_IsThatOfOneString()
    {
        var positions = Enumerable.Range(0, _whole.Length).ToList();

        positions.Concat(positions.AsEnumerable().Reverse()).ShouldAllBe(position => _parts[position] == _whole[position]);
    }

    [Fact]
    public void Lines_Checksum_AndContent_AreThoseOfOneString()
    {
        _parts.Lines.Select(line => line.ToString()).ShouldBe(_whole.Lines.Select(line => line.ToString()));
        _parts.GetChecksum().ShouldBe(_whole.GetChecksum());
        _parts.ContentEquals(_whole).ShouldBeTrue();
        _parts.CanBeEmbedded.ShouldBeTrue();
        EmbeddedText.FromSource("A.g.cs", _parts).Checksum.ShouldBe(_whole.GetChecksum());
    }

    [Fact]
    public void Length_NoParts_IsZero() => new PartsText(default).ToString().ShouldBeEmpty();
}
