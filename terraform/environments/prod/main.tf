locals {
  environment  = "prod"
  schemas_path = "${path.module}/../../../schemas"

  # One usage report per job: terraform/usage/<job>.json, written by "genie-secrets usage".
  usage_path = "${path.module}/../../usage"
  jobs       = { for file in fileset(local.usage_path, "*.json") : trimsuffix(file, ".json") => "${local.usage_path}/${file}" }
}

module "secrets" {
  source = "../../modules/secrets_manager"

  schemas_path            = local.schemas_path
  environment             = local.environment
  key_administrators      = var.key_administrators
  recovery_window_in_days = 30
  rotation                = var.rotation
}

module "job_role" {
  source   = "../../modules/job_role"
  for_each = local.jobs

  name         = "${each.key}-${local.environment}"
  schemas_path = local.schemas_path
  environment  = local.environment
  usage_files  = [each.value]
  kms_key_arns = values(module.secrets.kms_key_arns)
}

module "mwaa" {
  source = "../../modules/mwaa"
  count  = var.mwaa_execution_role_name != null ? 1 : 0

  execution_role_name = var.mwaa_execution_role_name
  schemas_path        = local.schemas_path
  environment         = local.environment
  usage_files         = values(local.jobs)
  kms_key_arns        = values(module.secrets.kms_key_arns)
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

module "audit" {
  source = "../../modules/audit"

  schemas_path = local.schemas_path
  environment  = local.environment

  expected_principals = concat(
    [for job in module.job_role : job.role_arn],
    var.mwaa_execution_role_name != null ? [
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/${var.mwaa_execution_role_name}",
    ] : [],
  )
}
