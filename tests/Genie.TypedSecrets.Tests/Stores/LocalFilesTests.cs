using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

public sealed class LocalFilesTests
{
    // EROFS, ENOSPC, EIO, ENOLCK: waiting for another process would not end.
    [Theory]
    [InlineData(30)]
    [InlineData(28)]
    [InlineData(5)]
    [InlineData(37)]
    public void IsHeldByOther_FailureOfTheDisk_IsNoLock(int error)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The numbers are those of Unix.");

        LocalFiles.IsHeldByOther(new IOException("failed", error)).ShouldBeFalse();
    }

    [Fact]
    public void IsHeldByOther_FileThatAnotherHandleHolds_IsLocked()
    {
        var path = Path.GetTempFileName();
        using FileStream held = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var failure = Should.Throw<IOException>(() => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));

        LocalFiles.IsHeldByOther(failure).ShouldBeTrue();
    }
}
