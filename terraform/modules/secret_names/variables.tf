variable "schemas_path" {
  description = "Path of the folder with `secrets.json` and the `*.schema.json` files"
  type        = string
}

variable "environment" {
  description = "Environment, as named in `secrets.json`, or a preview environment that fits one of its patterns"
  type        = string
}

variable "further_environments" {
  description = "Other environments to name secrets of, besides those in `secrets.json`: preview environments, or their patterns"
  type        = list(string)
  default     = []
}
