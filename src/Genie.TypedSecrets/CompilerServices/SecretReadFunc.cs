using System.ComponentModel;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Reads one value from where the reader stands. Only generated code uses it.</summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="reader">The reader, standing at the value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T SecretReadFunc<T>(ref SecretReader reader);
