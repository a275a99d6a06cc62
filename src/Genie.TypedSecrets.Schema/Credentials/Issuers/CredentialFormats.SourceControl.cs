using Genie.TypedSecrets.Schema.Credentials.Matching;

namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>Source control, builds and deployment.</content>
internal static partial class CredentialFormats
{
    private const string GitHubTokens = "https://github.blog/engineering/behind-githubs-new-authentication-token-formats/";
    private const string GitLabTokens = "https://docs.gitlab.com/security/tokens/#token-prefixes";

    private static IEnumerable<CredentialFormat> SourceControl() =>
    [
        new("GitHub", "token", "(ghp|gho|ghu|ghs|ghr)_<alnum 36>", GitHubTokens) { Checksum = Checksums.IsCrc32Base62 },
        new("GitHub", "token", "(ghr|ghs|ghu)_<word 37..255>", GitHubTokens),
        new("GitHub", "token", "github_pat_<alnum 22>_<alnum 59>", GitHubTokens),
        new("GitHub", "App token", "v1.<hex 40>", GitHubPartners) { IsAmbiguous = true },
        new("GitLab", "token", "glpat-<url 27..300>.<lower 2>.<lower 9>", GitLabTokens),
        new("GitLab", "token", "glpat-<url 27..300>.<lower 9>", GitLabTokens),
        new("GitLab", "token", "glrt-t<digit 1>_<url 27..300>.<lower 2>.<lower 9>", GitLabTokens),
        new("GitLab", "token", "glrt-t<digit 1>_<url 27..300>.<lower 9>", GitLabTokens),
        new("GitLab", "token", "glrt-t<digit 1>_<url 20..60>", GitLabTokens),
        new("GitLab", "token", "gl(pat|dt|rt|rtr|ft|ptt|soat|ffct|imt|oas|agent|wt)-<url 20..70>", GitLabTokens),
        new("GitLab", "token", "glcbt-<alnum 1..5>_<url 20>", GitLabTokens),
        new("GitLab", "token", "GR1348941<url 20>", GitLabTokens),
        new("GitLab", "session cookie", "_gitlab_session=<lower 32>", Gitleaks) { StartsAnywhere = true },
        new("Bitbucket", "app password", "ATBB<alnum 24><Hex 8>", "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/"),
        new("Bitbucket", "token", "BBDC-<[A-Za-z0-9+/@_-] 40..50>", TruffleHog),
        new("Atlassian", "token", "ATATT3<[A-Za-z0-9_=-] 60..>", "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/"),
        new("Atlassian", "token", "ATCTT3<[A-Za-z0-9_=-] 60..>", "https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/"),
        new("Atlassian", "token", "ATSTT3<[A-Za-z0-9_=-] 60..>", GitHubPartners),
        new("Sourcegraph", "token", "sgp_local_<Hex 40>", Gitleaks),
        new("Sourcegraph", "token", "sgp_<Hex 16>_<Hex 40>", Gitleaks),
        new("Sourcegraph", "token", "(sgp|sgd)_<Hex 40..64>", Gitleaks),
        new("Sourcegraph", "key", "slk_<hex 64>", TruffleHog),
        new("JetBrains", "permanent token", "perm(:|-)<base64 4..64><[=] 0..2>.<base64 4..64><[=] 0..2>.<alnum 30>", "https://www.jetbrains.com/help/youtrack/server/manage-permanent-token.html"),
        new("JetBrains", "permanent token", "perm(:|-)<base64 4..64><[=] 0..2>.<base64 4..64><[=] 0..2>.<alnum 32>", "https://www.jetbrains.com/help/youtrack/server/manage-permanent-token.html"),
        new("Gitpod", "token", "gitpod_pat_<url 30..60>", "https://www.gitpod.io/docs/classic/user/configure/user-settings/access-tokens"),
        new("CodeSandbox", "API token", "csb_v1_<url 40..50>", "https://codesandbox.io/docs/sdk"),
    ];

    private static IEnumerable<CredentialFormat> Delivery() =>
    [
        new("CircleCI", "token", "(CCIPAT|CCIPRJ)_<alnum 22>_<Hex 40>", "https://circleci.com/docs/managing-api-tokens/"),
        new("Buildkite", "token", "(bkua|bkaj|bkct|bkpt|bkpi)_<alnum 40..64>", "https://buildkite.com/docs/platform/security/tokens"),
        new("TeamCity", "token", "eyJ0eXAiOiAiVENWMiJ9.<url 36>.<url 48>", GitHubPartners),
        new("Octopus Deploy", "API key", "API-<upper 25..32>", "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key"),
        new("Harness", "token", "(pat|sat).<url 22>.<alnum 24>.<alnum 20>", Gitleaks),
        new("JFrog", "API key", "AKCp<alnum 69>", Gitleaks),
        new("JFrog", "reference token", "cmVmd<base64 59>", Gitleaks),
        new("SonarQube", "token", "sq(u|p|a|b)_<hex 40>", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens"),
        new("SonarQube", "Cloud token", "sqco_<alnum 59>", TruffleHog),
        new("Snyk", "token", "snyk_(uat|sat).<alnum 8>.<url 40..400>", "https://docs.snyk.io/snyk-api/authentication-for-api"),
        new("Chromatic", "project token", "chpt_<hex 11..16>", GitHubPartners) { IsAmbiguous = true },
        new("AppVeyor", "token", "v2.<lower 20>", "https://www.appveyor.com/docs/api/") { IsAmbiguous = true },
        new("Percy", "token", "(web|app|auto)_<hex 64>", "https://www.browserstack.com/docs/percy/integrate/overview"),
        new("Postman", "API key", "PMAK-<hex 24>-<hex 34>", "https://learning.postman.com/docs/developer/postman-api/authentication/"),
        new("Postman", "collection key", "PMAT-<upper 26>", GitHubPartners),
        new("ReadMe", "API key", "rdme_<lower 70>", Gitleaks),
        new("Infracost", "API key", "ico-<alnum 32>", Gitleaks),
        new("Prefect", "API key", "pn(u|b)_<alnum 36>", Gitleaks),
        new("Endor Labs", "API key", "endr+<[A-Za-z0-9-] 16>", TruffleHog),
        new("WakaTime", "API key", "waka_<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", GitHubPartners),
        new("Depot", "token", "depot_(org|project|user)_<hex 40..64>", GitHubPartners),
        new("Socket", "token", "sktsec_<url 40..64>_api", GitHubPartners),
        new("Codefresh", "API key", "<hex 24>.<hex 32>", "https://codefresh.io/docs/docs/integrations/codefresh-api/") { IsAmbiguous = true },
        new("DeepSource", "token", "dsp_<hex 40>", "https://docs.deepsource.com"),
        new("LambdaTest", "access key", "LT_<alnum 40..50>", "https://www.lambdatest.com/support/docs/"),
        new("LocalStack", "auth token", "ls-<alnum 8>-<alnum 4>-<alnum 4>-<alnum 4>-<alnum 12>", "https://docs.localstack.cloud/aws/getting-started/auth-token/"),
        new("Cloudsmith", "API key", "csa_<alnum 36..60>", "https://help.cloudsmith.io/docs/api-key"),
        new("Stellate", "token", "stl8_<hex 64>", "https://stellate.co/docs"),
        new("Apollo GraphOS", "API key", "service:<[A-Za-z0-9_-] 1..64>:<url 22>", "https://www.apollographql.com/docs/graphos/platform/access-management/api-keys"),
        new("Apollo GraphOS", "user API key", "user:<[A-Za-z0-9._-] 1..64>:<url 22>", "https://www.apollographql.com/docs/graphos/platform/access-management/api-keys"),
        new("WunderGraph", "API key", "cosmo_<hex 32>", "https://cosmo-docs.wundergraph.com/studio/api-keys"),
        new("Aikido", "CI token", "AIK_CI_<alnum 40..80>", "https://help.aikido.dev"),
    ];

    private static IEnumerable<CredentialFormat> Packages() =>
    [
        new("npm", "token", "npm_<alnum 36>", "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/") { Checksum = Checksums.IsCrc32Base62 },
        new("PyPI", "token", "pypi-AgEIcHlwaS5vcmc<url 50..>", "https://pypi.org/help/#apitoken"),
        new("PyPI", "test token", "pypi-AgENdGVzdC5weXBpLm9yZw<url 50..>", "https://pypi.org/help/#apitoken"),
        new("NuGet", "API key", "oy2<lower 43>", "https://learn.microsoft.com/nuget/nuget-org/publish-a-package") { IsAmbiguous = true },
        new("RubyGems", "API key", "rubygems_<hex 48>", "https://guides.rubygems.org/api-key-scopes/"),
        new("crates.io", "token", "cio<alnum 32>", "https://crates.io/data-access") { IsAmbiguous = true },
        new("Clojars", "token", "CLOJARS_<lower 60>", "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens"),
        new("Docker", "token", "dckr_pat_<url 27>", "https://docs.docker.com/security/access-tokens/"),
        new("Docker", "organization token", "dckr_oat_<url 32>", "https://docs.docker.com/enterprise/security/access-tokens/"),
        new("Docker Swarm", "token", "SWMTKN-1-<lower 50>-<lower 25>", "https://docs.docker.com/engine/swarm/join-nodes/"),
        new("Docker Swarm", "unlock key", "SWMKEY-1-<base64 43>", "https://docs.docker.com/engine/swarm/swarm_manager_locking/"),
        new("Packagist", "token", "packagist_(ort|ack|acs|uut)_<hex 68>", "https://packagist.com/docs"),
        new("Open VSX", "token", "ovsx(at|p)_<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", GitHubPartners),
        new("Thunderstore", "API key", "tss_<alnum 32..>", GitHubPartners),
        new("JSR", "token", "jsr(p|d|w)_<alnum 36>", GitHubPartners),
        new("Anaconda", "token", "an-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://www.anaconda.com/docs"),
        new("TeamCity", "access token", "eyJ0eXAiOiAiVENWMiJ9.<base64 32..40>.<base64 44..52>", "https://www.jetbrains.com/help/teamcity/managing-your-user-account.html"),
        new("Nexus Repository", "npm token", "NpmToken.<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://help.sonatype.com/en/npm-security.html"),
        new("Mergify", "application key", "mka_<url 40..80>", "https://docs.mergify.com/api/usage/"),
    ];
}
