namespace Genie.TypedSecrets.Tests.Values;

public sealed class EquatableTests
{
    [Fact]
    public void List_SameElements_AreEqualWithEqualHashCodes()
    {
        EquatableList<string> one = ["a", "b"];
        var other = new List<string> { "a", "b" }.ToEquatableList();

        one.ShouldBe(other);
        (one == other).ShouldBeTrue();
        one.GetHashCode().ShouldBe(other.GetHashCode());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b", "a")]
    [InlineData("a", "b", "c")]
    [InlineData("a", "c")]
    public void List_OtherElements_AreNotEqual(params string[] items)
    {
        EquatableList<string> one = ["a", "b"];

        one.Equals(items.ToEquatableList()).ShouldBeFalse();
        (one != items.ToEquatableList()).ShouldBeTrue();
    }

    [Fact]
    public void List_CreatedFromArray_IsACopy()
    {
        var source = new[] { 1, 2 };
        var list = source.ToEquatableList();
        source[0] = 9;

        list[0].ShouldBe(1);
        list.Sum().ShouldBe(3);
        list.Count.ShouldBe(2);
    }

    [Fact]
    public void List_ComparedWithItselfOrNull_FollowsTheContent()
    {
        EquatableList<string> list = ["a"];
        EquatableList<string>? none = null;

        list.Equals(list).ShouldBeTrue();
        list.Equals(none).ShouldBeFalse();
        (list == none).ShouldBeFalse();
        (none == list).ShouldBeFalse();
        (none != list).ShouldBeTrue();
        (none == null).ShouldBeTrue();
    }

    [Fact]
    public void List_InAForeach_VisitsEachElementOnceInOrder()
    {
        EquatableList<string> list = ["a", "b", "c"];
        List<string> visited = [];

        foreach (var item in list)
        {
            visited.Add(item);
        }

        visited.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void GetHashCode_OfManyContents_SpreadsThem()
    {
        var texts = Enumerable.Range(0, 100).Select(i => $"text-{i}").ToArray();

        texts.Select(text => new EquatableBytes(System.Text.Encoding.UTF8.GetBytes(text)).GetHashCode()).Distinct().Count().ShouldBeGreaterThan(90);
        texts.Select(text => new[] { text }.ToEquatableList().GetHashCode()).Distinct().Count().ShouldBeGreaterThan(90);
    }

    [Fact]
    public void ToString_OfListAndBytes_ReturnsTheSizeOnly()
    {
        EquatableList<string> one = ["CANARY"];
        EquatableList<string> none = [];

        one.ToString().ShouldBe("1 item");
        none.ToString().ShouldBe("0 items");
        new EquatableBytes([65, 66]).ToString().ShouldBe("2 bytes");
        new EquatableBytes([65]).ToString().ShouldBe("1 byte");
    }

    [Fact]
    public void Bytes_SameContent_AreEqualAndCopied()
    {
        byte[] source = [1, 2, 3];
        var bytes = new EquatableBytes(source);
        source[0] = 9;
        bytes.ToArray()[1] = 9;

        bytes.ShouldBe(new EquatableBytes([1, 2, 3]));
        bytes.GetHashCode().ShouldBe(new EquatableBytes([1, 2, 3]).GetHashCode());
        (bytes != new EquatableBytes([1, 2])).ShouldBeTrue();
        bytes.AsMemory().ToArray().ShouldBe([1, 2, 3]);
        bytes.AsSpan().Length.ShouldBe(bytes.Length);
    }

    [Fact]
    public void Bytes_ComparedWithNull_AreNotEqual()
    {
        EquatableBytes bytes = new([1]);
        EquatableBytes? none = null;

        bytes.Equals(none).ShouldBeFalse();
        (bytes == none).ShouldBeFalse();
        (none == bytes).ShouldBeFalse();
        (none != bytes).ShouldBeTrue();
        (none == null).ShouldBeTrue();
    }
}
