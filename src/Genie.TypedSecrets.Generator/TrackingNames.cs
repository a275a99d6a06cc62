namespace Genie.TypedSecrets.Generator;

/// <summary>Represents the names of the pipeline's steps, in order. Tests say for each kind of edit which of them run and which change.</summary>
internal static class TrackingNames
{
    internal const string Options = nameof(Options);
    internal const string Settings = nameof(Settings);
    internal const string Files = nameof(Files);
    internal const string ManifestReads = nameof(ManifestReads);
    internal const string ManifestChoice = nameof(ManifestChoice);
    internal const string Manifest = nameof(Manifest);
    internal const string NamePattern = nameof(NamePattern);
    internal const string Schemas = nameof(Schemas);
    internal const string ReferencedPaths = nameof(ReferencedPaths);
    internal const string SharedFiles = nameof(SharedFiles);
    internal const string SchemaInputs = nameof(SchemaInputs);
    internal const string CategoryReads = nameof(CategoryReads);
    internal const string SetCheck = nameof(SetCheck);
    internal const string RefusedPaths = nameof(RefusedPaths);
    internal const string Categories = nameof(Categories);
    internal const string CategorySources = nameof(CategorySources);
    internal const string Listings = nameof(Listings);
    internal const string Layout = nameof(Layout);
    internal const string CategoryFiles = nameof(CategoryFiles);
    internal const string Shards = nameof(Shards);
    internal const string ShardFiles = nameof(ShardFiles);
    internal const string RootFile = nameof(RootFile);
    internal const string References = nameof(References);
    internal const string HostingFile = nameof(HostingFile);
    internal const string Diagnostics = nameof(Diagnostics);
}
