using Genie.TypedSecrets.Generator.Reporting;
using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Generator.Emitting;
using Genie.TypedSecrets.Generator.Inputs;
using Genie.TypedSecrets.Generator.Planning;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Sets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator;

/// <summary>
/// Generates records and accessors from schema files. This class is the pipeline and nothing else; the work of a step is in the types that
/// it names. Every value between steps compares by content, so that an edit re-runs only the steps that it affects.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TypedSecretsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What the project says.
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

        // Each schema with the files it refers to, and with no others.
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

        // What they mean: from here on there are no positions, and white space has no effect.
        var check = reads
            .Collect()
            .Combine(manifest)
            .Select(static (pair, _) => SetCheck.Of(pair.Left, pair.Right))
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
            .Combine(settings)
            .Combine(names)
            .Select(static (pair, _) => CategorySource.Of(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(TrackingNames.CategorySources);
        var listings = categories
            .Select(static (category, _) => CategoryListing.Of(category))
            .Collect()
            .Select(static (list, _) => CategoryListing.InOrder(list))
            .WithTrackingName(TrackingNames.Listings);
        var layout = listings
            .Select(static (list, _) => FileLayout.Of(list))
            .WithTrackingName(TrackingNames.Layout);
        var categoryFiles = sources
            .Combine(layout)
            .Where(static pair => !pair.Right.IsSharded)
            .Combine(settings)
            .Select(static (pair, _) => GeneratedFile.Of(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(TrackingNames.CategoryFiles);
        var shardFiles = sources
            .Collect()
            .Combine(layout)
            .SelectMany(static (pair, _) => pair.Right.Shards(pair.Left))
            .WithTrackingName(TrackingNames.Shards)
            .Where(static shard => shard.Categories.Count > 0)
            .Combine(settings)
            .Select(static (pair, _) => GeneratedFile.Of(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.ShardFiles);

        // The root file, which knows the categories' names and environments, not their keys.
        var rootFile = listings
            .Combine(manifest)
            .Combine(settings)
            .SelectMany(static (pair, _) => GeneratedFile.Root(pair.Left.Right, pair.Left.Left, pair.Right))
            .WithTrackingName(TrackingNames.RootFile);

        // The registration with a container, where the project references the package for it.
        var isHosted = context.CompilationProvider
            .Select(static (compilation, _) => CompilationCheck.IsHosted(compilation));
        var hostingFile = listings
            .Combine(manifest)
            .Combine(settings)
            .Combine(isHosted)
            .SelectMany(static (all, _) => GeneratedFile.Hosting(all.Left.Left.Right, all.Left.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.HostingFile);

        // The project that it is generated into: C# version, runtime, and names that are taken.
        var generatedNames = manifest
            .Combine(listings)
            .Select(static (pair, _) => GeneratedName.Of(pair.Left, pair.Right));
        var language = context.ParseOptionsProvider
            .Select(static (parse, _) => ((CSharpParseOptions)parse).LanguageVersion);
        var target = context.CompilationProvider
            .Combine(language)
            .Combine(options)
            .Combine(generatedNames)
            .Select(static (all, cancellationToken) => CompilationCheck.Of(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right, cancellationToken));
        var canGenerate = target
            .Combine(options)
            .Select(static (pair, _) => pair.Right.Generates && !CompilationCheck.HasError(pair.Left));

        // Findings have positions, so they are an output of their own.
        var diagnostics = reads
            .Collect()
            .Combine(check)
            .Combine(manifestChoice)
            .Combine(files.Where(static file => file.Problem is not null).Select(static (file, _) => file.Problem!).Collect())
            .Combine(options.Combine(target))
            .Select(static (all, _) => DiagnosticSet.Of(all.Right.Left, all.Left.Right, all.Left.Left.Right, all.Left.Left.Left.Left, all.Left.Left.Left.Right, all.Right.Right))
            .WithTrackingName(TrackingNames.Diagnostics);

        context.RegisterSourceOutput(Where(categoryFiles, canGenerate), static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(Where(shardFiles, canGenerate), static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(Where(rootFile, canGenerate), static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(Where(hostingFile, canGenerate), static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(diagnostics, DiagnosticSet.Report);
    }

    private static IncrementalValuesProvider<GeneratedFile> Where(IncrementalValuesProvider<GeneratedFile> files, IncrementalValueProvider<bool> condition) => files
        .Combine(condition)
        .Where(static pair => pair.Right)
        .Select(static (pair, _) => pair.Left);
}
