locals {
  usage = [for path in var.usage_files : jsondecode(file(path))]

  # Category and environment of every typed read. "$current" is the environment that the job runs in.
  reads = distinct(flatten([
    for report in local.usage : [
      for secret in report.secrets : [
        for environment in secret.environments : {
          category    = secret.category
          environment = environment == "$current" ? var.environment : environment
        }
      ]
    ]
  ]))

  constant_names = flatten([for report in local.usage : [for read in report.named : read.name]])
  unknown_reads  = flatten([for report in local.usage : report.unknown])

  assume_role_policy = var.assume_role_policy != null ? var.assume_role_policy : jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = ["sts:AssumeRole"]
        Principal = { Service = var.trusted_services }
      },
    ]
  })
}

module "policy" {
  source = "../read_policy"

  schemas_path = var.schemas_path
  environment  = var.environment
  reads        = local.reads
  secret_ids   = concat(local.constant_names, var.allowed_names)
  kms_key_arns = var.kms_key_arns
}

resource "aws_iam_policy" "this" {
  name        = var.name
  description = "Reads the secrets that the code of ${var.name} uses in ${var.environment}, and no others"

  policy = module.policy.policy_json

  tags = var.tags

  lifecycle {
    precondition {
      condition     = module.policy.environment_problem == null
      error_message = coalesce(module.policy.environment_problem, "The environment is known.")
    }

    precondition {
      condition     = length(local.unknown_reads) == 0 || length(var.allowed_names) > 0
      error_message = "The usage reports have reads with a computed name: ${join(", ", [for read in local.unknown_reads : try("${read.file}:${read.line}", "unknown line")])}. Say with allowed_names which secrets these may ask for."
    }

    precondition {
      condition     = length(module.policy.secret_arns) > 0
      error_message = "The usage reports read no secret, so the policy would be empty. Remove this module call."
    }
  }
}

resource "aws_iam_role" "this" {
  count = var.create_role ? 1 : 0

  name                 = var.name
  description          = "Role of the job ${var.name} in ${var.environment}"
  assume_role_policy   = local.assume_role_policy
  permissions_boundary = var.permissions_boundary

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "this" {
  count = var.create_role ? 1 : 0

  role       = aws_iam_role.this[0].name
  policy_arn = aws_iam_policy.this.arn
}
