variable "schemas_path" {
  description = "Path of the folder with `secrets.json` and the `*.schema.json` files"
  type        = string
}

variable "environment" {
  description = "Environment whose secrets are watched, as named in `secrets.json`"
  type        = string
}

variable "expected_principals" {
  description = "ARNs of the roles and users that read the environment's secrets. A read by any other principal raises the alert"
  type        = list(string)

  validation {
    condition     = length(var.expected_principals) > 0
    error_message = "Name at least one expected principal. With none, every read would raise the alert."
  }

  validation {
    condition     = alltrue([for arn in var.expected_principals : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/", arn))])
    error_message = "An expected principal is the ARN of an IAM role or user: arn:aws:iam::123456789012:role/name. The ARN of a session is not."
  }
}

variable "notification_topic_arn" {
  description = "ARN of an SNS topic to notify. By default the module creates a topic"
  type        = string
  default     = null
}

variable "topic_kms_key_id" {
  description = "KMS key that encrypts the topic that the module creates. EventBridge must be allowed to use it"
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
  default     = {}
}
