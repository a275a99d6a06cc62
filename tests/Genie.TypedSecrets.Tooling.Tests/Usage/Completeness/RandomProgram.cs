using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Tooling.Tests.Usage.Completeness;

/// <summary>Writes programs that read secrets in random ways: each snippet has a category of its own, so that a way that the analysis misses is not hidden by another one.</summary>
internal sealed class RandomProgram(int seed, int snippets)
{
    internal const string Manifest = """{ "project": "genie", "environments": ["dev", "prod", "test"] }""";

    private const string Helpers = """
            private static readonly List<string> s_read = [];
            private static SecretsRoot s_root = null!;

            public static List<string> Run(SecretsClient client, bool flag)
            {
                s_root = Secrets.For(client);
                RunAll(flag);
                return s_read;
            }

            // What reaches it was read.
            private static void Take(string value) => s_read.Add(value);

            private static T Same<T>(T value) => value;

            private static T Call<T>(Func<T> get) => get();

            private static IEnumerable<T> Each<T>(T value) { yield return value; }

            private static async Task<T> LaterAsync<T>(T value) { await Task.Yield(); return value; }

            private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

            private static void Change<T>(ref T variable, T value) => variable = value;

            private static bool Get<T>(T value, out T result) { result = value; return true; }

            private sealed class Box<T>(T value) { public T Value { get; set; } = value; public object AsObject() => Value!; public override string ToString() => $"{Value}"; }

            private sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

            private static class Holder<T> { public static T Value = default!; }
        """;

    private readonly Random _random = new(seed);
    private readonly StringBuilder _members = new();
    private int _names;

    /// <summary>Gets the schemas: three keys a category.</summary>
    internal IEnumerable<(string Category, string Text)> Schemas => Enumerable.Range(0, snippets).Select(static i => (
        CategoryOf(i),
        """{ "type": "object", "description": "A secret.", "properties": { "first": { "type": "string" }, "second": { "type": "string" }, "third": { "type": "string" } }, "required": ["first", "second", "third"] }"""));

    internal static string CategoryOf(int snippet) => string.Create(CultureInfo.InvariantCulture, $"cat-{(char)('a' + (snippet / 26))}{(char)('a' + (snippet % 26))}");

    /// <summary>Writes the program.</summary>
    internal string Write()
    {
        StringBuilder calls = new();
        for (var i = 0; i < snippets; i++)
        {
            calls.Append(CultureInfo.InvariantCulture, $"        S{i}(flag);\n");
            WriteSnippet(i);
        }

        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Linq.Expressions;
            using System.Threading;
            using System.Threading.Tasks;
            using Genie.TypedSecrets;

            namespace IngestJob;

            public static class Job
            {
            {{Helpers}}

                private static void RunAll(bool flag)
                {
            {{calls}}
                }

            {{_members}}
            }

            {{Interfaces()}}
            """;
    }

    private static string Identifier(int snippet) => string.Concat(CategoryOf(snippet).Split('-').Select(static part => char.ToUpperInvariant(part[0]) + part[1..]));

    // The records are partial: their members are reached by an interface, too.
    private string Interfaces() => "internal interface IFirst { Secret<string> First { get; } }\n"
        + string.Concat(Enumerable.Range(0, snippets).Select(static i => $"internal sealed partial record {Identifier(i)}Secret : IFirst;\n"));

    private void WriteSnippet(int i)
    {
        var name = Identifier(i);
        var statements = string.Concat(Enumerable.Range(0, _random.Next(1, 3)).Select(_ => "        " + Statement(name) + "\n"));
        _members.Append(_random.Next(6) switch
        {
            0 => $"    private static void S{i}(bool flag)\n    {{\n{statements}    }}\n",
            1 => $"    private static void S{i}(bool flag) => S{i}Async(flag).GetAwaiter().GetResult();\n    private static async Task S{i}Async(bool flag)\n    {{\n        await Task.Yield();\n{statements}        await Task.Yield();\n    }}\n",
            2 => $"    private static void S{i}(bool flag) {{ foreach (var _ in S{i}Each(flag)) {{ }} }}\n    private static IEnumerable<int> S{i}Each(bool flag)\n    {{\n        yield return 1;\n{statements}        yield return 2;\n    }}\n",
            3 => $"    private static void S{i}(bool flag)\n    {{\n        Action run = () =>\n        {{\n{statements}        }};\n        run();\n    }}\n",
            4 => $"    private static void S{i}(bool flag)\n    {{\n        Inner();\n        void Inner()\n        {{\n{statements}        }}\n    }}\n",
            _ => $"    private static void S{i}(bool flag) => new C{i}(flag);\n    private sealed class C{i}\n    {{\n        public C{i}(bool flag)\n        {{\n{statements}        }}\n    }}\n",
        });
    }

    private string Statement(string name)
    {
        var key = Pick("First", "Second", "Third");
        var x = NewName();
        return _random.Next(20) switch
        {
            0 => $"Take({Accessor(name)}.{key}.Reveal());",
            1 => $"Take({Record(name)}.{key}.Reveal());",
            2 => $"Take({Accessor(name)}.UseAsync(({x}, _) => Task.FromResult({x}.{key}.Reveal()), e => false).GetAwaiter().GetResult());",
            3 => $"{{ if ({Record(name)} is {{ {key}: var {x} }}) {{ Take({x}.Reveal()); }} }}",
            4 => $"{{ Func<{name}Secret, Secret<string>> {x} = static r => r.{key}; Take({x}({Record(name)}).Reveal()); }}",
            5 => $"{{ Expression<Func<{name}Secret, Secret<string>>> {x} = r => r.{key}; Take({x}.Compile()({Record(name)}).Reveal()); }}",
            6 => $"{{ Expression<Func<{name}Accessor, Secret<string>>> {x} = a => a.{key}; Take({x}.Compile()({Accessor(name)}).Reveal()); }}",
            7 => $"{{ IFirst {x} = {Record(name)}; Take({x}.First.Reveal()); }}",
            8 => $"Take(((IFirst){Record(name)}).First.Reveal());",
            9 => $"foreach (var {x} in Each({Accessor(name)}).Select(a => a.{key})) {{ Take({x}.Reveal()); }}",
            10 => $"{{ object {x} = {Record(name)}; Take((({name}Secret){x}).{key}.Reveal()); }}",
            11 => $"{{ var ({x}, _) = ({Record(name)}, 1); Take({x}.{key}.Reveal()); }}",
            12 => $"Take((({name}Secret)new Box<{name}Secret>({Record(name)}).AsObject()).{key}.Reveal());",
            13 => $"{{ var {x} = new Pair<string, {name}Secret>(\"\", {Record(name)}); Take({x}.Second.{key}.Reveal()); }}",
            14 => $"{{ Func<CancellationToken, ValueTask<{name}Secret>> {x} = {Accessor(name)}.GetAsync; Take({x}(default).AsTask().GetAwaiter().GetResult().{key}.Reveal()); }}",
            15 => $"{{ Holder<{name}Secret>.Value = {Record(name)}; Take(Holder<{name}Secret>.Value.{key}.Reveal()); }}",
            16 or 17 or 18 => $"Take({Reassigned(name, key)}.Reveal());",
            _ => $"{{ Expression<Func<Secret<string>>> {x} = () => {Literal()}.{name}.{key}; Take({x}.Compile()().Reveal()); }}",
        };
    }

    private string Record(string name, int depth = 0)
    {
        var type = name + "Secret";
        if (depth > 1 || _random.Next(3) == 0)
        {
            return Pick($"{Accessor(name)}.Get()", $"{Accessor(name)}.GetAsync().AsTask().GetAwaiter().GetResult()", $"{Accessor(name)}.RefreshAsync().AsTask().GetAwaiter().GetResult()", $"Call<{type}>({Accessor(name)}.Get)");
        }

        return Wrap(Record(name, depth + 1), type, $"({Record(name, depth + 1)} with {{ }})");
    }

    private string Accessor(string name, int depth = 0)
    {
        if (depth > 1 || _random.Next(3) == 0)
        {
            return $"{Environment()}.{name}";
        }

        return Wrap(Accessor(name, depth + 1), name + "Accessor", Accessor(name, depth + 1));
    }

    // An environment in a variable that other code assigns, too, before a key is read through it.
    private string Reassigned(string name, string key)
    {
        var x = NewName();
        var (first, second) = (Literal(), Literal());
        switch (_random.Next(3))
        {
            case 0:
                _members.Append(CultureInfo.InvariantCulture, $"    private static Secret<string> M{x}(bool flag, EnvironmentSecrets {x}) {{ if (flag) {{ {x} = {first}; }} return {x}.{name}.{key}; }}\n");
                return $"M{x}(flag, {second})";
            case 1:
                return $"Call<Secret<string>>(() => {{ EnvironmentSecrets {x} = {first}; Change(ref {x}, {second}); return {x}.{name}.{key}; }})";
            default:
                _members.Append(CultureInfo.InvariantCulture, $"    private static EnvironmentSecrets s_{x} = null!;\n    private static void M{x}() => s_{x} = {second};\n    private static Secret<string> N{x}() {{ s_{x} = {first}; M{x}(); return s_{x}.{name}.{key}; }}\n");
                return $"N{x}()";
        }
    }

    private string Literal() => Pick("s_root.Dev", "s_root.Prod", "s_root.Test");

    private string Environment(int depth = 0)
    {
        if (depth > 1 || _random.Next(3) == 0)
        {
            return Pick("s_root.Dev", "s_root.Prod", "s_root.Test", "s_root.Current");
        }

        return Wrap(Environment(depth + 1), "EnvironmentSecrets", $"((EnvironmentSecrets){Environment(depth + 1)})");
    }

    // The ways of a value through a program. Some need a member or a variable of their own.
    private string Wrap(string value, string type, string other)
    {
        var x = NewName();
        switch (_random.Next(14))
        {
            case 0:
                return $"Same<{type}>({value})";
            case 1:
                return $"Call<{type}>(() => {value})";
            case 2:
                return $"Each<{type}>({value}).First()";
            case 3:
                return $"Wait(LaterAsync<{type}>({value}))";
            case 4:
                return $"(flag ? ({type}){value} : {other})";
            case 5:
                return $"(Get<{type}>({value}, out var {x}) ? {x} : null!)";
            case 6:
                return $"new Box<{type}>({value}).Value";
            case 7:
                return $"new Pair<{type}, int>({value}, 1).First";
            case 8:
                return $"new {type}[] {{ {value} }}[0]";
            case 9:
                return $"(({type})(object){value})";
            case 10:
                _members.Append(CultureInfo.InvariantCulture, $"    private static {type} M{x}(bool flag, {type} {x}) => {x};\n");
                return $"M{x}(flag, {value})";
            case 11:
                // Assigned again through a reference.
                return $"Call<{type}>(() => {{ {type} {x} = {value}; Change(ref {x}, {other}); return {x}; }})";
            case 12:
                // A parameter that is assigned again on one way only.
                _members.Append(CultureInfo.InvariantCulture, $"    private static {type} M{x}(bool flag, {type} {x}) {{ if (!flag) {{ {x} = {other.Replace("flag", "true", StringComparison.Ordinal)}; }} return {x}; }}\n");
                return $"M{x}(flag, {value})";
            default:
                // A field that several methods assign.
                _members.Append(CultureInfo.InvariantCulture, $"    private static {type} s_{x} = null!;\n    private static void M{x}(bool flag) => s_{x} = {other};\n    private static {type} N{x}(bool flag, {type} {x}) {{ s_{x} = {x}; M{x}(flag); return s_{x}; }}\n");
                return $"N{x}(flag, {value})";
        }
    }

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"v{_names++}");

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
