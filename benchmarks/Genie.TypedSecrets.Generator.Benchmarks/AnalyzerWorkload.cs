using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Benchmarks;

/// <summary>A project of many C# files as a data platform has them: one in ten reads secrets, one in twenty reveals one.</summary>
internal static class AnalyzerWorkload
{
    internal static (Compilation Compilation, AnalyzerOptions Options) Create(int files)
    {
        var workload = new Workload(schemas: 10);
        workload.CreateDriver().RunGeneratorsAndUpdateCompilation(workload.Compilation, out var generated, out _);
        var compilation = generated.AddSyntaxTrees(Enumerable.Range(0, files).Select(number => CSharpSyntaxTree.ParseText(
            FileText(number),
            new CSharpParseOptions(LanguageVersion.CSharp12),
            string.Create(CultureInfo.InvariantCulture, $"/repo/Loader{number}.cs"))));
        return (compilation, workload.CreateOptions());
    }

    private static string FileText(int number) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Job.Loading;

        public sealed record Row{{number}}(int Id, string Name, DateTimeOffset At, decimal Amount);

        public sealed class Loader{{number}}
        {
            private readonly Dictionary<int, Row{{number}}> _rows = new();
            private readonly HttpClient _http;
            private readonly string _endpoint;

            public Loader{{number}}(HttpClient http, string endpoint)
            {
                _http = http ?? throw new ArgumentNullException(nameof(http));
                _endpoint = endpoint;
            }

            public int Count => _rows.Count;

            public async Task<int> LoadAsync(IEnumerable<string> lines, CancellationToken ct)
            {
                var loaded = 0;
                foreach (var line in lines)
                {
                    ct.ThrowIfCancellationRequested();
                    if (Parse(line) is { } row)
                    {
                        _rows[row.Id] = row;
                        loaded++;
                    }
                    else
                    {
                        Console.WriteLine($"Skipped a line of {line.Length} characters in loader {{number}}");
                    }
                }

                var text = await _http.GetStringAsync(new Uri($"{_endpoint}/items?page={loaded}"), ct).ConfigureAwait(false);
                return loaded + text.Length;
            }

            public string Report(CultureInfo culture)
            {
                var builder = new StringBuilder();
                foreach (var group in _rows.Values.GroupBy(row => row.Name, StringComparer.Ordinal).OrderByDescending(group => group.Sum(row => row.Amount)))
                {
                    builder.Append(group.Key).Append(": ").AppendLine(group.Sum(row => row.Amount).ToString("N2", culture));
                }

                return builder.ToString();
            }

            public IReadOnlyList<Row{{number}}> Latest(int count) => _rows.Values
                .Where(row => row.Amount > 0 && !string.IsNullOrEmpty(row.Name))
                .OrderByDescending(row => row.At)
                .ThenBy(row => row.Id)
                .Take(count)
                .ToList();

            public void Save(string path)
            {
                using var writer = new StreamWriter(path);
                for (var i = 0; i < _rows.Count; i++)
                {
                    writer.WriteLine(string.Join(';', i, _endpoint, Count));
                }
            }

            private static Row{{number}}? Parse(string line)
            {
                var parts = line.Split(';');
                if (parts.Length != 4 || !int.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var id))
                {
                    return null;
                }

                var name = parts[1].Trim().ToUpperInvariant();
                var at = DateTimeOffset.Parse(parts[2], CultureInfo.InvariantCulture);
                var amount = decimal.Parse(parts[3], CultureInfo.InvariantCulture);
                return amount switch
                {
                    < 0 => new(id, "credit " + name, at, -amount),
                    0 => null,
                    _ => new(id, name, at, amount),
                };
            }
        {{(number % 10 == 0 ? Reading(number) : string.Empty)}}
        }
        """;

    private static string Reading(int number) => number % 20 == 0
        ? """
            public async Task<HttpResponseMessage> CallAsync(HttpRequestMessage request, CancellationToken ct)
            {
                var keys = await global::Job.Secrets.Current.Category1.GetAsync(ct);
                var token = "Bearer " + keys.Token0.Reveal();
                request.Headers.Add("Authorization", token);
                return await _http.SendAsync(request, ct);
            }
        """
        : """
            public string Host() => global::Job.Secrets.Current.Category2.Host;
        """;
}
