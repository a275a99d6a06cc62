using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes caches: in memory, distributed, Redis.</summary>
internal sealed class CacheSink : LeakSink
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "IMemoryCache", "MemoryCache", "CacheExtensions", "IDistributedCache", "DistributedCacheExtensions", "HybridCache", "IFusionCache", "IDatabase", "IDatabaseAsync", "IOutputCacheStore", "ObjectCache", "ICacheEntry", "CacheEntryExtensions", "IEasyCachingProvider", "IAppCache", "ISession", "SessionExtensions",
    };

    private static readonly string[] s_writers = ["Set", "Add", "Create", "GetOrCreate", "GetOrAdd", "GetOrSet", "StringSet", "StringAppend", "HashSet", "ListLeftPush", "ListRightPush", "SortedSetAdd", "Refresh"];

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToCache;

    internal override bool Serializes => true;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { } method } call when s_types.Contains(method.ContainingType.Name) && StartsWith(method.Name, s_writers) => call.Arguments.Where(argument => argument.Parameter?.Name is not "key"),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "ICacheEntry" } } } assignment => [assignment.Value],
        _ => [],
    };
}
