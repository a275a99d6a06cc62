variable "region" {
  description = "Primary region of the environment"
  type        = string
  default     = "us-east-1"
}

variable "key_administrators" {
  description = "ARNs of the principals that may administer the KMS keys"
  type        = list(string)
  default     = []
}

variable "mwaa_execution_role_name" {
  description = "Name of the execution role of the MWAA environment, or null when there is none"
  type        = string
  default     = null
}

variable "rotation" {
  description = "Rotation function per category, see the module secrets_manager"
  type = map(object({
    lambda_arn          = string
    schedule_expression = optional(string)
    duration            = optional(string)
    rotate_immediately  = optional(bool, true)
  }))
  default = {}
}
