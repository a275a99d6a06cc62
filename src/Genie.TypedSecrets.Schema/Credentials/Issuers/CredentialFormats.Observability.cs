namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>Monitoring, logs, incidents, feature flags and product analytics.</content>
internal static partial class CredentialFormats
{
    private const string NewRelicKeys = "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";

    private static IEnumerable<CredentialFormat> Observability() =>
    [
        new("New Relic", "user key", "NRAK-<upper 27>", NewRelicKeys),
        new("New Relic", "insert key", "NRI(I|Q)-<url 25..32>", NewRelicKeys),
        new("New Relic", "REST key", "NRRA-<hex 42>", NewRelicKeys),
        new("New Relic", "admin key", "NRAA-<hex 27>", NewRelicKeys),
        new("New Relic", "browser key", "NR(JS|BR)-<hex 19>", NewRelicKeys),
        new("New Relic", "pixie key", "px-(api|dep)-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", GitHubPartners),
        new("New Relic", "license key", "<lower 32..36>FFFFNRAL", NewRelicKeys),
        new("New Relic", "license key", "<lower 32..36>NRAL", NewRelicKeys),
        new("New Relic", "mobile token", "<lower 40..46>-NRMA", NewRelicKeys),
        new("Sentry", "token", "sntry(s|u|i)_<[A-Za-z0-9+/=_-] 43..>", "https://docs.sentry.io/account/auth-tokens/"),
        new("Sentry", "client address with a secret", "https://<hex 32>:<hex 32>@<[a-z0-9.-] 6..60>/<digit 1..20>", "https://docs.sentry.io/concepts/key-terms/dsn-explainer/") { StartsAnywhere = true },
        new("Grafana", "token", "glsa_<alnum 32>_<Hex 8>", "https://grafana.com/docs/grafana/latest/administration/service-accounts/"),
        new("Grafana", "token", "glc_<[A-Za-z0-9+/_-] 32..400><[=] 0..3>", "https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/"),
        new("Grafana", "API key", "eyJrIjoi<alnum 70..400><[=] 0..3>", Gitleaks),
        new("Honeycomb", "key", "hc(aik|xik|bik|alk|amk|xmk|blk)_<lower 26..64>", "https://docs.honeycomb.io/configure/environments/manage-api-keys/"),
        new("Dynatrace", "token", "dt0(c|s|m|p|l|t|a)<digit 2>.<upper 24>.<upper 64>", "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients"),
        new("Dynatrace", "token", "dt0<[a-z] 1><digit 2>.<alnum 8..24>.<alnum 64>", "https://docs.dynatrace.com"),
        new("Rootly", "token", "rootly_<hex 64>", TruffleHog),
        new("Checkly", "API key", "cu_<hex 32>", GitHubPartners),
        new("Axiom", "token", "x(aat|apt)-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://axiom.co/docs/reference/tokens"),
        new("PostHog", "key", "ph(x|s|r|a)_<word 36..60>", "https://posthog.com/docs/api"),
        new("Logfire", "token", "pylf_v<digit 1>_(us|eu|stagingus)_<alnum 40..60>", "https://logfire.pydantic.dev/docs/"),
        new("PagerDuty", "token", "pdus+_0XBPWQQ_<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", GitHubPartners),
        new("PagerDuty", "API key", "u+<url 18>", "https://developer.pagerduty.com/docs/authentication") { IsAmbiguous = true },
        new("PagerDuty", "token", "pdus+<[A-Za-z0-9+_-] 20..60>", GitHubPartners),
        new("LaunchDarkly", "key", "(api|sdk|mob)-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://launchdarkly.com/docs/sdk/concepts/client-side-server-side"),
        new("Statsig", "secret", "secret-<alnum 40..46>", "https://docs.statsig.com"),
        new("Unleash", "token", "<[a-z0-9*] 1..30>:<[a-z0-9*] 1..30>.<hex 56..64>", "https://docs.getunleash.io/reference/api-tokens-and-client-keys"),
        new("Flagsmith", "server key", "ser.<alnum 22>", "https://docs.flagsmith.com"),
        new("DevCycle", "server key", "dvc_server_<url 20..40>", "https://docs.devcycle.com"),
        new("Datadog", "application key", "ddapp_<alnum 34>", "https://docs.datadoghq.com/account_management/api-app-keys/"),
        new("Tinybird", "token", "p.eyJ<url 60..>.<url 27..60>", "https://www.tinybird.co/docs/api-reference"),
        new("Nightfall", "API key", "NF-<alnum 32>", TruffleHog),
        new("Inngest", "signing key", "signkey-(prod|test|branch)-<hex 64>", "https://www.inngest.com/docs/platform/signing-keys"),
        new("Trigger.dev", "secret key", "tr_(prod|dev|stg|preview)_<alnum 20..24>", "https://trigger.dev/docs/apikeys"),
        new("FireHydrant", "API key", "fhb-<hex 32>", "https://docs.firehydrant.com/docs/api-keys"),
        new("UptimeRobot", "API key", "(u|ur|m)<digit 6..10>-<hex 24>", "https://uptimerobot.com/api/legacy/") { IsAmbiguous = true },
        new("Honeybadger", "token", "hb(p|d)_<alnum 36>", "https://docs.honeybadger.io/api/getting-started/"),
        new("GrowthBook", "secret key", "secret_(admin|readonly|user)_<url 36..50>", "https://docs.growthbook.io/api-overview"),
        new("LogicMonitor", "bearer token", "lmb_<url 40..120>", "https://www.logicmonitor.com/support/bearer-token"),
        new("incident.io", "API key", "inc_<hex 64>", "https://api-docs.incident.io"),
        new("Better Stack", "heartbeat", "betterstack.com/api/v1/heartbeat/<alnum 24>", "https://betterstack.com/docs/uptime/cron-and-heartbeat-monitor/") { StartsAnywhere = true },
        new("Healthchecks", "API key", "hc(w|r)_<alnum 28..32>", "https://healthchecks.io/docs/api/"),
    ];
}
