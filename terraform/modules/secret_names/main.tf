locals {
  manifest = jsondecode(file("${var.schemas_path}/secrets.json"))

  # An environment is a name, or an object with a name and its regions. A name that ends in "*" is a pattern of preview environments.
  entries = [
    for environment in local.manifest.environments : {
      name    = try(environment.name, environment)
      regions = try(environment.regions, [])
    }
  ]

  environments = distinct(concat([for entry in local.entries : entry.name if !endswith(entry.name, "*")], [var.environment], var.further_environments))

  # A preview environment is found in x-environments and x-secret-name by its pattern, in which the asterisk matches one or more characters.
  matches = {
    for environment in local.environments : environment => [
      for entry in local.entries : entry
      if entry.name == environment || (endswith(entry.name, "*") && can(regex("^${trimsuffix(entry.name, "*")}[0-9a-z_-]+$", environment)))
    ]
  }

  entry_names = { for environment in local.environments : environment => try(local.matches[environment][0].name, environment) }

  schemas = {
    for path in fileset(var.schemas_path, "*.schema.json") :
    trimsuffix(path, ".schema.json") => jsondecode(file("${var.schemas_path}/${path}"))
  }

  # A category that was renamed has its former secrets, which are copied, or keeps them by x-secret-name.
  former_categories = merge([
    for category, schema in local.schemas : {
      for former in flatten([try(schema["x-renamed-from"], [])]) : former => category
      if contains(keys(local.names[var.environment]), category) && !contains(keys(local.schemas), former)
    }
  ]...)

  former_names = {
    for former, category in local.former_categories : former => replace(replace(replace(
      try(local.manifest.secretName, "{project}-{environment}/{category}"),
      "{project}", local.manifest.project),
      "{environment}", var.environment),
    "{category}", former)
  }

  # The category's own name or pattern takes precedence over the manifest's pattern.
  names = {
    for environment in local.environments : environment => {
      for category, schema in local.schemas : category => replace(replace(replace(
        try(
          schema["x-secret-name"][local.entry_names[environment]],
          tostring(schema["x-secret-name"]),
          local.manifest.secretName,
          "{project}-{environment}/{category}",
        ),
        "{project}", local.manifest.project),
        "{environment}", environment),
      "{category}", category)
      if contains(try(schema["x-environments"], values(local.entry_names)), local.entry_names[environment])
    }
  }
}
