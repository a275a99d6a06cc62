using System.CommandLine;
using System.Globalization;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Permissions;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>iam</c>: the least policy of a job, from its usage.</summary>
internal static class IamCommand
{
    internal static Command Create(CliContext context)
    {
        var usage = new Option<string[]>("--usage") { Description = "The usage reports of the job's assemblies.", Required = true, AllowMultipleArgumentsPerToken = true, HelpName = "file" };
        var environment = new Option<string>("--environment", "-e") { Description = "The environment that the job runs in.", Required = true, HelpName = "name" };
        environment.CompletionSources.Add(_ => EnvironmentOption.Complete(context));
        var account = new Option<string>("--account") { Description = "The number of the AWS account, twelve digits.", Required = true, HelpName = "number" };
        var regions = new Option<string[]>("--region") { Description = "The regions of the secrets. The default is the regions in the manifest.", AllowMultipleArgumentsPerToken = true, HelpName = "region" };
        var keys = new Option<string[]>("--kms-key") { Description = "The ARNs of the customer managed keys of the secrets.", AllowMultipleArgumentsPerToken = true, HelpName = "arn" };
        var allowed = new Option<string[]>("--allow-unknown") { Description = "The secrets that reads with a computed name may read.", AllowMultipleArgumentsPerToken = true, HelpName = "name" };
        var partition = new Option<string>("--partition") { Description = "The AWS partition. The default is the partition of the regions.", HelpName = "partition" };
        var format = new Option<string>("--format", "-f") { Description = "The format: json, terraform.", DefaultValueFactory = static _ => "json", HelpName = "format" };
        format.AcceptOnlyFromAmong("json", "terraform");
        var command = new Command("iam", "Writes the minimal IAM policy that allows a job to read the secrets that its code reads.") { usage, environment, account, regions, keys, allowed, partition, format };
        command.Handle(context, (run, _) =>
        {
            var policy = IamPolicy.Create(new()
            {
                Usage = [.. (run.Get(usage) ?? []).Select(file => UsageFile.Read(run.FullPath(file)))],
                Environment = run.Get(environment)!,
                Account = run.Get(account)!,
                Regions = run.Get(regions) ?? [],
                Partition = run.Get(partition),
                KmsKeys = run.Get(keys) ?? [],
                AllowedNames = run.Get(allowed) ?? [],
                Project = run.Project,
            });
            if (policy.Documents.Count > 1)
            {
                run.Warn(string.Create(CultureInfo.InvariantCulture, $"One policy would exceed IAM's limit of {IamPolicy.MaxSize} characters. These are {policy.Documents.Count}; attach all of them."));
            }

            run.WriteText(run.Get(format) == "terraform" ? Terraform(policy) : Json(policy));
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }

    private static string Json(IamPolicy policy) => policy.Documents is [var only] ? only + "\n" : $"[\n{string.Join(",\n", policy.Documents)}\n]\n";

    private static string Terraform(IamPolicy policy) => string.Join("\n", policy.Documents.Select((document, i) => $$"""
        resource "aws_iam_policy" "secrets{{(i == 0 ? string.Empty : (i + 1).ToString(CultureInfo.InvariantCulture))}}" {
          policy = <<-JSON
            {{document.Replace("${", "$${", StringComparison.Ordinal).Replace("\n", "\n    ", StringComparison.Ordinal)}}
          JSON
        }

        """));
}
