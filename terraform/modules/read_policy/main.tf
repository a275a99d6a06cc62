data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

module "names" {
  source = "../secret_names"

  schemas_path         = var.schemas_path
  environment          = var.environment
  further_environments = distinct(var.reads[*].environment)
}

locals {
  regions    = length(module.names.regions) > 0 ? module.names.regions : [data.aws_region.current.region]
  dns_suffix = data.aws_partition.current.dns_suffix

  # A category that does not exist in an environment needs no permission there.
  names = [for read in var.reads : module.names.names[read.environment][read.category] if can(module.names.names[read.environment][read.category])]

  # Secrets Manager appends a hyphen and six characters to a name. An ARN that ends in them, or in a wildcard, is used unchanged.
  secret_arns = sort(distinct(flatten([
    for id in concat(local.names, var.secret_ids) : startswith(id, "arn:") ? [can(regex("(-[0-9A-Za-z]{6}|[*?])$", id)) ? id : "${id}-??????"] : [
      for region in local.regions :
      "arn:${data.aws_partition.current.partition}:secretsmanager:${region}:${data.aws_caller_identity.current.account_id}:secret:${id}-??????"
    ]
  ])))

  read_statements = length(local.secret_arns) == 0 ? [] : [
    {
      Sid      = "ReadSecrets"
      Effect   = "Allow"
      Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
      Resource = local.secret_arns
    },
  ]

  batch_statements = length(local.secret_arns) == 0 || !var.allow_batches ? [] : [
    {
      Sid      = "ReadSecretsInBatches"
      Effect   = "Allow"
      Action   = ["secretsmanager:BatchGetSecretValue"]
      Resource = ["*"]
    },
  ]

  decrypt_statements = length(local.secret_arns) == 0 || length(var.kms_key_arns) == 0 ? [] : [
    {
      Sid      = "DecryptSecrets"
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = sort(var.kms_key_arns)
      Condition = {
        StringEquals = {
          "kms:ViaService" = [for region in local.regions : "secretsmanager.${region}.${local.dns_suffix}"]
        }
        StringLike = {
          "kms:EncryptionContext:SecretARN" = local.secret_arns
        }
      }
    },
  ]
}
