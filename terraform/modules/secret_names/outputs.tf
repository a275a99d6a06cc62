output "project" {
  description = "Project of the manifest"
  value       = local.manifest.project
}

output "environment_names" {
  description = "Names of the environments in the manifest, for messages"
  value       = local.entries[*].name
}

output "is_known" {
  description = "Whether the manifest has the environment"
  value       = length(local.matches[var.environment]) > 0
}

output "regions" {
  description = "Regions of the environment in the manifest, the primary region first. Empty if the manifest has none"
  value       = try(local.matches[var.environment][0].regions, [])
}

output "schemas" {
  description = "Schemas by category"
  value       = local.schemas
}

output "former_categories" {
  description = "Categories of the environment by their former names (`x-renamed-from`)"
  value       = local.former_categories
}

output "former_names" {
  description = "Names that the secrets of the environment had before their categories were renamed, by former category"
  value       = local.former_names
}

output "names" {
  description = "Names of the secrets by environment and category. An environment has the categories that exist in it"
  value       = local.names
}
