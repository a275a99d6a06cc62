#!/usr/bin/env bash
# Passes all tests on a machine that has the .NET 10 SDK; installs what else they need.
set -euo pipefail
cd "$(dirname "$0")/.."

# An independent JSON Schema validator judges our reader; it runs on Node.js.
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "Node.js is needed by the schema tests and not on this machine: installing it." >&2
  if command -v apt-get >/dev/null; then
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    $sudo apt-get update -qq && $sudo apt-get install -y -qq nodejs npm >/dev/null
  elif command -v brew >/dev/null; then
    brew install node
  elif command -v winget >/dev/null; then
    winget install --silent OpenJS.NodeJS.LTS
  else
    echo "Install Node.js 20 or later and run this again: https://nodejs.org" >&2
    exit 1
  fi
fi

# The emulator is tested with the clients people use: the AWS CLI and boto3 (the JavaScript SDK comes from npm).
if ! command -v aws >/dev/null || ! { python3 -c 'import boto3' || /usr/bin/python3 -c 'import boto3'; } 2>/dev/null; then
  echo "The AWS CLI and boto3 are needed by the emulator's tests and not on this machine: installing them." >&2
  if command -v apt-get >/dev/null; then
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq awscli python3-boto3 >/dev/null
  elif command -v brew >/dev/null; then
    brew install awscli && python3 -m pip install --quiet --user boto3
  else
    echo "Install the AWS CLI and boto3 and run this again: https://aws.amazon.com/cli" >&2
    exit 1
  fi
fi

# The native job of the AWS tests is linked by a C compiler; macOS and Windows have theirs from their own tools.
if [ "$(uname -s)" = Linux ] && ! command -v clang >/dev/null && ! command -v gcc >/dev/null; then
  echo "A C compiler is needed to link a native program and not on this machine: installing it." >&2
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -qq && $sudo apt-get install -y -qq gcc libc6-dev zlib1g-dev >/dev/null
fi

dotnet build Genie.TypedSecrets.sln -c Release --nologo -v quiet -clp:NoSummary
exec dotnet test --solution Genie.TypedSecrets.sln -c Release --no-build "$@"
