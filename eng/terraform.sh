#!/usr/bin/env bash
# Checks the Terraform modules. No Terraform binary is needed: HashiCorp's own HCL and cty libraries evaluate them, and the AWS provider's
# schema comes from the npm package @cdktf/provider-aws.
#   eng/terraform.sh                   checks everything and runs the checker's own tests
#   eng/terraform.sh --plan dev        prints what an environment would create, as JSON; name=value sets a variable
#   eng/terraform.sh --write           formats the files and writes the tables of the modules' READMEs
# It installs Go and the two libraries by apt-get where they are missing, and downloads the npm package (about 40 MB, kept in artifacts/).
set -euo pipefail
cd "$(dirname "$0")/.."
. ./eng/programs.sh

provider_version=21.22.1
libraries=/usr/share/gocode

if ! has go || [ ! -d "$libraries/src/github.com/hashicorp/hcl/v2" ]; then
  echo "Installing Go and HashiCorp's HCL libraries, which evaluate the Terraform modules." >&2
  install_packages golang-go golang-github-hashicorp-hcl-v2-dev golang-github-zclconf-go-cty-dev >/dev/null
fi

# Only the declarations of the resources in use are unpacked: the whole package is a gigabyte.
provider="$PWD/artifacts/terraform/provider-$provider_version"
if [ ! -f "$provider/complete" ]; then
  echo "Downloading the AWS provider's schema (@cdktf/provider-aws $provider_version)." >&2
  rm -rf "$provider"
  mkdir -p "$provider"
  archive=$(cd "$provider" && npm pack --silent "@cdktf/provider-aws@$provider_version")
  resources=$(sed -nE 's/^resource "aws_([a-z0-9_]+)".*/\1/p; s/^data "aws_([a-z0-9_]+)".*/data_aws_\1/p' terraform/*/*/*.tf | sort -u | tr _ -)
  # shellcheck disable=SC2046
  tar -xzf "$provider/$archive" -C "$provider" --strip-components=1 $(for resource in $resources; do echo "package/lib/$resource/index.d.ts"; done)
  rm "$provider/$archive"
  touch "$provider/complete"
fi

export GO111MODULE=off GOPATH="$libraries" GOFLAGS=-buildvcs=false GOCACHE="$PWD/artifacts/terraform/go-cache"
checker="$PWD/artifacts/terraform/checker"
(cd eng/terraform && go build -o "$checker" .)

case "${1:-}" in
  --plan) exec "$checker" -provider "$provider" -environment "${2:?Name an environment: eng/terraform.sh --plan dev}" "${@:3}" ;;
  --write) exec "$checker" -write ;;
  "") ;;
  *) echo "usage: eng/terraform.sh [--plan ENVIRONMENT | --write]" >&2; exit 2 ;;
esac

"$checker" -provider "$provider"
(cd eng/terraform && go vet . && PROVIDER="$provider" go test .)
echo "Terraform modules: checked."
