using Genie.TypedSecrets.Generator.Reporting;
using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Generator.Emitting;
using Genie.TypedSecrets.Generator.Inputs;
using Genie.TypedSecrets.Generator.Pipeline;
using Genie.TypedSecrets.Generator.Planning;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Sets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator;

/// <summary>
/// Generates records and accessors from schema files. This class contains only the pipeline; each step calls the types that do its
/// work. Every value between steps compares by content, so that an edit re-runs only the steps that it affects.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TypedSecretsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The properties of the project.
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.Read(provider.GlobalOptions))
            .WithTrackingName(TrackingNames.Options);
        var settings = options
            .Select(static (read, _) => read.Settings)
            .WithTrackingName(TrackingNames.Settings);
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => TaggedFile.Read(pair.Left, pair.Right, cancellationToken))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.Files);

        // The manifest.
        var manifestChoice = files
            .Where(static file => file.Role == FileRole.Manifest)
            .Select(static (file, _) => ManifestRead.Of(file.Text))
            .WithTrackingName(TrackingNames.ManifestReads)
            .Collect()
            .Select(static (manifests, _) => ManifestChoice.Of(manifests))
            .WithTrackingName(TrackingNames.ManifestChoice);
        var manifest = manifestChoice
            .Select(static (choice, _) => choice.Model)
            .WithTrackingName(TrackingNames.Manifest);
        var names = manifest
            .Select(static (model, _) => CategoryNames.Of(model))
            .WithTrackingName(TrackingNames.NamePattern);

        // Each schema, with only the files that it refers to.
        var schemas = files
            .Where(static file => file.Role == FileRole.Schema)
            .Select(static (file, _) => SchemaFile.Of(file.Text))
            .WithTrackingName(TrackingNames.Schemas);
        var referencedPaths = schemas
            .SelectMany(static (schema, _) => schema.References)
            .Collect()
            .Select(static (paths, _) => PathSet.Of(paths))
            .WithTrackingName(TrackingNames.ReferencedPaths);
        var sharedFiles = schemas
            .Combine(referencedPaths)
            .Where(static pair => pair.Right.Contains(pair.Left.Key))
            .Select(static (pair, _) => pair.Left)
            .Collect()
            .Select(static (shared, _) => SharedFiles.Of(shared))
            .WithTrackingName(TrackingNames.SharedFiles);
        var reads = schemas
            .Combine(sharedFiles)
            .Select(static (pair, _) => SchemaInput.Of(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.SchemaInputs)
            .Select(static (input, cancellationToken) => input.Read(cancellationToken))
            .WithTrackingName(TrackingNames.CategoryReads);

        // The models: from here on there are no positions, so white space has no effect.
        var allReads = reads.CollectItems();
        var check = allReads
            .Combine(manifest)
            .Select(static (pair, _) => SetCheck.Of(pair.Left.Values, pair.Right))
            .WithTrackingName(TrackingNames.SetCheck);
        var choice = check
            .Select(static (result, _) => new CategoryChoice(result.RefusedPaths, result.DraftPaths))
            .WithTrackingName(TrackingNames.RefusedPaths);
        var categories = reads
            .Combine(choice)
            .Where(static pair => pair.Right.Of(pair.Left) is not null)
            .Select(static (pair, _) => pair.Right.Of(pair.Left)!)
            .WithTrackingName(TrackingNames.Categories);

        // The categories' files: one each, or shards where there are very many.
        var sources = categories
            .Combine(settings.With(names))
            .Select(static (pair, _) => CategorySource.Of(pair.Left, pair.Right.Left, pair.Right.Right))
            .WithTrackingName(TrackingNames.CategorySources);
        var listings = categories
            .Select(static (category, _) => CategoryListing.Of(category))
            .Collect()
            .Select(static (list, _) => new Items<CategoryListing>(CategoryListing.InOrder(list)))
            .WithTrackingName(TrackingNames.Listings);
        var layout = listings
            .Select(static (list, _) => FileLayout.Of(list.Values))
            .WithTrackingName(TrackingNames.Layout);
        var categoryFiles = sources
            .Combine(layout.With(settings))
            .Where(static pair => !pair.Right.Left.IsSharded)
            .Select(static (pair, _) => GeneratedFile.Of(pair.Left, pair.Right.Left, pair.Right.Right))
            .WithTrackingName(TrackingNames.CategoryFiles);
        var shardFiles = sources
            .CollectItems()
            .Combine(layout)
            .SelectMany(static (pair, _) => pair.Right.Shards(pair.Left.Values))
            .WithTrackingName(TrackingNames.Shards)
            .Where(static shard => shard.Categories.Count > 0)
            .Combine(settings)
            .Select(static (pair, _) => GeneratedFile.Of(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.ShardFiles);

        // The root file, which knows the categories' names and environments, not their keys.
        var root = listings
            .With(manifest)
            .With(settings);
        var rootFile = root
            .SelectMany(static (pair, _) => GeneratedFile.Root(pair.Left.Right, pair.Left.Left.Values, pair.Right))
            .WithTrackingName(TrackingNames.RootFile);

        // The registration with a container, where the project references the package for it.
        var references = context.MetadataReferencesProvider
            .Select(static (reference, cancellationToken) => ReferencedAssembly.Read(reference, cancellationToken))
            .Where(static assembly => assembly is not null)
            .Select(static (assembly, _) => assembly!)
            .WithTrackingName(TrackingNames.References)
            .CollectItems();
        var isHosted = references
            .Select(static (assemblies, _) => new Condition(CompilationCheck.IsHosted(assemblies.Values)));
        var hostingFile = root
            .Combine(isHosted)
            .SelectMany(static (all, _) => GeneratedFile.Hosting(all.Left.Left.Right, all.Left.Left.Left.Values, all.Left.Right, all.Right.IsMet))
            .WithTrackingName(TrackingNames.HostingFile);

        // The project that it is generated into: C# version, runtime, and names that are taken.
        var generatedNames = manifest
            .Combine(listings)
            .Select(static (pair, _) => new Items<GeneratedName>(GeneratedName.Of(pair.Left, pair.Right.Values)));
        var expected = options
            .With(generatedNames)
            .With(references)
            .Combine(context.ParseOptionsProvider)
            .Select(static (all, _) => new ProjectInput(((CSharpParseOptions)all.Right).LanguageVersion, all.Left.Left.Left, all.Left.Left.Right.Values, all.Left.Right.Values));
        var target = context.CompilationProvider
            .Combine(expected)
            .Select(static (pair, cancellationToken) => new Items<SchemaDiagnostic>(CompilationCheck.Of(pair.Left, pair.Right, cancellationToken)));
        var canGenerate = target
            .Combine(options)
            .Select(static (pair, _) => new Condition(pair.Right.Generates && !CompilationCheck.HasError(pair.Left.Values)));

        // Findings have positions, so they are an output of their own.
        var unusableFiles = files
            .Where(static file => file.Problem is not null)
            .Select(static (file, _) => file.Problem!)
            .CollectItems();
        var diagnostics = allReads.With(check)
            .With(manifestChoice.With(unusableFiles))
            .Combine(options.With(target))
            .Select(static (all, _) => new Items<SchemaDiagnostic>(DiagnosticSet.Of(all.Right.Left, all.Right.Right.Values, all.Left.Right.Left, all.Left.Right.Right.Values, all.Left.Left.Left.Values, all.Left.Left.Right)))
            .WithTrackingName(TrackingNames.Diagnostics);

        context.RegisterSourceOutput(categoryFiles.If(canGenerate), static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(shardFiles.If(canGenerate), static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(rootFile.If(canGenerate), static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(hostingFile.If(canGenerate), static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(diagnostics, static (output, found) => DiagnosticSet.Report(output, found.Values));
    }
}
