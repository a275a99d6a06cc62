namespace Genie.TypedSecrets.Tooling.Usage;

// What the requests of AWS's SDK read: the secrets that the method puts into them.
internal sealed partial class MethodScanner
{
    private readonly List<(TextList Names, CodeLocation At)> _lists = [];
    private readonly List<(string Type, CodeLocation At)> _requests = [];
    private readonly HashSet<string> _namedRequests = new(StringComparer.Ordinal);

    // The list of a request is complete at the end of the method only: it can be filled after it was set.
    private bool ApplyToRequest(CalledMethod called, StackValue[] arguments, bool isConstructor, out StackValue result)
    {
        result = default;
        if (isConstructor)
        {
            if (NamedReads.IsRequest(called.Type))
            {
                _requests.Add((called.Type, Here()));
            }

            return false;
        }

        if (NamedReads.IsNaming(called))
        {
            _namedRequests.Add(called.TypeDefinition);
        }

        if (!NamedReads.IsList(called))
        {
            return false;
        }

        TextList names = new();
        if (arguments is [var list])
        {
            if (!list.IsNull)
            {
                names.AddRange(list);
            }
        }
        else
        {
            result = new(Texts: names);
        }

        _lists.Add((names, Here()));
        return true;
    }

    // By its type alone, other code can create a request and name any secret in it.
    private void ReadRequestsOf(string type)
    {
        if (NamedReads.IsRequest(type))
        {
            _usage.Named(name: null, Here());
        }
    }

    private void SettleRequests()
    {
        foreach (var (names, at) in _lists)
        {
            foreach (var name in names.Texts)
            {
                _usage.Named(name, at);
            }

            if (names.IsOpen)
            {
                _usage.Named(name: null, at);
            }
        }

        // One that the method creates and does not name: other code does, in a way that is not seen.
        foreach (var (_, at) in _requests.Where(request => !_namedRequests.Contains(request.Type)))
        {
            _usage.Named(name: null, at);
        }
    }
}
