variable "name" {
  description = "Name of the policy, and of the role when one is created"
  type        = string
}

variable "schemas_path" {
  description = "Path of the folder with `secrets.json` and the `*.schema.json` files"
  type        = string
}

variable "environment" {
  description = "Environment that the job runs in, as named in `secrets.json`"
  type        = string
}

variable "usage_files" {
  description = "Paths of the usage reports of the job's assemblies, as written by `genie-secrets usage --format json`"
  type        = list(string)

  validation {
    condition     = length(var.usage_files) > 0
    error_message = "Give at least one usage report: genie-secrets usage bin/Release/net10.0 --format json --output usage.json"
  }
}

variable "allowed_names" {
  description = "Names or ARNs of the secrets that reads with computed names may read. Required if a usage report has unknown reads"
  type        = list(string)
  default     = []
}

variable "kms_key_arns" {
  description = "ARNs of the KMS keys of the environment's secrets. Empty if they use the key of the account, `aws/secretsmanager`"
  type        = list(string)
  default     = []
}

variable "create_role" {
  description = "Whether to create a role. Without it, attach the output `policy_arn` to an existing one"
  type        = bool
  default     = true
}

variable "trusted_services" {
  description = "Services that may assume the role"
  type        = list(string)
  default     = ["ecs-tasks.amazonaws.com"]
}

variable "assume_role_policy" {
  description = "Trust policy of the role as JSON. Replaces `trusted_services`, for example for a role of a Kubernetes service account"
  type        = string
  default     = null
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds the role's permissions"
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of the role and the policy"
  type        = map(string)
  default     = {}
}
