using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes all types of one category: its record with the nested records, and its accessor.</summary>
internal static class CategoryEmitter
{
    /// <summary>Gets the declarations, without the file's head and namespace: several categories may share a file.</summary>
    internal static string Emit(CategoryModel category, EmitSettings settings, CategoryNames names)
    {
        var context = new CategoryContext(new SourceWriter(), category, settings, names);
        if (category.Root is ObjectReference root)
        {
            RecordEmitter.WriteRoot(context, context.Objects[root.Identifier]);
        }
        else if (category.Root is UnionReference union)
        {
            UnionEmitter.WriteRoot(context, context.Unions[union.Identifier]);
        }
        else
        {
            ScalarRecordEmitter.Write(context);
        }

        context.Writer.Line();
        AccessorEmitter.Write(context);
        return context.Writer.Finish();
    }
}
