locals {
  usage = [for path in var.usage_files : jsondecode(file(path))]

  # The execution role serves one environment: reads of another one are not granted.
  used_categories = flatten([
    for report in local.usage : [
      for secret in report.secrets : secret.category
      if contains(secret.environments, "$current") || contains(secret.environments, var.environment)
    ]
  ])

  categories = sort(distinct(concat(var.categories, local.used_categories)))
  missing    = [for category in local.categories : category if !can(module.policy.names[var.environment][category])]
}

module "policy" {
  source = "../read_policy"

  schemas_path = var.schemas_path
  environment  = var.environment
  reads        = [for category in local.categories : { category = category, environment = var.environment }]
  kms_key_arns = var.kms_key_arns

  # Airflow's secrets backend reads one secret at a time.
  allow_batches = false
}

resource "aws_iam_role_policy" "this" {
  name   = var.policy_name != null ? var.policy_name : "${module.policy.project}-${var.environment}-secrets"
  role   = var.execution_role_name
  policy = module.policy.policy_json

  lifecycle {
    precondition {
      condition     = module.policy.environment_problem == null
      error_message = coalesce(module.policy.environment_problem, "The environment is known.")
    }

    precondition {
      condition     = length(local.categories) > 0
      error_message = "No category is granted. Name some with categories, or give usage_files."
    }

    precondition {
      condition     = length(local.missing) == 0
      error_message = "A category is granted that does not exist in ${var.environment}: ${join(", ", local.missing)}."
    }
  }
}
