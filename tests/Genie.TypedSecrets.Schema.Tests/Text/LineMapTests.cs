using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Text;

public sealed class LineMapTests
{
    [Theory]
    [InlineData("ab\ncd", 4, 1, 1)]
    [InlineData("ab\r\ncd", 3, 0, 3)]
    [InlineData("ab\r\ncd", 4, 1, 0)]
    [InlineData("ab\rcd", 3, 1, 0)]
    [InlineData("ab\r", 3, 1, 0)]
    [InlineData("a\u2028b\u0085c\u2029d", 6, 3, 0)]
    [InlineData("\uFEFFab\ncd", 2, 0, 1)]
    [InlineData("\uFEFFab\ncd", 0, 0, 0)]
    [InlineData("", 0, 0, 0)]
    [InlineData("ab", 99, 0, 2)]
    [InlineData("ab", -1, 0, 0)]
    public void PositionOf_Offset_IsLineAndColumnFromZero(string text, int offset, int line, int column) =>
        new LineMap(text).PositionOf(offset).ShouldBe(new LinePosition(line, column));

    [Fact]
    public void Locate_SpanOverLines_HasBothEnds() =>
        new LineMap("a\nbc\nd").Locate("x.json", new TextSpan(2, 4))
            .ShouldBe(new SourceLocation("x.json", new TextSpan(2, 4), new LinePosition(1, 0), new LinePosition(2, 1)));
}
