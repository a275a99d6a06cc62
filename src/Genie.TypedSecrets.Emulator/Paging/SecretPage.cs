using System.Globalization;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Operations;

namespace Genie.TypedSecrets.Emulator.Paging;

/// <summary>Gets a page of secrets by the filters, the order and the token of a request.</summary>
internal static class SecretPage
{
    internal static Page<EmulatedSecret> Read(OperationCall call, string operation, int maxResults, bool includeDeleted)
    {
        var filters = SecretFilter.Read(call.Fields);
        var sortBy = call.Fields.Text("SortBy") ?? "created-date";
        var sortOrder = call.Fields.Text("SortOrder") ?? "asc";
        var scope = $"{operation} {call.Secrets.Name} {includeDeleted} {sortBy} {sortOrder} {string.Join(' ', filters)}";
        return Page.Of(
            call.Secrets.All.Where(secret => (includeDeleted || !secret.IsDeleted) && filters.All(filter => filter.Matches(secret))),
            secret => KeyOf(secret, sortBy),
            new PageToken(scope),
            call.Fields.Text("NextToken"),
            maxResults,
            isDescending: sortOrder == "desc");
    }

    private static string KeyOf(EmulatedSecret secret, string sortBy) => sortBy switch
    {
        "name" => secret.Name,
        "last-accessed-date" => Dated(secret.LastAccessedOn, secret),
        "last-changed-date" => Dated(secret.LastChangedAt, secret),
        _ => Dated(secret.CreatedAt, secret),
    };

    // The name orders secrets of the same time.
    private static string Dated(DateTimeOffset? at, EmulatedSecret secret) =>
        string.Create(CultureInfo.InvariantCulture, $"{at?.UtcTicks ?? 0:D19} {secret.Name}");
}
