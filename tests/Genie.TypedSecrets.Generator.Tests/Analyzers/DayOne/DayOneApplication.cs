namespace Genie.TypedSecrets.Generator.Tests.Analyzers.DayOne;

/// <summary>
/// An ASP.NET Core application as teams have them before they add the package: JWT, EF Core, Redis, mail, a worker, passwords of local
/// servers. It compiles against ASP.NET Core; the types of other packages are stubs.
/// </summary>
internal static class DayOneApplication
{
    internal static IReadOnlyList<(string Path, string Text)> Sources { get; } =
    [
        ("/repo/Program.cs", """
            using System.Text;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.IdentityModel.Tokens;
            using Orders;
            using StackExchange.Redis;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDbContext<OrdersContext>(o => o.UseNpgsql(builder.Configuration.GetConnectionString("Orders") ?? "Host=localhost;Database=orders;Username=postgres;Password=postgres"));
            builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(builder.Configuration["Redis:Configuration"] ?? "localhost:6379"));
            builder.Services.Configure<SmtpOptions>(builder.Configuration.GetSection("Smtp"));
            builder.Services.AddHostedService<OutboxWorker>();
            builder.Services.AddHttpClient<PaymentClient>(c => c.BaseAddress = new Uri("https://payments.example.com"));
            builder.Services.AddAuthentication("Bearer").AddJwtBearer(o => o.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = builder.Configuration["Jwt:Issuer"],
                IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(builder.Configuration["Jwt:Key"]!)),
            });

            var app = builder.Build();
            app.MapGet("/orders/{id}", (int id) => Results.Ok(new { id }));
            app.MapPost("/login", (LoginRequest login) => login.Password.Length == 0 ? Results.Unauthorized() : Results.Ok());
            app.MapGet("/health", () => Results.Ok());
            app.Run();
            """),
        ("/repo/Orders.cs", """
            using System.Net.Mail;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.Hosting;
            using Microsoft.Extensions.Logging;
            using Microsoft.Extensions.Options;

            namespace Orders;

            public sealed record LoginRequest(string User, string Password);

            public sealed class Order { public int Id { get; set; } public string Number { get; set; } = ""; public string PasswordHash { get; set; } = "AQAAAAIAAYagAAAAEHk3vJ0n6Qw2Zx9uC4rT8mB1yL5sD7fG0aHjKpQeRiUoXcVbNzMwSgTd2Y=="; }

            public sealed class OrdersContext : DbContext { public DbSet<Order> Orders => null!; }

            public sealed class SmtpOptions { public string Host { get; set; } = "localhost"; public string User { get; set; } = "mailer"; public string Password { get; set; } = "changeme"; }

            public sealed class PaymentClient(HttpClient http, IConfiguration configuration)
            {
                private const string ApiKeyHeader = "X-Api-Key";
                private const string TokenEndpoint = "https://login.example.com/connect/token";

                public async Task<string> PayAsync(string order, CancellationToken ct)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, $"/payments?order={order}");
                    request.Headers.Add(ApiKeyHeader, configuration["Payments:ApiKey"]);
                    using var response = await http.SendAsync(request, ct);
                    return await response.Content.ReadAsStringAsync(ct) + TokenEndpoint.Length;
                }
            }

            public sealed class OutboxWorker(ILogger<OutboxWorker> logger, IOptions<SmtpOptions> options) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    var token = Environment.GetEnvironmentVariable("GITHUB_TOKEN");
                    while (!stoppingToken.IsCancellationRequested)
                    {
                        using var smtp = new SmtpClient(options.Value.Host) { Credentials = new System.Net.NetworkCredential(options.Value.User, options.Value.Password) };
                        logger.LogInformation("Mailing with {Host}, token set: {IsSet}", options.Value.Host, token is not null);
                        await Task.Delay(1000, stoppingToken);
                    }
                }
            }
            """),
        ("/repo/Libraries.cs", """
            namespace Microsoft.EntityFrameworkCore
            {
                public class DbSet<T> where T : class;
                public class DbContext;
                public sealed class DbContextOptionsBuilder { public void UseNpgsql(string connection) => _ = connection; }
                public static class EntityFrameworkServices { public static void AddDbContext<T>(this Microsoft.Extensions.DependencyInjection.IServiceCollection services, Action<DbContextOptionsBuilder> options) where T : DbContext => _ = (services, options); }
            }

            namespace StackExchange.Redis
            {
                public interface IConnectionMultiplexer;
                public sealed class ConnectionMultiplexer : IConnectionMultiplexer { public static ConnectionMultiplexer Connect(string configuration) => configuration.Length == 0 ? throw new ArgumentException("empty") : new(); }
            }

            namespace Microsoft.IdentityModel.Tokens
            {
                public class SecurityKey;
                public sealed class SymmetricSecurityKey(byte[] key) : SecurityKey { public int KeySize => key.Length; }
                public sealed class TokenValidationParameters { public string? ValidIssuer { get; set; } public SecurityKey? IssuerSigningKey { get; set; } }
            }

            namespace Microsoft.Extensions.DependencyInjection
            {
                public sealed class JwtBearerOptions { public Microsoft.IdentityModel.Tokens.TokenValidationParameters? TokenValidationParameters { get; set; } }
                public static class JwtBearerExtensions { public static Microsoft.AspNetCore.Authentication.AuthenticationBuilder AddJwtBearer(this Microsoft.AspNetCore.Authentication.AuthenticationBuilder builder, Action<JwtBearerOptions> options) { _ = options; return builder; } }
            }
            """),
    ];

    internal static IReadOnlyList<(string Path, string Text)> Settings { get; } =
    [
        ("/repo/appsettings.json", """
            {
              "ConnectionStrings": { "Orders": "Host=db.internal;Database=orders;Username=orders;Password=kT8!vQ2zLm" },
              "Jwt": { "Issuer": "https://login.example.com", "Key": "REPLACE_IN_KEYVAULT" },
              "Redis": { "Configuration": "localhost:6379" },
              "Payments": { "ApiKey": "Zx81kQp0vTnB73mYcW5uRsLh" },
              "Smtp": { "Host": "smtp.example.com", "User": "mailer", "Password": "" },
              "Logging": { "LogLevel": { "Default": "Information" } }
            }
            """),
        ("/repo/appsettings.Development.json", """
            {
              "ConnectionStrings": { "Orders": "Host=localhost;Database=orders;Username=postgres;Password=postgres" },
              "Jwt": { "Key": "a-development-key-that-is-long-enough-for-hs256" },
              "Redis": { "Configuration": "localhost:6379,password=redis" },
              "Smtp": { "Host": "localhost", "User": "mailpit", "Password": "mailpit" }
            }
            """),
        ("/repo/Properties/launchSettings.json", """
            { "profiles": { "http": { "commandName": "Project", "environmentVariables": { "ASPNETCORE_ENVIRONMENT": "Development", "POSTGRES_PASSWORD": "postgres" } } } }
            """),
    ];
}
