output "kms_key_arn" {
  description = "ARN of the KMS key in the primary region"
  value       = aws_kms_key.this.arn
}

output "kms_key_arns" {
  description = "ARNs of the KMS keys by region, replicas included"
  value = merge(
    { (local.primary_region) = aws_kms_key.this.arn },
    { for region, key in aws_kms_replica_key.this : region => key.arn },
  )
}

output "kms_key_alias" {
  description = "Alias of the KMS key, the same in every region"
  value       = aws_kms_alias.this.name
}

output "secret_arns" {
  description = "ARNs of the secrets in the primary region, by category"
  value       = { for category, secret in aws_secretsmanager_secret.this : category => secret.arn }
}

output "secret_names" {
  description = "Names of the secrets by category, including those that this module does not create"
  value       = local.names
}

output "moved_categories" {
  description = "Categories that were renamed and keep their secrets, by former name. Each needs a moved block in the environment"
  value       = local.moved
}

output "regions" {
  description = "Regions of the secrets, the primary region first"
  value       = concat([local.primary_region], sort(local.replica_regions))
}
