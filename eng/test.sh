#!/usr/bin/env bash
# Runs all tests on a machine that has the .NET 10 SDK. Other programs that they need are installed first, after they have been listed.
# Arguments go to `dotnet test`.
set -euo pipefail
cd "$(dirname "$0")/.."
. ./eng/programs.sh

has_node() { has node && has npm; }
has_aws() { has aws; }
has_boto3() { python3 -c 'import boto3' 2>/dev/null || /usr/bin/python3 -c 'import boto3' 2>/dev/null; }
# macOS and Windows have a linker from their own tools.
has_compiler() { [ "$(uname -s)" != Linux ] || has clang || has gcc; }
has_postgresql() { ./eng/postgresql.sh --find >/dev/null; }
has_mariadb() { ./eng/mariadb.sh --find >/dev/null; }
has_chromium() { ./eng/chromium.sh --find >/dev/null; }
has_mandoc() { has mandoc; }
has_hcl() { has go && [ -d /usr/share/gocode/src/github.com/hashicorp/hcl/v2 ]; }

# The one list of what is needed; the README shows it. Name, purpose, check, packages of apt-get, packages of brew (- for none), address.
needs=(
  "Node.js with npm|an independent JSON Schema validator, and a client of the emulator|has_node|nodejs npm|node|https://nodejs.org"
  "AWS CLI|a client of the emulator|has_aws|awscli|awscli|https://aws.amazon.com/cli"
  "boto3|a client of the emulator|has_boto3|python3-boto3|-|https://pypi.org/project/boto3"
  "a C compiler (Linux)|links the native program of the AWS tests|has_compiler|gcc libc6-dev zlib1g-dev|-|https://gcc.gnu.org"
  "PostgreSQL|the server of the rotation tests|has_postgresql|postgresql|postgresql|https://www.postgresql.org/download"
  "MariaDB|another server of the rotation tests|has_mariadb|mariadb-server-core mariadb-client-core|mariadb|https://mariadb.org/download"
  "Chromium|the browser of the tests of the catalog|has_chromium|chromium|chromium|https://www.chromium.org/getting-involved/download-chromium"
  "mandoc|checks the manual page of the command line|has_mandoc|mandoc|mandoc|https://mandoc.bsd.lv"
  "Go with HCL (Debian and Ubuntu)|evaluates the Terraform modules|has_hcl|golang-go golang-github-hashicorp-hcl-v2-dev golang-github-zclconf-go-cty-dev|-|https://go.dev"
)

missing=()
for need in "${needs[@]}"; do
  IFS='|' read -r name purpose check _ <<<"$need"
  if ! $check; then
    missing+=("$need")
    [ ${#missing[@]} -gt 1 ] || echo "The tests need programs that are not on this machine and will be installed:" >&2
    echo "  $name: $purpose" >&2
  fi
done

# All packages in one call: an index is read once.
apt=() brew=()
for need in ${missing[@]+"${missing[@]}"}; do
  IFS='|' read -r name _ _ apt_packages brew_packages address <<<"$need"
  if [ "$name" = PostgreSQL ]; then
    # It has its own script, which keeps the distribution from starting a server.
    ./eng/postgresql.sh >/dev/null
  elif has apt-get; then
    read -ra packages <<<"$apt_packages"
    apt+=("${packages[@]}")
  elif [ "$brew_packages" != - ] && has brew; then
    read -ra packages <<<"$brew_packages"
    brew+=("${packages[@]}")
  else
    echo "error: $name cannot be installed here. Install it and run this again: $address" >&2
    exit 1
  fi
done
[ ${#apt[@]} = 0 ] || install_packages "${apt[@]}" >/dev/null
[ ${#brew[@]} = 0 ] || brew install "${brew[@]}"

# One build for all: the tests of the packages pack what it made.
dotnet build Genie.TypedSecrets.sln -c Release --nologo -v quiet -clp:NoSummary
exec dotnet test --solution Genie.TypedSecrets.sln -c Release --no-build "$@"
