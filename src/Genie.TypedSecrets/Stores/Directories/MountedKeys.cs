using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Assembles a secret from a directory with one file for each key, as volumes of Kubernetes secrets have it: a JSON object with the names of the files
/// as keys and their text as values. A directory is a nested object.
/// </summary>
internal static class MountedKeys
{
    private const int MaxDepth = 16;

    /// <summary>Reads the keys; returns null when the directory is empty or was removed meanwhile.</summary>
    /// <exception cref="InvalidDataException">A file is not text or not readable as a file, or the files are too long together.</exception>
    internal static byte[]? Read(MountSnapshot snapshot, string directory, int maxLength)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        try
        {
            using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
            var rest = maxLength;
            if (!TryWrite(json, snapshot, directory, MaxDepth, ref rest))
            {
                return null;
            }

            json.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        finally
        {
            buffer.Clear();
        }
    }

    private static bool TryWrite(Utf8JsonWriter json, MountSnapshot snapshot, string directory, int depth, ref int rest)
    {
        if (snapshot.Resolve(directory) is not { } resolved || snapshot.ListTogether(resolved) is not { Count: > 0 } entries)
        {
            return false;
        }

        json.WriteStartObject();
        foreach (var (name, _) in entries)
        {
            var path = Path.Combine(resolved, name);
            json.WritePropertyName(name);
            switch (snapshot.GetKind(path))
            {
                case FileKind.File:
                    WriteText(json, snapshot, path, ref rest);
                    break;
                case FileKind.Directory when depth > 0:
                    if (!TryWrite(json, snapshot, path, depth - 1, ref rest))
                    {
                        json.WriteStartObject();
                        json.WriteEndObject();
                    }

                    break;
                case var kind:
                    throw new InvalidDataException($"Its key '{name}' is {MountedPath.Describe(kind)}.");
            }
        }

        json.WriteEndObject();
        return true;
    }

    private static void WriteText(Utf8JsonWriter json, MountSnapshot snapshot, string path, ref int rest)
    {
        var content = snapshot.Read(path, Math.Max(rest, 0)) ?? [];
        try
        {
            rest -= content.Length;
            if (!SecretText.TryRead(content, out var text, out var problem))
            {
                throw new InvalidDataException($"Its key '{Path.GetFileName(path)}' is {problem}. Store bytes as base64 text.");
            }

            json.WriteStringValue(SecretText.TrimLineEnd(text));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }
}
