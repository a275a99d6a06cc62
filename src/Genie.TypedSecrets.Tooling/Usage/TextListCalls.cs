namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Follows lists of texts through the methods of the platform that create, fill and copy them, as initializers and collection expressions call them.</summary>
internal static class TextListCalls
{
    private const string Collections = "System.Collections.Generic.";

    // They look at a list and change nothing.
    private static readonly string[] s_looking =
        ["get_Item", "get_Count", "get_Length", "get_Capacity", "set_Capacity", "EnsureCapacity", "TrimExcess", "Contains", "IndexOf", "Clear", "Remove", "RemoveAt", "Sort", "Reverse", "GetEnumerator"];

    /// <summary>Applies a call to the lists that it gets.</summary>
    /// <param name="called">The called method.</param>
    /// <param name="instance">The object that it is called on.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="isConstructor">Whether it creates an object.</param>
    /// <param name="result">The information that is known about its result.</param>
    /// <returns>Whether the call is understood. Any other can do anything with a list that it gets.</returns>
    internal static bool Apply(CalledMethod called, StackValue instance, StackValue[] arguments, bool isConstructor, out StackValue result)
    {
        result = default;
        if (isConstructor)
        {
            return Create(called, arguments, out result);
        }

        if (called.IsInstance)
        {
            return instance.Texts is { } texts && ApplyTo(texts, called, arguments, out result);
        }

        switch (called.TypeDefinition, called.Name)
        {
            case ("System.Runtime.InteropServices.CollectionsMarshal", "SetCount") when arguments[0].Texts is not null:
                return true;
            case ("System.Runtime.InteropServices.CollectionsMarshal", "AsSpan") when arguments[0].Texts is not null:
            case ("System.Linq.Enumerable", "ToList" or "ToArray") when arguments[0].Texts is not null:
                result = new(Texts: arguments[0].Texts);
                return true;
            case ("System.Array", "Empty") when called.TypeArguments is ["System.String"]:
                result = new(Texts: new());
                return true;
            default:
                return false;
        }
    }

    private static bool Create(CalledMethod called, StackValue[] arguments, out StackValue result)
    {
        TextList texts = new();
        result = new(Texts: texts);
        switch (called.Type)
        {
            case $"{Collections}List`1<System.String>" when called.Parameters is [] or ["System.Int32"]:
                return true;
            case $"{Collections}List`1<System.String>" when arguments is [{ Texts: not null }]:
            case "<>z__ReadOnlyArray`1<System.String>" or "<>z__ReadOnlyList`1<System.String>" when arguments is [{ Texts: not null }]:
                texts.AddRange(arguments[0]);
                return true;
            case "<>z__ReadOnlySingleElementList`1<System.String>" when arguments.Length == 1:
                texts.Add(arguments[0]);
                return true;
            default:
                result = default;
                return false;
        }
    }

    private static bool ApplyTo(TextList texts, CalledMethod called, StackValue[] arguments, out StackValue result)
    {
        result = default;
        switch (called.Name)
        {
            // A reference to an element of a span: what is assigned through it is in the list.
            case "get_Item" when called.TypeDefinition == "System.Span`1":
                result = new(Texts: texts);
                return true;
            case "Add" or "Insert" or "set_Item" when called.TypeDefinition.StartsWith(Collections, StringComparison.Ordinal):
                texts.Add(arguments[^1]);
                return true;
            case "AddRange" or "InsertRange" when called.TypeDefinition.StartsWith(Collections, StringComparison.Ordinal):
                texts.AddRange(arguments[^1]);
                return true;
            case "ToArray":
                result = new(Texts: texts);
                return true;
            default:
                return s_looking.Contains(called.Name, StringComparer.Ordinal);
        }
    }
}
