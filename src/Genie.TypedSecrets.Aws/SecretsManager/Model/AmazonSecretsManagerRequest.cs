using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws.SecretsManager.Model;

/// <summary>The base of all requests. Their members are AWS's, by name and shape, except that values are <see cref="SecretBytes"/>.</summary>
internal abstract class AmazonSecretsManagerRequest : AmazonWebServiceRequest
{
}
