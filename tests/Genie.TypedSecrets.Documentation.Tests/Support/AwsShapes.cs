namespace Genie.TypedSecrets.Documentation.Tests.Support;

/// <summary>The types of AWSSDK.SecretsManager 4.x that the documents use. This repository does not reference that package.</summary>
internal static class AwsShapes
{
    internal const string Source = """
        #nullable disable
        namespace Amazon.SecretsManager
        {
            public interface IAmazonSecretsManager : System.IDisposable
            {
                System.Threading.Tasks.Task<Model.GetSecretValueResponse> GetSecretValueAsync(Model.GetSecretValueRequest request, System.Threading.CancellationToken cancellationToken = default);
            }

            public class AmazonSecretsManagerClient : IAmazonSecretsManager
            {
                public System.Threading.Tasks.Task<Model.GetSecretValueResponse> GetSecretValueAsync(Model.GetSecretValueRequest request, System.Threading.CancellationToken cancellationToken = default) => throw new System.NotSupportedException();
                public void Dispose() { }
            }

            public class AmazonSecretsManagerException(string message) : Amazon.Runtime.AmazonServiceException(message);
        }

        namespace Amazon.SecretsManager.Model
        {
            public class ResourceNotFoundException(string message) : AmazonSecretsManagerException(message);

            public class GetSecretValueRequest
            {
                public string SecretId { get; set; }
                public string VersionId { get; set; }
                public string VersionStage { get; set; }
            }

            public class GetSecretValueResponse
            {
                public string VersionId { get; set; }
                public string SecretString { get; set; }
                public System.IO.MemoryStream SecretBinary { get; set; }
            }
        }
        """;
}
