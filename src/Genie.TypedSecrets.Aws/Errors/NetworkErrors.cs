using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Describes failures between this process and AWS: the proxy, the connection, TLS, DNS.</summary>
internal static class NetworkErrors
{
    private const string EndpointSettings = "AWS_ENDPOINT_URL_SECRETS_MANAGER and AWS_ENDPOINT_URL";

    /// <summary>Describes a failure of the connection.</summary>
    internal static string Describe(Exception e, AwsCall call)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: { } status }:
                    return DescribeProxy(status, call);
                case HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError }:
                    return $"{Through(call)} could not be established. Check HTTPS_PROXY and NO_PROXY.";
                case AuthenticationException:
                    return $"The TLS connection{To(call)} could not be established: this machine does not trust the certificate of the endpoint{Via(call)}.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return $"The name of {Peer(call)} cannot be resolved.{RegionHint(call)} Check the name of the region, {EndpointSettings}{ProxySettings(call)} and DNS.";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return call.Endpoint is { } endpoint && EndpointSecurity.GetProxy(endpoint) is { } proxy
                        ? $"The proxy {proxy} refused the connection. Check HTTPS_PROXY and NO_PROXY."
                        : $"The endpoint refused the connection{To(call)}. Check {EndpointSettings}.";
                case TimeoutException or OperationCanceledException:
                    return $"Secrets Manager did not respond in time{Via(call)}.";
                default:
                    break;
            }
        }

        return $"The connection to Secrets Manager failed{Via(call)}.";
    }

    /// <summary>Describes an error response of the proxy.</summary>
    internal static string DescribeProxy(HttpStatusCode status, AwsCall call)
    {
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        var proxy = call.Endpoint is { } endpoint ? EndpointSecurity.GetProxy(endpoint) : null;
        var name = proxy is null ? "The proxy" : $"The proxy {proxy}";
        return status == HttpStatusCode.ProxyAuthenticationRequired
            ? $"{name} requires authentication (HTTP {code}). Set its user and password in HTTPS_PROXY, or exclude the endpoint in NO_PROXY."
            : $"{name} rejected the connection{To(call)} (HTTP {code}). Allow the host in the proxy, or exclude it in NO_PROXY.";
    }

    /// <summary>Describes what is between this process and AWS.</summary>
    internal static string DescribePath(AwsCall call) => $"Check {EndpointSettings}{(call.Endpoint is { } endpoint ? $" (the endpoint is {EndpointSecurity.Show(endpoint)})" : string.Empty)} and the proxy{Via(call)}.";

    // Only a hint: AWS adds regions.
    private static string RegionHint(AwsCall call)
    {
        if (call.Endpoint is not { } endpoint || !endpoint.Host.StartsWith("secretsmanager", StringComparison.Ordinal))
        {
            return string.Empty;
        }

        if (call.Region is { } name && KnownRegions.FindMeant(name) is { } meant)
        {
            return $" Did you mean the region '{meant}'?";
        }

        return endpoint.Host.Contains("-fips.", StringComparison.Ordinal) ? " AWS_USE_FIPS_ENDPOINT selects a FIPS endpoint, which only regions in the United States and Canada have." : string.Empty;
    }

    private static string Peer(AwsCall call) => call.Endpoint is { } endpoint
        ? EndpointSecurity.GetProxy(endpoint) is { } proxy ? $"the proxy {proxy}, or of the endpoint {endpoint.Host}," : $"the endpoint {endpoint.Host}"
        : "the endpoint";

    private static string To(AwsCall call) => call.Endpoint is { } endpoint ? $" to {EndpointSecurity.Show(endpoint)}" : string.Empty;

    private static string Via(AwsCall call) => call.Endpoint is { } endpoint && EndpointSecurity.GetProxy(endpoint) is { } proxy ? $" through the proxy {proxy}" : string.Empty;

    private static string Through(AwsCall call) => $"The connection{To(call)}{Via(call)}";

    private static string ProxySettings(AwsCall call) => call.Endpoint is { } endpoint && EndpointSecurity.GetProxy(endpoint) is not null ? ", HTTPS_PROXY" : string.Empty;
}
