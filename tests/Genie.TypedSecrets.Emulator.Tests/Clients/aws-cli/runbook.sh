#!/usr/bin/env bash
# The platform's runbook, as people type it, with the real AWS CLI. Reads ENDPOINT; works in the current directory.
set -euo pipefail

sm() { aws --endpoint-url "$ENDPOINT" secretsmanager "$@"; }
fail() { echo "FAILED: $1" >&2; exit 1; }
expect() { [ "$2" = "$3" ] || fail "$1: expected '$3', got '$2'"; }
refused() { # code, then the command
  local code=$1 output; shift
  if output=$(sm "$@" 2>&1); then fail "$* succeeded"; fi
  [[ $output == *"($code)"* ]] || fail "$*: expected $code, got: $output"
}

# Create a category's secret.
sm create-secret --name genie-dev/api-keys --description "Tokens of the APIs that jobs call." \
  --secret-string '{"github_token":"fake-1"}' --tags Key=owner,Value=platform-team > created.json
expect "name" "$(sm describe-secret --secret-id genie-dev/api-keys --query Name --output text)" genie-dev/api-keys
refused ResourceExistsException create-secret --name genie-dev/api-keys --secret-string '{}'

# Give it a new value, from a file.
printf '{"github_token":"fake-2"}' > value.json
sm put-secret-value --secret-id genie-dev/api-keys --secret-string file://value.json > put.json
expect "value" "$(sm get-secret-value --secret-id genie-dev/api-keys --query SecretString --output text)" '{"github_token":"fake-2"}'
expect "previous" "$(sm get-secret-value --secret-id genie-dev/api-keys --version-stage AWSPREVIOUS --query SecretString --output text)" '{"github_token":"fake-1"}'

# Go back to the former value.
current=$(sm get-secret-value --secret-id genie-dev/api-keys --query VersionId --output text)
previous=$(sm get-secret-value --secret-id genie-dev/api-keys --version-stage AWSPREVIOUS --query VersionId --output text)
refused InvalidParameterException update-secret-version-stage --secret-id genie-dev/api-keys --version-stage AWSCURRENT --move-to-version-id "$previous"
sm update-secret-version-stage --secret-id genie-dev/api-keys --version-stage AWSCURRENT \
  --remove-from-version-id "$current" --move-to-version-id "$previous" > moved.json
expect "rolled back" "$(sm get-secret-value --secret-id genie-dev/api-keys --query SecretString --output text)" '{"github_token":"fake-1"}'

# Bytes.
printf '\xff\x00' > value.bin
sm create-secret --name genie-dev/certificate --secret-binary fileb://value.bin > binary.json
expect "bytes" "$(sm get-secret-value --secret-id genie-dev/certificate --query SecretBinary --output text)" /wA=

# List, page by page.
expect "list" "$(sm list-secrets --page-size 1 --filters Key=name,Values=genie-dev/ --query 'SecretList[].Name' --output text | tr '\t\n' '  ' | xargs)" \
  "genie-dev/api-keys genie-dev/certificate"

# Delete, and think better of it.
sm delete-secret --secret-id genie-dev/api-keys --recovery-window-in-days 7 > deleted.json
refused InvalidRequestException get-secret-value --secret-id genie-dev/api-keys
sm restore-secret --secret-id genie-dev/api-keys > restored.json
expect "restored" "$(sm get-secret-value --secret-id genie-dev/api-keys --query Name --output text)" genie-dev/api-keys

refused ResourceNotFoundException get-secret-value --secret-id genie-dev/nope
AWS_SECRET_ACCESS_KEY=wrong refused InvalidSignatureException list-secrets
echo done
