using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Genie.TypedSecrets.Stores;

/// <summary>Specifies what a path is.</summary>
internal enum FileKind
{
    /// <summary>There is nothing, or a link whose target does not exist.</summary>
    Missing,

    /// <summary>A file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A pipe, a socket or a device. Opening it may block forever.</summary>
    Special,
}

/// <summary>Calls functions of Unix that .NET does not offer: the kind and the owner of a file, and the flush of a directory.</summary>
/// <remarks>On Windows, and where a function is missing, the members return what .NET knows.</remarks>
internal static class UnixFiles
{
    private const string SystemNative = "libSystem.Native";
    private const string LibC = "libc";
    private const int FileTypeMask = 0xF000;
    private const int DirectoryType = 0x4000;
    private const int RegularType = 0x8000;
    private const int AccessDenied = 13;

    // The beginning of the structure that .NET's own shim fills on every Unix: flags, mode and owner, four bytes each. The rest varies.
    private const int StatusLength = 512;
    private const int ModeAt = 4;
    private const int OwnerAt = 8;

    /// <summary>Gets the kind of a path, without opening it. Links are followed.</summary>
    /// <exception cref="UnauthorizedAccessException">A directory of the path is not accessible.</exception>
    internal static FileKind GetKind(string path)
    {
        if (TryGetStatus(path, out var mode, out _, out var isSupported))
        {
            return (mode & FileTypeMask) switch
            {
                DirectoryType => FileKind.Directory,
                RegularType => FileKind.File,
                _ => FileKind.Special,
            };
        }

        return isSupported ? FileKind.Missing : Directory.Exists(path) ? FileKind.Directory : File.Exists(path) ? FileKind.File : FileKind.Missing;
    }

    /// <summary>Gets the user id of the owner of a path; null on Windows, and when the path does not exist.</summary>
    internal static uint? GetOwner(string path) => TryGetStatus(path, out _, out var owner, out _) ? owner : null;

    /// <summary>Gets the effective user id of the process; null on Windows.</summary>
    internal static uint? GetCurrentUser() => OperatingSystem.IsWindows() ? null : geteuid();

    /// <summary>Flushes the entries of a directory to the disk, so that a rename in it survives a power failure.</summary>
    /// <exception cref="IOException">The flush failed.</exception>
    internal static void FlushDirectory(string path)
    {
        // Windows writes renames to its journal and cannot flush a directory.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = open(ToNative(path), 0);
        if (descriptor < 0)
        {
            throw Failed("open", path);
        }

        try
        {
            // Some network and container file systems do not support it for directories: EINVAL, ENOTSUP.
            if (fsync(descriptor) != 0 && Marshal.GetLastPInvokeError() is not (22 or 45 or 95))
            {
                throw Failed("fsync", path);
            }
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    private static IOException Failed(string function, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{function} of '{path}' failed: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    private static bool TryGetStatus(string path, out int mode, out uint owner, out bool isSupported)
    {
        (mode, owner, isSupported) = (0, 0, false);
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        var status = new byte[StatusLength];
        try
        {
            isSupported = true;
            if (SystemNativeStat(ToNative(path), status) != 0)
            {
                return Marshal.GetLastPInvokeError() == AccessDenied ? throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.") : false;
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            isSupported = false;
            return false;
        }

        mode = BitConverter.IsLittleEndian ? BinaryPrimitives.ReadInt32LittleEndian(status.AsSpan(ModeAt)) : BinaryPrimitives.ReadInt32BigEndian(status.AsSpan(ModeAt));
        owner = BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(OwnerAt)) : BinaryPrimitives.ReadUInt32BigEndian(status.AsSpan(OwnerAt));
        return true;
    }

    private static byte[] ToNative(string path) => Encoding.UTF8.GetBytes(path + '\0');

#pragma warning disable CA5392, SYSLIB1054, IDE1006 // Arrays of bytes and integers need no generated marshalling; the libraries are the system's.
    [DllImport(SystemNative, EntryPoint = "SystemNative_Stat", SetLastError = true)]
    private static extern int SystemNativeStat(byte[] path, byte[] output);

    [DllImport(LibC, SetLastError = true)]
    private static extern uint geteuid();

    [DllImport(LibC, SetLastError = true)]
    private static extern int open(byte[] path, int flags);

    [DllImport(LibC, SetLastError = true)]
    private static extern int fsync(int descriptor);

    [DllImport(LibC, SetLastError = true)]
    private static extern int close(int descriptor);
#pragma warning restore CA5392, SYSLIB1054, IDE1006
}
