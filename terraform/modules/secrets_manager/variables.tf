variable "schemas_path" {
  description = "Path of the folder with `secrets.json` and the `*.schema.json` files"
  type        = string
}

variable "environment" {
  description = "Environment to create the secrets of, as named in `secrets.json`"
  type        = string
}

variable "key_administrators" {
  description = "ARNs of the principals that may administer the KMS keys. If the list is empty, the account's IAM policies determine who administers them"
  type        = list(string)
  default     = []
}

variable "key_deletion_window_in_days" {
  description = "Days that KMS waits before it deletes a key that was scheduled for deletion, from 7 to 30"
  type        = number
  default     = 30

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30
    error_message = "The deletion window of a KMS key is 7 to 30 days."
  }
}

variable "key_rotation_period_in_days" {
  description = "Days between two automatic rotations of the KMS key's material, from 90 to 2560"
  type        = number
  default     = 365

  validation {
    condition     = var.key_rotation_period_in_days >= 90 && var.key_rotation_period_in_days <= 2560
    error_message = "The rotation period of a KMS key is 90 to 2560 days."
  }
}

variable "recovery_window_in_days" {
  description = "Days that a deleted secret can be restored, from 7 to 30"
  type        = number
  default     = 30

  validation {
    condition     = var.recovery_window_in_days >= 7 && var.recovery_window_in_days <= 30
    error_message = "The recovery window of a secret is 7 to 30 days. This module never deletes a secret without one."
  }
}

variable "rotation" {
  description = "Rotation function per category. A category without one is not rotated by Secrets Manager. The schedule is the schema's `x-rotation-days` unless `schedule_expression` is given"
  type = map(object({
    lambda_arn          = string
    schedule_expression = optional(string)
    duration            = optional(string)
    rotate_immediately  = optional(bool, true)
  }))
  default = {}
}

variable "tags" {
  description = "Tags of every resource. A schema's `x-tags` take precedence over them"
  type        = map(string)
  default     = {}
}
