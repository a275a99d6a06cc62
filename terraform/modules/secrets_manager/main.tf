data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

module "names" {
  source = "../secret_names"

  schemas_path = var.schemas_path
  environment  = var.environment
}

locals {
  project = module.names.project
  names   = module.names.names[var.environment]

  # The secrets of a renamed category stay until x-renamed-from is removed, so that their values can be copied. Where x-secret-name keeps the name,
  # there is one secret, which a moved block of the environment assigns to the new category.
  former    = { for category, name in module.names.former_names : category => name if !contains(values(local.names), name) }
  moved     = { for category, name in module.names.former_names : category => module.names.former_categories[category] if contains(values(local.names), name) }
  all_names = merge(local.former, local.names)

  regions         = module.names.regions
  primary_region  = length(local.regions) > 0 ? local.regions[0] : data.aws_region.current.region
  replica_regions = length(local.regions) > 1 ? toset(slice(local.regions, 1, length(local.regions))) : toset([])

  # Secrets that are named by ARN, or whose name has the "!" of a managing service, exist already and are configured elsewhere.
  managed = {
    for category, name in local.all_names : category => module.names.schemas[try(module.names.former_categories[category], category)]
    if !startswith(name, "arn:") && !strcontains(name, "!")
  }

  # The category's own interval, else the shortest interval of its keys.
  rotation_days = {
    for category, schema in local.managed : category => try(
      schema["x-rotation-days"],
      min([for key in values(try(schema.properties, {})) : key["x-rotation-days"] if can(key["x-rotation-days"])]...),
      null,
    )
  }

  rotated = {
    for category, rotation in var.rotation : category => rotation
    if contains(keys(local.managed), category)
  }

  tags = merge(var.tags, {
    Project     = local.project
    Environment = var.environment
  })

  account_root = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
  key_regions  = setunion([local.primary_region], local.replica_regions)

  # Administrators cannot use the key, and the key can only be used through Secrets Manager.
  key_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Administration"
        Effect    = "Allow"
        Principal = { AWS = length(var.key_administrators) > 0 ? var.key_administrators : [local.account_root] }
        Action = [
          "kms:CancelKeyDeletion",
          "kms:CreateAlias",
          "kms:DeleteAlias",
          "kms:Describe*",
          "kms:Disable*",
          "kms:Enable*",
          "kms:Get*",
          "kms:List*",
          "kms:Put*",
          "kms:ReplicateKey",
          "kms:Revoke*",
          "kms:RotateKeyOnDemand",
          "kms:ScheduleKeyDeletion",
          "kms:SynchronizeMultiRegionKey",
          "kms:TagResource",
          "kms:UntagResource",
          "kms:Update*",
        ]
        Resource = "*"
      },
      {
        Sid       = "UseThroughSecretsManager"
        Effect    = "Allow"
        Principal = { AWS = [local.account_root] }
        Action = [
          "kms:CreateGrant",
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "kms:ReEncrypt*",
        ]
        Resource = "*"
        Condition = {
          StringEquals = {
            "kms:CallerAccount" = data.aws_caller_identity.current.account_id
            "kms:ViaService"    = [for region in sort(local.key_regions) : "secretsmanager.${region}.${data.aws_partition.current.dns_suffix}"]
          }
        }
      },
    ]
  })
}

resource "aws_kms_key" "this" {
  region = local.primary_region

  description             = "Encrypts the secrets of ${local.project} in ${var.environment}"
  enable_key_rotation     = true
  rotation_period_in_days = var.key_rotation_period_in_days
  deletion_window_in_days = var.key_deletion_window_in_days
  multi_region            = length(local.replica_regions) > 0
  policy                  = local.key_policy

  tags = merge(local.tags, {
    Name = "${local.project}-${var.environment}-secrets-key"
  })

  lifecycle {
    prevent_destroy = true

    precondition {
      condition     = module.names.is_known
      error_message = "The environment '${var.environment}' is not in secrets.json. It has: ${join(", ", module.names.environment_names)}."
    }

    precondition {
      condition     = length(setsubtract(keys(var.rotation), keys(local.managed))) == 0
      error_message = "The input rotation names categories that ${var.environment} does not have: ${join(", ", setsubtract(keys(var.rotation), keys(local.managed)))}."
    }
  }
}

resource "aws_kms_alias" "this" {
  region = local.primary_region

  name          = "alias/${local.project}-${var.environment}-secrets"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_kms_replica_key" "this" {
  for_each = local.replica_regions

  region = each.value

  description             = "Encrypts the replicas of the secrets of ${local.project} in ${var.environment}"
  primary_key_arn         = aws_kms_key.this.arn
  deletion_window_in_days = var.key_deletion_window_in_days
  policy                  = local.key_policy

  tags = merge(local.tags, {
    Name = "${local.project}-${var.environment}-secrets-key"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "replica" {
  for_each = local.replica_regions

  region = each.value

  name          = "alias/${local.project}-${var.environment}-secrets"
  target_key_id = aws_kms_replica_key.this[each.value].key_id
}

# Placeholders: a value in Terraform's state would be a leak, and Terraform would undo each rotation. genie-secrets stores the values.
resource "aws_secretsmanager_secret" "this" {
  for_each = local.managed

  region = local.primary_region

  name                    = local.all_names[each.key]
  description             = try(each.value.description, each.value.title, null)
  kms_key_id              = aws_kms_key.this.arn
  recovery_window_in_days = var.recovery_window_in_days

  dynamic "replica" {
    for_each = local.replica_regions

    content {
      region     = replica.value
      kms_key_id = aws_kms_replica_key.this[replica.value].arn
    }
  }

  tags = merge(
    local.tags,
    { Category = each.key },
    try({ Owner = each.value["x-owner"] }, {}),
    try(each.value["x-tags"], {}),
  )

  lifecycle {
    prevent_destroy = true

    precondition {
      condition     = can(each.value["x-owner"])
      error_message = "${each.key}.schema.json has no x-owner. A secret without an owner is not created."
    }
  }
}

resource "aws_secretsmanager_secret_rotation" "this" {
  for_each = local.rotated

  region = local.primary_region

  secret_id           = aws_secretsmanager_secret.this[each.key].id
  rotation_lambda_arn = each.value.lambda_arn
  rotate_immediately  = each.value.rotate_immediately

  rotation_rules {
    automatically_after_days = each.value.schedule_expression == null ? local.rotation_days[each.key] : null
    schedule_expression      = each.value.schedule_expression
    duration                 = each.value.duration
  }

  lifecycle {
    precondition {
      condition     = each.value.schedule_expression != null || local.rotation_days[each.key] != null
      error_message = "${each.key}.schema.json has no x-rotation-days. Add it, or give the input rotation a schedule_expression."
    }
  }
}
