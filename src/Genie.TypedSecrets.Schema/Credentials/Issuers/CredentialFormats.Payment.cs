namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>Payment, commerce and shipping.</content>
internal static partial class CredentialFormats
{
    private const string StripeKeys = "https://docs.stripe.com/keys";

    private static IEnumerable<CredentialFormat> Payment() =>
    [
        new("Stripe", "key", "(sk|rk)_(live|prod)_<alnum 16..247>", StripeKeys),
        new("Stripe", "test key", "(sk|rk)_test_<alnum 16..247>", StripeKeys),
        new("Stripe", "organization key", "sk_org_(live|test)_<alnum 24..247>", StripeKeys),
        new("Stripe", "webhook secret", "whsec_<base64 32..64><[=] 0..2>", "https://docs.stripe.com/webhooks"),
        new("Stripe", "payment secret", "(pi|seti)_<alnum 24>_secret_<alnum 25>", TruffleHog),
        new("Braintree", "access token", "access_token$production$<lower 16>$<hex 32>", "https://developer.paypal.com/braintree/articles"),
        new("Braintree", "access token", "access_token$sandbox$<lower 16>$<hex 32>", "https://developer.paypal.com/braintree/articles"),
        new("Square", "access token", "sq0atp-<url 22>", "https://developer.squareup.com/docs/build-basics/access-tokens"),
        new("Square", "secret", "sq0csp-<url 43>", "https://developer.squareup.com/docs/build-basics/access-tokens"),
        new("Square", "access token", "EAAA<url 60>", "https://developer.squareup.com/docs/build-basics/access-tokens"),
        new("Adyen", "API key", "AQE<[A-Za-z] 1><base64 20..400>-<base64 20..100>=-<[A-Za-z0-9!#$%&*+,;:=?^_~.{|}-] 8..40>", "https://docs.adyen.com/development-resources/api-credentials"),
        new("Razorpay", "key", "rzp_(live|test)_<alnum 14>", TruffleHog) { IsAmbiguous = true },
        new("Flutterwave", "secret key", "FLWSECK(_TEST)?-<lower 32>-X", "https://developer.flutterwave.com/docs"),
        new("Flutterwave", "encryption key", "FLWSECK_TEST<lower 12>", "https://developer.flutterwave.com/docs") { IsAmbiguous = true },
        new("Mollie", "API key", "(live|test)_<alnum 30>", "https://docs.mollie.com/reference/authentication") { IsAmbiguous = true },
        new("GoCardless", "token", "(live|sandbox)_<url 40>", "https://developer.gocardless.com/getting-started/api/"),
        new("Lob", "API key", "(live|test)_<hex 35>", "https://docs.lob.com/#tag/Authentication"),
        new("Plaid", "access token", "access-(sandbox|development|production)-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://plaid.com/docs/api/"),
        new("Shopify", "token", "shp(at|ca|pa|ss|ua|it)_<Hex 32>", "https://shopify.dev/docs/apps/build/authentication-authorization"),
        new("Shippo", "token", "shippo_(live|test)_<hex 40>", "https://docs.goshippo.com/docs/guides_general/authentication/"),
        new("EasyPost", "API key", "(EZAK|EZTK)<alnum 54>", "https://docs.easypost.com/docs/authentication"),
        new("Duffel", "API key", "duffel_(live|test)_<[a-zA-Z0-9_=-] 43>", "https://duffel.com/docs"),
        new("Paddle", "API key", "pdl_(live|sdbx)_apikey_<lower 26>_<alnum 22>_<alnum 3>", "https://developer.paddle.com/api-reference/about/api-keys"),
        new("Ramp", "client secret", "ramp_(sec|id|tok|business_tok)_<alnum 40..48>", TruffleHog),
        new("Mercury", "API token", "secret-token:mercury_(production|sandbox)_<alpha 1..6>_<alnum 40..60>_yrucrem", GitHubPartners),
        new("Mercury", "API token", "mercury_(production|sandbox)_<alnum 2..8>_<alnum 40..64>", GitHubPartners),
        new("Pagar.me", "API key", "ak_(live|test)_<alnum 30>", TruffleHog),
        new("Mercado Pago", "access token", "APP_USR-<digit 12..19>-<digit 6>-<hex 32>-<digit 6..12>", "https://www.mercadopago.com.br/developers"),
        new("Xendit", "API key", "xnd_(production|development)_<alnum 40..70>", "https://docs.xendit.co"),
        new("Midtrans", "server key", "(SB-)?Mid-server-<url 24>", "https://docs.midtrans.com/reference-link/authorization"),
        new("Checkout.com", "secret key", "sk_(sbox_)?<[a-z2-7] 26><[a-z2-7*#$=] 1>", "https://www.checkout.com/docs/developer-resources/api/manage-api-keys"),
        new("Robinhood", "API key", "rh-api-<Hex 8>-<Hex 4>-<Hex 4>-<Hex 4>-<Hex 12>", TruffleHog),
        new("WooCommerce", "API key", "(ck|cs)_<hex 40>", "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication"),
        new("Coinbase", "API key", "organizations/<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>/apiKeys/<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", TruffleHog),
        new("Paystack", "secret key", "sk_(live|test)_<hex 40>", "https://paystack.com/docs/api/authentication/"),
        new("Chargebee", "API key", "(live|test)_<alnum 31..40>", "https://apidocs.chargebee.com/docs/api/auth") { IsAmbiguous = true },
        new("Samsara", "token", "samsara_api_<alnum 30>", "https://developers.samsara.com/docs/authentication"),
        new("Onfido", "API token", "api_(live|sandbox)(_us|_ca)?.<url 11..15>.<url 32>", "https://documentation.onfido.com/#authentication"),
        new("Persona", "API key", "persona_(production|sandbox)_<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://docs.withpersona.com/api-keys"),
        new("RevenueCat", "secret key", "sk_<alnum 32>", "https://www.revenuecat.com/docs/projects/authentication") { IsAmbiguous = true },
        new("Fleetbase", "API key", "flb_live_<alnum 20>", TruffleHog),
        new("Flexport", "API key", "shltm_<url 40>", TruffleHog),
    ];
}
