variable "schemas_path" {
  description = "Path of the folder with `secrets.json` and the `*.schema.json` files"
  type        = string
}

variable "environment" {
  description = "Environment that the reader runs in, as named in `secrets.json`"
  type        = string
}

variable "reads" {
  description = "Categories to read, each in an environment"
  type = list(object({
    category    = string
    environment = string
  }))
  default = []
}

variable "secret_ids" {
  description = "Names or ARNs of further secrets to read"
  type        = list(string)
  default     = []
}

variable "allow_batches" {
  description = "Whether the reader may call BatchGetSecretValue. The action does not support resource-level permissions: each secret of a batch is authorized by GetSecretValue"
  type        = bool
  default     = true
}

variable "kms_key_arns" {
  description = "ARNs of the KMS keys of the environment's secrets. Empty if they use the key of the account, `aws/secretsmanager`"
  type        = list(string)
  default     = []
}
