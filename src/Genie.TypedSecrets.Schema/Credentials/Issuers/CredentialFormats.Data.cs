namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>Databases, data platforms and content stores.</content>
internal static partial class CredentialFormats
{
    private static IEnumerable<CredentialFormat> Data() =>
    [
        new("Databricks", "token", "(dapi|dkea|dose|dsapi)<hex 32>(-2|-3|-4|-5|-1)?", "https://docs.databricks.com/dev-tools/auth/pat.html"),
        new("PlanetScale", "token", "pscale_(tkn|oauth|pw|key)_<[A-Za-z0-9_=.-] 32..64>", "https://planetscale.com/docs/concepts/service-tokens"),
        new("Neon", "API key", "napi_<lower 64>", "https://neon.com/docs/manage/api-keys"),
        new("Neon", "password", "npg_<alnum 12..16>", "https://neon.com/docs/manage/roles") { IsAmbiguous = true },
        new("Airtable", "token", "pat<alnum 14>.<hex 64>", "https://airtable.com/developers/web/guides/personal-access-tokens"),
        new("Airtable", "API key", "key<alnum 14>", "https://support.airtable.com") { Context = ["airtable"] },
        new("Notion", "token", "ntn_<digit 11><alnum 35>", "https://developers.notion.com/reference/authentication"),
        new("Notion", "token", "ntn_<alnum 40..50>", "https://developers.notion.com/reference/authentication"),
        new("Notion", "token", "secret_<alnum 43>", "https://developers.notion.com/reference/authentication"),
        new("Contentful", "token", "CFPAT-<url 43>", "https://www.contentful.com/developers/docs/references/authentication/"),
        new("MongoDB Atlas", "client secret", "mdb_sa_sk_<url 40>", "https://www.mongodb.com/docs/atlas/api/"),
        new("Confluent", "secret", "cflt<[A-Za-z0-9+/] 60>", "https://docs.confluent.io/cloud/current/security/authenticate/"),
        new("ClickHouse", "secret", "4b1d<alnum 38>", Gitleaks) { IsAmbiguous = true },
        new("Fauna", "secret", "fn(A|E|F)<url 36..60>", "https://docs.fauna.com") { IsAmbiguous = true },
        new("CockroachDB", "API key", "CCDB1_<alnum 22>_<alnum 40>", "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access"),
        new("Materialize", "password", "mzp_<hex 64>", "https://materialize.com/docs/"),
        new("dbt Cloud", "token", "dbt(c|u|s)_<url 40..60>", "https://docs.getdbt.com/docs/dbt-cloud-apis/authentication"),
        new("Elastic", "API key", "essu_<base64 40..><[=] 0..2>", "https://www.elastic.co/docs/deploy-manage/api-keys"),
        new("Retool", "token", "retool_<lower 28..40>", "https://docs.retool.com"),
        new("Mapbox", "secret token", "sk.eyJ<url 40..240>.<url 22>", "https://docs.mapbox.com/help/dive-deeper/access-tokens/"),
        new("LocationIQ", "token", "pk.<hex 32>", TruffleHog),
        new("MaxMind", "license key", "<alnum 6>_<alnum 29>_mmk", "https://dev.maxmind.com/license-key/prefix-and-checksum/"),
        new("Segment", "token", "sgp_<alnum 64>", "https://segment.com/docs/api/public-api/"),
        new("Typeform", "token", "tfp_<[A-Za-z0-9_.=-] 40..59>", "https://www.typeform.com/developers/get-started/personal-access-token/"),
        new("Liveblocks", "secret key", "sk_(prod|dev)_<url 40..80>", "https://liveblocks.io/docs/authentication"),
        new("Sanity", "token", "sk<alnum 150..200>", "https://www.sanity.io/docs/content-lake/http-auth"),
        new("Ghost", "admin API key", "<hex 24>:<hex 64>", "https://docs.ghost.org/admin-api/#token-authentication"),
        new("ImageKit", "private key", "private_<base64 27>=", "https://imagekit.io/docs/api-keys"),
        new("Cloudinary", "address with a secret", "cloudinary://<digit 15>:<url 27>@<url 1..60>", "https://cloudinary.com/documentation/how_to_integrate_cloudinary") { StartsAnywhere = true },
        new("Bannerbear", "API key", "bb_(pr|ma)_<hex 30>", TruffleHog),
        new("Xata", "API key", "xau_<alnum 36..48>", "https://xata.io/docs"),
        new("Metabase", "API key", "mb_<base64 43>=", "https://www.metabase.com/docs/latest/people-and-groups/api-keys"),
        new("Tableau", "access token", "<base64 22>==:<alnum 32>", "https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm"),
        new("NocoDB", "token", "nc_pat_<url 36..48>", "https://nocodb.com/docs"),
        new("Builder.io", "private key", "bpk-<hex 32>", "https://www.builder.io/c/docs/private-api-keys"),
        new("DataStax Astra", "application token", "AstraCS:<alnum 24>:<hex 64>", "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html"),
        new("Upstash", "QStash token", "eyJVc2VySUQiOi<base64 60..><[=] 0..2>", "https://upstash.com/docs/qstash"),
    ];
}
