variable "execution_role_name" {
  description = "Name of the execution role of the MWAA environment"
  type        = string
}

variable "schemas_path" {
  description = "Path of the folder with `secrets.json` and the `*.schema.json` files"
  type        = string
}

variable "environment" {
  description = "Environment whose secrets are granted, as named in `secrets.json`"
  type        = string
}

variable "categories" {
  description = "Categories that the DAGs read. Leave it empty to grant only the secrets in `usage_files`"
  type        = list(string)
  default     = []
}

variable "usage_files" {
  description = "Paths of usage reports of the jobs that MWAA starts, as written by `genie-secrets usage --format json`"
  type        = list(string)
  default     = []
}

variable "kms_key_arns" {
  description = "ARNs of the KMS keys of the environment's secrets. Empty if they use the key of the account, `aws/secretsmanager`"
  type        = list(string)
  default     = []
}

variable "policy_name" {
  description = "Name of the inline policy. By default `<project>-<environment>-secrets`"
  type        = string
  default     = null
}
