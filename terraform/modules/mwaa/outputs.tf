output "policy_json" {
  description = "Policy document as JSON"
  value       = aws_iam_role_policy.this.policy
}

output "secret_arns" {
  description = "ARN patterns of the secrets that the execution role may read"
  value       = module.policy.secret_arns
}

output "categories" {
  description = "Categories that are granted"
  value       = local.categories
}
