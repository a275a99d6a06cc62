using System.ComponentModel;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Reads one value at the position of the reader. Only generated code uses it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="reader">The reader, positioned at the value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T SecretReadFunc<T>(ref SecretReader reader);
