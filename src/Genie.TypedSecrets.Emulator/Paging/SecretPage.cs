using System.Globalization;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Operations;

namespace Genie.TypedSecrets.Emulator.Paging;

/// <summary>A page of secrets, as filters, order and token of a request say.</summary>
internal static class SecretPage
{
    private static readonly string[] s_orders = ["created-date", "last-accessed-date", "last-changed-date", "name"];

    internal static Page<EmulatedSecret> Read(OperationCall call, string operation, int maxResults, bool includeDeleted)
    {
        var filters = SecretFilter.Read(call.Fields);
        var sortBy = call.Fields.OneOf("SortBy", s_orders) ?? "created-date";
        var sortOrder = call.Fields.OneOf("SortOrder", ["asc", "desc"]) ?? "asc";
        var token = call.Fields.Text("NextToken", maxLength: 4096);
        call.Fields.ThrowIfInvalid();

        var scope = $"{operation} {includeDeleted} {sortBy} {sortOrder} {string.Join(' ', filters)}";
        return Page.Of(
            call.Secrets.All.Where(secret => (includeDeleted || !secret.IsDeleted) && filters.All(filter => filter.Matches(secret, call.Region))),
            secret => KeyOf(secret, sortBy),
            new PageToken(scope),
            token,
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

    // The name sets apart what was created in the same moment.
    private static string Dated(DateTimeOffset? at, EmulatedSecret secret) =>
        string.Create(CultureInfo.InvariantCulture, $"{at?.UtcTicks ?? 0:D19} {secret.Name}");
}
