output "project" {
  description = "Project of the manifest"
  value       = module.names.project
}

output "names" {
  description = "Names of the secrets by environment and category, see the module secret_names"
  value       = module.names.names
}

output "policy_json" {
  description = "Policy document as JSON"
  value = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.read_statements, local.batch_statements, local.decrypt_statements)
  })
}

output "secret_arns" {
  description = "ARN patterns of the secrets that may be read"
  value       = local.secret_arns
}

output "environment_problem" {
  description = "Error message if the manifest does not have the environment, otherwise null"
  value       = module.names.is_known ? null : "The environment '${var.environment}' is not in secrets.json. It has: ${join(", ", module.names.environment_names)}."
}
