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

dotnet build Genie.TypedSecrets.sln -c Release --nologo -v quiet -clp:NoSummary
exec dotnet test --solution Genie.TypedSecrets.sln -c Release --no-build "$@"
