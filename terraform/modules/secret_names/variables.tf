variable "schemas_path" {
  description = "Path of the folder with `secrets.json` and the `*.schema.json` files"
  type        = string
}

variable "environment" {
  description = "Environment, as named in `secrets.json`, or a preview environment that matches one of its patterns"
  type        = string

  validation {
    condition     = !strcontains(var.environment, "*")
    error_message = "The pattern of preview environments is not an environment. Name one of them, such as pr-123."
  }
}

variable "further_environments" {
  description = "Other environments whose secrets are named, in addition to those in `secrets.json`: preview environments, or their patterns"
  type        = list(string)
  default     = []
}
