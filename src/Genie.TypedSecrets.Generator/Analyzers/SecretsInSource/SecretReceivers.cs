using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>Lists the types and methods that take a secret as a certain argument, regardless of the names of their parameters.</summary>
internal static class SecretReceivers
{
    // By name, because the packages that declare them may not be referenced: the position of the secret, or -1 for the last argument.
    private static readonly Dictionary<string, int[]> s_positions = new(StringComparer.Ordinal)
    {
        ["AzureKeyCredential"] = [0], ["AzureNamedKeyCredential"] = [1], ["AzureSasCredential"] = [0], ["ApiKeyCredential"] = [0], ["StorageSharedKeyCredential"] = [1], ["StorageCredentials"] = [1], ["ApiKeyServiceClientCredentials"] = [0],
        ["ClientSecretCredential"] = [2], ["ClientCredential"] = [1], ["UsernamePasswordCredential"] = [1], ["UserPasswordCredential"] = [1], ["NetworkCredential"] = [1], ["PasswordCredential"] = [2], ["SqlCredential"] = [1], ["TableSharedKeyCredential"] = [1],
        ["BasicAWSCredentials"] = [1], ["SessionAWSCredentials"] = [1, 2], ["SymmetricSecurityKey"] = [0], ["InMemorySymmetricSecurityKey"] = [0], ["HMACSHA256"] = [0], ["HMACSHA512"] = [0], ["HMACSHA384"] = [0], ["HMACSHA1"] = [0], ["HMACMD5"] = [0],
        ["Rfc2898DeriveBytes"] = [0], ["PasswordDeriveBytes"] = [0], ["Pbkdf2"] = [0], ["CreateEncryptor"] = [0], ["CreateDecryptor"] = [0], ["AesGcm"] = [0], ["AesCcm"] = [0], ["ChaCha20Poly1305"] = [0], ["KeyParameter"] = [0], ["EthECKey"] = [0], ["HashData"] = [0],
        ["AuthenticationHeaderValue"] = [1], ["BasicAuthenticationHeaderValue"] = [1], ["HttpBasicAuthenticator"] = [1], ["JwtAuthenticator"] = [0], ["OAuth2AuthorizationRequestHeaderAuthenticator"] = [0],
        ["SendGridClient"] = [0], ["StripeClient"] = [0], ["OpenAIClient"] = [0], ["TelegramBotClient"] = [0], ["SlackTaskClient"] = [0], ["DiscordWebhookClient"] = [0], ["ApiKeyAuthenticationHeaderValue"] = [0], ["MailgunClient"] = [1], ["VonageCredentials"] = [1],
        ["Authenticate"] = [-1], ["AuthenticateAsync"] = [1], ["SetBearerToken"] = [0], ["SetBasicAuthentication"] = [1], ["WithBasicAuth"] = [1], ["WithOAuthBearerToken"] = [0], ["BasicAuthentication"] = [1], ["UsernamePassword"] = [1], ["ApiKeyAuthentication"] = [-1], ["WithCredentials"] = [1], ["WithPassword"] = [0], ["SetPassword"] = [-1],
        ["PasswordAuthenticationMethod"] = [1], ["ConnectionInfo"] = [-1], ["PrivateKeyFile"] = [1], ["X509Certificate2"] = [1], ["LoadPkcs12FromFile"] = [1], ["LoadPkcs12"] = [1], ["UserPassword"] = [1], ["AddDeveloperSigningCredential"] = [-1], ["CreatePassword"] = [-1], ["PasswordSignInAsync"] = [1], ["ConvertToSecureString"] = [0],
    };

    /// <summary>Gets a name for the place that an expression is passed to, if only secrets are passed there; otherwise null.</summary>
    internal static string? Of(ExpressionSyntax value)
    {
        if (value.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } call } list } argument
            || NameOf(call) is not { } name || !s_positions.TryGetValue(name, out var positions))
        {
            return null;
        }

        if (name == "HashData")
        {
            // HMACSHA256.HashData(key, text); the other hashes have no key.
            return ((call as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax)?.Expression is IdentifierNameSyntax { Identifier.ValueText: var hash } && hash.StartsWith("HMAC", StringComparison.Ordinal) && list.Arguments[0] == argument ? hash : null;
        }

        var index = list.Arguments.IndexOf(argument);
        var isThere = Array.Exists(positions, position => position == index || (position < 0 && index == list.Arguments.Count - 1 && index > 0));
        return isThere && !(call is InvocationExpressionSyntax && positions[0] == 1 && list.Arguments.Count < 2) ? name : null;
    }

    /// <summary>Gets the name of the called method or of the created type.</summary>
    internal static string? NameOf(SyntaxNode? call) => call switch
    {
        InvocationExpressionSyntax { Expression: var method } => LastName(method),
        ObjectCreationExpressionSyntax created => LastName(created.Type),
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax declaration } } => LastName(declaration.Type),
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } } => LastName(property.Type),
        ImplicitObjectCreationExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Authorization" } } } => "AuthenticationHeaderValue",
        AttributeSyntax attribute => LastName(attribute.Name),
        _ => null,
    };

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        GenericNameSyntax generic => generic.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => LastName(nullable.ElementType),
        _ => null,
    };
}
