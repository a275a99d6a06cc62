using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents an assembly file that is read and never executed, with its debug symbols where there are any.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReaderProvider? _symbols;

    private LoadedAssembly(string path, PEReader image)
    {
        Path = path;
        _image = image;
        Reader = image.GetMetadataReader();
        Name = Reader.IsAssembly ? Reader.GetString(Reader.GetAssemblyDefinition().Name) : System.IO.Path.GetFileNameWithoutExtension(path);
        _symbols = OpenSymbols(path, image);
        Symbols = _symbols?.GetMetadataReader();
    }

    internal string Path { get; }

    internal string Name { get; }

    internal MetadataReader Reader { get; }

    internal MetadataReader? Symbols { get; }

    /// <summary>Gets the names of the assemblies that it references.</summary>
    internal IEnumerable<string> References => Reader.AssemblyReferences.Select(handle => Reader.GetString(Reader.GetAssemblyReference(handle).Name));

    /// <summary>Gets a value indicating whether the assembly has an entry point.</summary>
    internal bool IsProgram => _image.PEHeaders.CorHeader is { EntryPointTokenOrRelativeVirtualAddress: not 0 };

    /// <summary>Opens an assembly; null where the file is not a .NET assembly.</summary>
    /// <exception cref="ToolingException">The file is a damaged one. What it reads would be missing in the report.</exception>
    internal static LoadedAssembly? Open(string path)
    {
        // Opening a pipe would wait for its writer.
        if (UnixFiles.GetKind(path) == FileKind.Special)
        {
            return null;
        }

        var image = new PEReader(File.OpenRead(path));
        try
        {
            if (image.HasMetadata)
            {
                return new(path, image);
            }
        }
        catch (BadImageFormatException) when (IsDamaged(path))
        {
            image.Dispose();
            throw new ToolingException($"{path} is damaged, so the secrets that it reads are not known. Build the job again.");
        }
        catch (BadImageFormatException)
        {
        }

        image.Dispose();
        return null;
    }

    // Native libraries of Windows begin like that too, and can be read. The launcher of a program is of any format.
    private static bool IsDamaged(string path)
    {
        if (!path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        using var file = File.OpenRead(path);
        return file.ReadByte() == 'M' && file.ReadByte() == 'Z';
    }

    /// <summary>Gets the IL of a method; null where it has none.</summary>
    internal MethodBodyBlock? BodyOf(MethodDefinition method) => method.RelativeVirtualAddress == 0 ? null : _image.GetMethodBody(method.RelativeVirtualAddress);

    /// <summary>Gets the file, as the compiler recorded it, and line of an instruction.</summary>
    internal (string? File, int Line) LocationOf(MethodDefinitionHandle method, int offset)
    {
        if (Symbols is null)
        {
            return (null, 0);
        }

        (string? File, int Line) found = (null, 0);
        foreach (var point in Symbols.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints())
        {
            if (point.Offset > offset && found.File is not null)
            {
                break;
            }

            if (!point.IsHidden)
            {
                found = (Symbols.GetString(Symbols.GetDocument(point.Document).Name), point.StartLine);
            }
        }

        return found;
    }

    public void Dispose()
    {
        _symbols?.Dispose();
        _image.Dispose();
    }

    private static MetadataReaderProvider? OpenSymbols(string path, PEReader image)
    {
        try
        {
            return image.TryOpenAssociatedPortablePdb(path, static pdb => File.Exists(pdb) ? File.OpenRead(pdb) : null, out var provider, out _) ? provider : null;
        }
        catch (Exception e) when (e is BadImageFormatException or IOException)
        {
            return null;
        }
    }
}
