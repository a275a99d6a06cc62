output "secret_arns" {
  description = "ARNs of the secrets by category"
  value       = module.secrets.secret_arns
}

output "kms_key_arns" {
  description = "ARNs of the KMS keys by region"
  value       = module.secrets.kms_key_arns
}

output "job_role_arns" {
  description = "ARNs of the jobs' roles"
  value       = { for name, job in module.job_role : name => job.role_arn }
}

output "audit_topic_arn" {
  description = "ARN of the topic that is notified of unexpected reads"
  value       = module.audit.topic_arn
}
