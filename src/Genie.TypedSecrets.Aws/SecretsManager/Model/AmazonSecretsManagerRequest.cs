using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws.SecretsManager.Model;

/// <summary>Represents a request. The members of all requests have AWS's names and shapes, except that values are <see cref="SecretBytes"/>.</summary>
internal abstract class AmazonSecretsManagerRequest : AmazonWebServiceRequest
{
}
