data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  manifest = jsondecode(file("${var.schemas_path}/secrets.json"))

  environments = {
    for environment in local.manifest.environments :
    try(environment.name, environment) => try(environment.regions, [])
  }

  regions = length(local.environments[var.environment]) > 0 ? local.environments[var.environment] : [data.aws_region.current.region]
  usage   = [for path in var.usage_files : jsondecode(file(path))]

  # The execution role serves one environment: reads of another one are not granted.
  used_categories = flatten([
    for report in local.usage : [
      for secret in report.secrets : secret.category
      if contains(secret.environments, "$current") || contains(secret.environments, var.environment)
    ]
  ])

  categories = sort(distinct(concat(var.categories, local.used_categories)))

  schemas = {
    for category in local.categories :
    category => jsondecode(file("${var.schemas_path}/${category}.schema.json"))
  }

  names = [
    for category, schema in local.schemas : replace(replace(replace(
      try(
        schema["x-secret-name"][var.environment],
        tostring(schema["x-secret-name"]),
        local.manifest.secretName,
        "{project}-{environment}/{category}",
      ),
      "{project}", local.manifest.project),
      "{environment}", var.environment),
    "{category}", category)
  ]

  secret_arns = sort(distinct(flatten([
    for name in local.names : startswith(name, "arn:") ? [name] : [
      for region in local.regions :
      "arn:${data.aws_partition.current.partition}:secretsmanager:${region}:${data.aws_caller_identity.current.account_id}:secret:${name}-??????"
    ]
  ])))

  decrypt_statements = length(var.kms_key_arns) == 0 ? [] : [
    {
      Sid      = "DecryptSecrets"
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = sort(var.kms_key_arns)
      Condition = {
        StringEquals = {
          "kms:ViaService" = [for region in local.regions : "secretsmanager.${region}.amazonaws.com"]
        }
        StringLike = {
          "kms:EncryptionContext:SecretARN" = local.secret_arns
        }
      }
    },
  ]
}

resource "aws_iam_role_policy" "this" {
  name = var.policy_name != null ? var.policy_name : "${local.manifest.project}-${var.environment}-secrets"
  role = var.execution_role_name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
        Resource = local.secret_arns
      },
    ], local.decrypt_statements)
  })

  lifecycle {
    precondition {
      condition     = contains(keys(local.environments), var.environment)
      error_message = "The environment '${var.environment}' is not in secrets.json. It has: ${join(", ", keys(local.environments))}."
    }

    precondition {
      condition     = length(local.categories) > 0
      error_message = "No category is granted. Name some with categories, or give usage_files."
    }

    precondition {
      condition     = alltrue([for schema in values(local.schemas) : contains(try(schema["x-environments"], keys(local.environments)), var.environment)])
      error_message = "A category is granted that does not exist in ${var.environment}: ${join(", ", [for category, schema in local.schemas : category if !contains(try(schema["x-environments"], keys(local.environments)), var.environment)])}."
    }
  }
}
