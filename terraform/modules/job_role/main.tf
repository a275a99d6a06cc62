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

  schemas = {
    for category in distinct(local.reads[*].category) :
    category => jsondecode(file("${var.schemas_path}/${category}.schema.json"))
  }

  typed_names = [
    for read in local.reads : replace(replace(replace(
      try(
        local.schemas[read.category]["x-secret-name"][read.environment],
        tostring(local.schemas[read.category]["x-secret-name"]),
        local.manifest.secretName,
        "{project}-{environment}/{category}",
      ),
      "{project}", local.manifest.project),
      "{environment}", read.environment),
    "{category}", read.category)
  ]

  constant_names = flatten([for report in local.usage : [for read in report.named : read.name]])
  unknown_reads  = flatten([for report in local.usage : report.unknown])
  names          = sort(distinct(concat(local.typed_names, local.constant_names, var.allowed_names)))

  # Secrets Manager appends a hyphen and six characters to a name. An ARN is taken as it is.
  secret_arns = sort(distinct(flatten([
    for name in local.names : startswith(name, "arn:") ? [name] : [
      for region in local.regions :
      "arn:${data.aws_partition.current.partition}:secretsmanager:${region}:${data.aws_caller_identity.current.account_id}:secret:${name}-??????"
    ]
  ])))

  read_statements = length(local.secret_arns) == 0 ? [] : [
    {
      Sid      = "ReadSecrets"
      Effect   = "Allow"
      Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
      Resource = local.secret_arns
    },
    {
      # BatchGetSecretValue has no resource of its own: each secret is authorized by GetSecretValue.
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
          "kms:ViaService" = [for region in local.regions : "secretsmanager.${region}.amazonaws.com"]
        }
        StringLike = {
          "kms:EncryptionContext:SecretARN" = local.secret_arns
        }
      }
    },
  ]

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

resource "aws_iam_policy" "this" {
  name        = var.name
  description = "Reads the secrets that the code of ${var.name} uses in ${var.environment}, and no others"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.read_statements, local.decrypt_statements)
  })

  tags = var.tags

  lifecycle {
    precondition {
      condition     = contains(keys(local.environments), var.environment)
      error_message = "The environment '${var.environment}' is not in secrets.json. It has: ${join(", ", keys(local.environments))}."
    }

    precondition {
      condition     = length(local.unknown_reads) == 0 || length(var.allowed_names) > 0
      error_message = "The usage reports have reads with a computed name: ${join(", ", [for read in local.unknown_reads : try("${read.file}:${read.line}", "unknown line")])}. Say with allowed_names which secrets these may ask for."
    }

    precondition {
      condition     = length(local.secret_arns) > 0
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
