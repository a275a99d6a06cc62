#!/usr/bin/env bash
# Passes all tests on a machine that has the .NET 10 SDK; installs what else they need.
set -euo pipefail
cd "$(dirname "$0")/.."

# need <what> <why> <packages for apt-get> <packages for brew, or -> <where to get it by hand>
need() {
  echo "$1 $2 and not on this machine: installing it." >&2
  if command -v apt-get >/dev/null; then
    local sudo
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    # shellcheck disable=SC2086
    $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq $3 >/dev/null
  elif [ "$4" != - ] && command -v brew >/dev/null; then
    # shellcheck disable=SC2086
    brew install $4
  else
    echo "Install $1 and run this again: $5" >&2
    exit 1
  fi
}

has() { command -v "$1" >/dev/null; }
has_boto3() { python3 -c 'import boto3' 2>/dev/null || /usr/bin/python3 -c 'import boto3' 2>/dev/null; }

# An independent JSON Schema validator judges our reader.
has node && has npm || need "Node.js" "runs the validator of the schema tests" "nodejs npm" node https://nodejs.org

# The emulator is tested with the clients people use; the JavaScript SDK comes from npm.
has aws || need "The AWS CLI" "is a client of the emulator's tests" awscli awscli https://aws.amazon.com/cli
has_boto3 || need "boto3" "is a client of the emulator's tests" python3-boto3 - https://pypi.org/project/boto3

# The native job of the AWS tests is linked by a C compiler; macOS and Windows have theirs from their own tools.
[ "$(uname -s)" != Linux ] || has clang || has gcc \
  || need "A C compiler" "links the native program of the AWS tests" "gcc libc6-dev zlib1g-dev" - https://gcc.gnu.org

dotnet build Genie.TypedSecrets.sln -c Release --nologo -v quiet -clp:NoSummary
exec dotnet test --solution Genie.TypedSecrets.sln -c Release --no-build "$@"
