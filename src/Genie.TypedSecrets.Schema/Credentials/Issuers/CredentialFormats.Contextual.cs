namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>
/// Credentials without a mark of their own. They count under a name that contains the issuer (<c>Heroku:ApiKey</c>,
/// <c>new TwilioRestClient(…)</c>), and only if the whole value has the shape.
/// </content>
internal static partial class CredentialFormats
{
    private const string Uuid = "<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>";

    private static IEnumerable<CredentialFormat> Contextual() =>
    [
        .. All.Where(format => format.Context.Count > 0),
        .. Of("<base64 40>", "secret access key", ("AWS", "aws"), ("AWS", "amazon"), ("AWS", "s3secret")),
        .. Of("<hex 32>", "key",
            ("Algolia", "algolia"), ("Datadog", "datadog"), ("Rollbar", "rollbar"), ("Twilio", "twilio"), ("Codecov", "codecov"), ("Drone", "drone"), ("Mailjet", "mailjet"),
            ("Finicity", "finicity"), ("Facebook", "facebook"), ("OpenWeather", "openweather"), ("Infura", "infura"), ("AI services", "cognitive"), ("AI services", "speech"),
            ("Translator", "translator"), ("Bing", "bing"), ("Deezer", "deezer"), ("LastFM", "lastfm"), ("Spotify", "spotify"), ("New York Times", "nytimes"), ("Adobe", "adobe"),
            ("Cloudant", "cloudant"), ("ElevenLabs", "elevenlabs"), ("AssemblyAI", "assembly"), ("Raygun", "raygun"), ("Bugsnag", "bugsnag"), ("Currency Layer", "currency"),
            ("Exchange Rates", "exchangerate"), ("Weather", "weather"), ("News", "newsapi"), ("Zulip", "zulip"), ("Application key", "subscriptionkey"), ("Okta", "oktasecret"), ("Mapquest", "mapquest")),
        .. Of("<hex 40>", "key",
            ("Datadog", "datadog"), ("Deepgram", "deepgram"), ("Meraki", "meraki"), ("Travis CI", "travis"), ("Weights & Biases", "wandb"), ("Bitly", "bitly"), ("Sendbird", "sendbird"),
            ("Ipstack", "ipstack"), ("Todoist", "todoist"), ("Pipedrive", "pipedrive"), ("Strava", "strava"), ("Lokalise", "lokalise"), ("SonarQube", "sonar"), ("Gitea", "gitea"), ("Vimeo", "vimeo"), ("Duo", "duo")),
        .. Of("<hex 16>-<hex 16>-<hex 16>", "token", ("Viber", "viber")),
        .. Of("<hex 37>", "global key", ("Cloudflare", "cloudflare")),
        .. Of("<url 40>", "token", ("Cloudflare", "cloudflare"), ("Gitter", "gitter"), ("LaunchDarkly", "launchdarkly"), ("Zendesk", "zendesk"), ("Cohere", "cohere"), ("Netlify", "netlify")),
        .. Of("<hex 64>", "key", ("Discord", "discord"), ("Sentry", "sentry"), ("Linode", "linode"), ("Together AI", "together"), ("SerpApi", "serpapi"), ("OneLogin", "onelogin"), ("JFrog", "artifactory"), ("Freshbooks", "freshbooks"), ("Confluent", "confluent")),
        .. Of("<alnum 64>", "key", ("Hetzner", "hetzner"), ("Confluent", "confluent"), ("Sumo Logic", "sumo"), ("Binance", "binance"), ("Auth0", "auth0"), ("New Relic", "newrelic"), ("Coinbase", "coinbase"), ("Linode", "linode")),
        .. Of("<alnum 73>", "key", ("JFrog", "artifactory"), ("JFrog", "jfrog")),
        .. Of("<url 64>", "secret", ("Auth0", "auth0"), ("Bitbucket", "bitbucket"), ("Coinbase", "coinbase")),
        .. Of("<url 50>", "key", ("RapidAPI", "rapidapi")),
        .. Of("<alnum 50>", "secret", ("X", "twitter")),
        .. Of("<alnum 45>", "token secret", ("X", "twitter")),
        .. Of("<url 44>", "key", ("IBM Cloud", "ibm"), ("IBM Cloud", "watson"), ("IBM Cloud", "bluemix")),
        .. Of("<url 43>", "token", ("Contentful", "contentful"), ("Duffel", "duffel")),
        .. Of("<url 40..46>", "token", ("Netlify", "netlify")),
        .. Of("<alnum 36>", "key", ("Vultr", "vultr"), ("Prefect", "prefect")),
        .. Of("<url 32>", "key", ("Fastly", "fastly"), ("Adafruit", "adafruit"), ("Discord", "discord"), ("Mistral AI", "mistral"), ("Bittrex", "bittrex"), ("Flickr", "flickr"), ("Asana", "asana"), ("Private AI", "privateai"), ("Azure Maps", "azuremaps"), ("Snowflake", "snowflake"), ("Facebook", "facebook"), ("Honeycomb", "honeycomb"), ("Customer.io", "customerio"), ("Etherscan", "etherscan"), ("Alchemy", "alchemy")),
        .. Of("<upper 34>", "key", ("Etherscan", "etherscan")),
        .. Of("<url 43>", "key", ("Azure Maps", "azuremaps")),
        .. Of("<lower 52>", "token", ("Azure DevOps", "azuredevops"), ("Azure DevOps", "azdo"), ("Azure DevOps", "vsts"), ("Azure DevOps", "tfs")),
        .. Of("<base64 86>==", "key", ("Azure", "azure"), ("Azure", "storage"), ("Azure", "cosmos"), ("Azure", "accountkey"), ("Azure", "batch")),
        .. Of("<base64 43>=", "key", ("Azure", "azure"), ("Azure", "servicebus"), ("Azure", "eventhub"), ("Azure", "iothub"), ("Azure", "eventgrid"), ("Azure", "signalr"), ("Azure", "redis"), ("Azure", "appconfig"), ("Azure", "notificationhub")),
        .. Of("<alnum 30>", "key", ("Alibaba Cloud", "alibaba"), ("Alibaba Cloud", "aliyun"), ("Plaid", "plaid"), ("Twitch", "twitch"), ("Pushover", "pushover"), ("Alchemy", "alchemy")),
        .. Of("<lower 26>", "token", ("Mattermost", "mattermost")),
        .. Of("<alnum 25>", "key", ("MessageBird", "messagebird"), ("X", "twitter")),
        .. Of("<lower 24>", "token", ("Vercel", "vercel"), ("Atlassian", "atlassian"), ("Atlassian", "jira"), ("Atlassian", "confluence"), ("KuCoin", "kucoin"), ("Looker", "looker"), ("Etsy", "etsy")),
        .. Of("<alnum 22>", "token", ("Travis CI", "travis"), ("Honeycomb", "honeycomb")),
        .. Of("<url 20>", "key", ("PagerDuty", "pagerduty"), ("Finnhub", "finnhub"), ("Freshdesk", "freshdesk"), ("BrowserStack", "browserstack")),
        .. Of("<alnum 16>", "key", ("Vonage", "vonage"), ("Vonage", "nexmo"), ("LinkedIn", "linkedin"), ("Alpha Vantage", "alphavantage"), ("Confluent", "confluent")),
        .. Of("<url 60>", "token", ("Intercom", "intercom")),
        .. Of(Uuid, "key",
            ("Heroku", "heroku"), ("HubSpot", "hubspot"), ("Snyk", "snyk"), ("Postmark", "postmark"), ("Opsgenie", "opsgenie"), ("Splunk", "splunk"), ("Loggly", "loggly"), ("Sauce Labs", "sauce"),
            ("MessageBird", "messagebird"), ("KuCoin", "kucoin"), ("Squarespace", "squarespace"), ("Elastic Email", "elasticemail"), ("Pinecone", "pinecone"), ("Railway", "railway"), ("Exa", "exa"),
            ("Scaleway", "scaleway"), ("Consul", "consul"), ("Nomad", "nomad"), ("Chocolatey", "chocolatey"), ("CoinMarketCap", "coinmarketcap"), ("Elmah.io", "elmah")),
        .. Of("<base64 80..90><[=] 0..2>", "secret", ("Kraken", "kraken")),
        .. Of("<alnum 20..60>", "secret", ("Snowflake", "snowflake"), ("Cohere", "cohere"), ("Polygon", "polygonapi")),
    ];

    private static IEnumerable<CredentialFormat> Of(string pattern, string what, params (string Issuer, string Word)[] issuers) =>
        issuers.Select(issuer => new CredentialFormat(issuer.Issuer, what, pattern, Gitleaks) { Context = [issuer.Word] });
}
