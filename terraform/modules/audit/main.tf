data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

module "names" {
  source = "../secret_names"

  schemas_path = var.schemas_path
  environment  = var.environment
}

locals {
  name  = "${module.names.project}-${var.environment}-secrets-audit"
  names = sort(values(module.names.names[var.environment]))

  # A caller names a secret by its name, by its ARN, or by its ARN without the last seven characters.
  partial_arns = { for name in local.names : name => try(regex("^(.+)-[0-9A-Za-z]{6}$", name)[0], name) if startswith(name, "arn:") }
  secret_id_patterns = flatten([
    for name in local.names : startswith(name, "arn:") ? [
      { wildcard = split(":", local.partial_arns[name])[6] },
      { wildcard = "${local.partial_arns[name]}*" },
      ] : [
      { wildcard = name },
      { wildcard = "arn:${data.aws_partition.current.partition}:secretsmanager:*:${data.aws_caller_identity.current.account_id}:secret:${name}*" },
    ]
  ])

  # A role's session names its role as the issuer; a user and the root user have none.
  unexpected_principal = [
    { userIdentity = { sessionContext = { sessionIssuer = { arn = [{ anything-but = var.expected_principals }] } } } },
    { userIdentity = { sessionContext = { sessionIssuer = { arn = [{ exists = false }] } }, arn = [{ anything-but = var.expected_principals }] } },
  ]

  topic_arn = var.notification_topic_arn != null ? var.notification_topic_arn : aws_sns_topic.this[0].arn
}

resource "aws_cloudwatch_event_rule" "this" {
  name        = local.name
  description = "A principal outside the expected set reads a secret of ${module.names.project} in ${var.environment}"

  # Reads are delivered only to rules in this state.
  state = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"

  event_pattern = jsonencode({
    source      = ["aws.secretsmanager"]
    detail-type = ["AWS API Call via CloudTrail"]
    detail = {
      eventSource = ["secretsmanager.amazonaws.com"]
      eventName   = ["GetSecretValue"]
      requestParameters = {
        secretId = local.secret_id_patterns
      }
      "$or" = local.unexpected_principal
    }
  })

  tags = var.tags

  lifecycle {
    precondition {
      condition     = module.names.is_known
      error_message = "The environment '${var.environment}' is not in secrets.json. It has: ${join(", ", module.names.environment_names)}."
    }
  }
}

# BatchGetSecretValue does not need a rule of its own: CloudTrail records GetSecretValue for each secret that a batch reads.
resource "aws_cloudwatch_event_target" "this" {
  rule      = aws_cloudwatch_event_rule.this.name
  target_id = "notify"
  arn       = local.topic_arn

  input_transformer {
    input_paths = {
      account   = "$.account"
      address   = "$.detail.sourceIPAddress"
      principal = "$.detail.userIdentity.arn"
      region    = "$.region"
      secret    = "$.detail.requestParameters.secretId"
      time      = "$.time"
    }

    # Not jsonencode, which would escape the angle brackets of the placeholders.
    input_template = <<-EOT
      {
        "alert": "A principal outside the expected set read a secret",
        "secret": "<secret>",
        "principal": "<principal>",
        "address": "<address>",
        "account": "<account>",
        "region": "<region>",
        "time": "<time>"
      }
    EOT
  }
}

resource "aws_sns_topic" "this" {
  count = var.notification_topic_arn == null ? 1 : 0

  name              = local.name
  kms_master_key_id = var.topic_kms_key_id

  tags = var.tags
}

resource "aws_sns_topic_policy" "this" {
  count = var.notification_topic_arn == null ? 1 : 0

  arn = aws_sns_topic.this[0].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "NotifyFromRule"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = ["sns:Publish"]
        Resource  = aws_sns_topic.this[0].arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_cloudwatch_event_rule.this.arn
          }
        }
      },
    ]
  })
}
