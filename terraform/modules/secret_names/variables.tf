variable "schemas_path" {
  description = "Path of the folder with `secrets.json` and the `*.schema.json` files"
  type        = string
}

variable "environment" {
  description = "Environment, as named in `secrets.json`, or a preview environment that fits one of its patterns"
  type        = string
}
