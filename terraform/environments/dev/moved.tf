# A category that was renamed in schemas/ and keeps its secret (x-secret-name) moves here, so that Terraform does not plan to replace it:
#
#   moved {
#     from = module.secrets.aws_secretsmanager_secret.this["old-category"]
#     to   = module.secrets.aws_secretsmanager_secret.this["new-category"]
#   }
#
# Remove the block when it has been applied in every environment.
