using System.Text;

namespace Genie.TypedSecrets.Testing.Fakes.Patterns;

/// <summary>Proposes texts that a regular expression matches. Lookarounds and word boundaries are left to the check of the proposals.</summary>
internal static class PatternText
{
    private const int Attempts = 300;
    private const int UsualLength = 20;

    /// <summary>Proposes texts, those with the word "fake" first.</summary>
    internal static IEnumerable<string> Candidates(string pattern, FakeSeed seed, int minLength, int maxLength)
    {
        var root = PatternParser.Parse(pattern);
        var least = Math.Max(minLength, root.Least);
        var most = Math.Min(maxLength, root.Most);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var random = seed.Random(attempt);

            // At first a readable length, then any that is allowed.
            var wanted = attempt < 4 ? Math.Clamp(UsualLength, least, Math.Max(least, most)) : least + random.Next(Math.Min(Math.Max(most - least, 0), 40) + 1);
            PatternWriter writer = new(random, spellsFake: attempt % 4 != 3, isPlain: attempt % 4 < 2);
            writer.Write(root, wanted);
            writer.AddWanted();
            var text = writer.ToString();
            yield return text;

            // A pattern without anchors matches anywhere in the text, and the length constraint may require a longer text.
            if (attempt < 4 || writer.Length < minLength)
            {
                var missing = Math.Max(0, minLength - writer.Length);
                yield return FakeText.Plain(seed, missing, Math.Max(missing, 12)) + text;
                yield return text + FakeText.Plain(seed, missing, Math.Max(missing, 12));
            }
        }
    }
}

/// <summary>Writes a text that a regular expression matches.</summary>
/// <param name="random">Decides where there is a choice.</param>
/// <param name="spellsFake">Whether to write "fake" where the expression allows it.</param>
/// <param name="isPlain">Whether to prefer lower-case letters and digits.</param>
internal sealed class PatternWriter(FakeRandom random, bool spellsFake, bool isPlain)
{
    private const string Plain = "abcdefghijkmnpqrstuvwxyz23456789";

    private static readonly int[] s_printable = [.. Enumerable.Range(' ', '~' - ' ' + 1)];
    private static readonly string[] s_words = ["fake", "FAKE", "Fake"];

    private readonly List<(int Code, SetNode Set)> _text = [];
    private readonly Dictionary<string, (int Start, int End)> _groups = new(StringComparer.Ordinal);
    private readonly List<PatternNode> _wanted = [];

    internal int Length => _text.Count;

    /// <summary>Writes a match of about a length.</summary>
    internal void Write(PatternNode node, int length)
    {
        switch (node)
        {
            case SetNode set:
                _text.Add((Choose(set), set));
                break;
            case SequenceNode sequence:
                WriteSequence(sequence.Parts, length);
                break;
            case ChoiceNode choice:
                WriteOne(choice, length);
                break;
            case RepeatNode repeat:
                WriteRepeat(repeat, length);
                break;
            case GroupNode group:
                var start = _text.Count;
                Write(group.Part, length);
                _groups[group.Name] = (start, _text.Count);
                break;
            case ReferenceNode reference when _groups.TryGetValue(reference.Name, out var range):
                _text.AddRange(_text.GetRange(range.Start, range.End - range.Start));
                break;
            case ConditionNode { Wanted: { } wanted }:
                _wanted.Add(wanted);
                break;
        }
    }

    /// <summary>Puts a character of each set that a lookahead looks for somewhere into the text, as in <c>(?=.*[A-Z])</c>.</summary>
    internal void AddWanted()
    {
        HashSet<int> taken = [];
        foreach (var set in _wanted.SelectMany(Sets))
        {
            var places = Enumerable.Range(0, _text.Count).Where(i => !taken.Contains(i)).Select(i => (Index: i, Code: Common(set, _text[i].Set))).Where(static place => place.Code >= 0).ToList();
            if (places.Count > 0)
            {
                var (index, code) = places[random.Next(places.Count)];
                taken.Add(index);
                _text[index] = (code, _text[index].Set);
            }
        }
    }

    /// <summary>Returns the text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(_text.Count);
        foreach (var (code, _) in _text)
        {
            text.Append(new Rune(code));
        }

        return text.ToString();
    }

    private void WriteSequence(IReadOnlyList<PatternNode> parts, int length)
    {
        var extra = length - parts.Sum(static part => part.Least);
        var flexible = parts.Count(static part => part.Most > part.Least);
        foreach (var part in parts)
        {
            var share = 0;
            if (part.Most > part.Least && extra > 0)
            {
                // The last flexible part gets the remaining length.
                share = Math.Min(part.Most - part.Least, flexible == 1 ? extra : (extra / flexible) + random.Next((extra / flexible) + 1));
                share = Math.Min(share, extra);
                extra -= share;
            }

            flexible -= part.Most > part.Least ? 1 : 0;
            Write(part, part.Least + share);
        }
    }

    private void WriteOne(ChoiceNode choice, int length)
    {
        var fitting = choice.Parts.Where(part => part.Least <= length && length <= part.Most).ToList();
        var parts = fitting.Count > 0 ? fitting : [.. choice.Parts];
        var part = parts[random.Next(parts.Count)];
        Write(part, Math.Clamp(length, part.Least, part.Most));
    }

    private void WriteRepeat(RepeatNode repeat, int length)
    {
        if (repeat.Part is SetNode set)
        {
            WriteRun(set, Math.Clamp(length, repeat.Minimum, repeat.Maximum));
            return;
        }

        if (repeat.Part.Most == 0)
        {
            Write(repeat.Part, 0);
            return;
        }

        var fewest = Math.Max(repeat.Minimum, (length + repeat.Part.Most - 1) / repeat.Part.Most);
        var most = Math.Max(fewest, Math.Min(repeat.Maximum, length / Math.Max(repeat.Part.Least, 1)));
        var count = Math.Min(fewest + random.Next(Math.Min(most - fewest, 8) + 1), repeat.Maximum);
        for (var left = count; left > 0; left--)
        {
            var share = Math.Clamp(left == 1 ? length : length / left, repeat.Part.Least, repeat.Part.Most);
            length -= share;
            Write(repeat.Part, share);
        }
    }

    private void WriteRun(SetNode set, int length)
    {
        var end = _text.Count + length;
        if (spellsFake && Array.Find(s_words, word => word.Length <= length && word.All(letter => set.Contains(letter))) is { } word)
        {
            _text.AddRange(word.Select(letter => ((int)letter, set)));
        }

        while (_text.Count < end)
        {
            _text.Add((Choose(set), set));
        }
    }

    private int Choose(SetNode set)
    {
        var usual = isPlain ? [.. Plain.Where(letter => set.Contains(letter)).Select(static letter => (int)letter)] : Array.Empty<int>();
        var codes = usual.Length > 0 ? usual : Array.FindAll(s_printable, code => set.Contains(code));
        return codes.Length > 0 ? codes[random.Next(codes.Length)] : FirstOf(set.Contains);
    }

    // Any code point: surrogates are not characters.
    private static int FirstOf(Func<int, bool> contains)
    {
        for (var code = 0x10FFFF; code >= 0; code--)
        {
            var candidate = 0x10FFFF - code;
            if (Rune.IsValid(candidate) && contains(candidate))
            {
                return candidate;
            }
        }

        return ' ';
    }

    private static int Common(SetNode first, SetNode second)
    {
        var code = Array.Find(s_printable, code => first.Contains(code) && second.Contains(code));
        return code == 0 ? -1 : code;
    }

    // The sets of a lookahead, without those that everything is in, such as the dot.
    private static IEnumerable<SetNode> Sets(PatternNode node) => node switch
    {
        SetNode set => Array.TrueForAll(s_printable, code => set.Contains(code)) ? [] : [set],
        SequenceNode sequence => sequence.Parts.SelectMany(Sets),
        ChoiceNode choice => Sets(choice.Parts[0]),
        RepeatNode { Minimum: 0 } => [],
        RepeatNode repeat => Enumerable.Repeat(repeat.Part, Math.Min(repeat.Minimum, 8)).SelectMany(Sets),
        GroupNode group => Sets(group.Part),
        _ => [],
    };
}
