output "policy_arn" {
  description = "ARN of the policy"
  value       = aws_iam_policy.this.arn
}

output "policy_json" {
  description = "Policy document as JSON"
  value       = aws_iam_policy.this.policy
}

output "role_arn" {
  description = "ARN of the role, or null when none is created"
  value       = try(aws_iam_role.this[0].arn, null)
}

output "role_name" {
  description = "Name of the role, or null when none is created"
  value       = try(aws_iam_role.this[0].name, null)
}

output "secret_arns" {
  description = "ARN patterns of the secrets that the job may read"
  value       = module.policy.secret_arns
}
