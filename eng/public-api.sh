#!/usr/bin/env bash
# Rewrites the lists of the public API of every packable library: PublicAPI.Shipped.txt stays, all other members go to
# PublicAPI.Unshipped.txt. Read the difference before you commit it. Arguments are names of projects; without any, all are done.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 LC_ALL=C

readonly header='#nullable enable'

# The tool is a program and the templates are files: nothing compiles against them.
libraries() {
  grep -l '<IsPackable>true</IsPackable>' src/*/*.csproj | xargs grep -L '<PackAsTool>true</PackAsTool>\|<PackageType>Template</PackageType>'
}

# The analyzer's own spelling of each undeclared symbol is a property of its diagnostic.
undeclared() {
  sed -n 's/^ *"APIName": "\(.*\)",\{0,1\}$/\1/p' "$1" | sed 's/\\\(["\\/]\)/\1/g' | sort -u
}

declare_in() { # file, lines on standard input
  mkdir -p "$(dirname "$1")"
  { echo "$header"; cat; } >"$1"
}

write_down() {
  local project=$1 folder log common
  folder=$(dirname "$project")
  rm -rf "$folder/PublicAPI" "$folder"/obj/public-api.*.sarif
  [ -f "$folder/PublicAPI.Shipped.txt" ] || declare_in "$folder/PublicAPI.Shipped.txt" </dev/null
  declare_in "$folder/PublicAPI.Unshipped.txt" </dev/null

  # The new, empty list makes the compiler run again. Undeclared symbols are expected, so they must not be errors.
  dotnet build "$project" -c Release --nologo -v quiet -clp:NoSummary -p:LogPublicApi=true -p:TreatWarningsAsErrors=false >"$folder/obj/public-api.log" || {
    cat "$folder/obj/public-api.log" >&2
    return 1
  }

  # Findings that the lists cannot solve, such as overloads that could not be extended later.
  grep -oE '[^ ]+: warning RS00(1[7-9]|2|3|4|5|6)[^[]*' "$folder/obj/public-api.log" | sort -u >&2 || true

  common=
  for log in "$folder"/obj/public-api.*.sarif; do
    undeclared "$log" >"$log.txt"
    if [ -z "$common" ]; then
      common=$folder/obj/public-api.common.txt
      cp "$log.txt" "$common"
    else
      comm -12 "$common" "$log.txt" >"$common.new"
      mv "$common.new" "$common"
    fi
  done

  declare_in "$folder/PublicAPI.Unshipped.txt" <"$common"
  for log in "$folder"/obj/public-api.*.sarif; do
    local framework=${log##*/public-api.} own
    framework=${framework%.sarif}
    own=$(comm -13 "$common" "$log.txt")
    if [ -n "$own" ]; then
      declare_in "$folder/PublicAPI/$framework/PublicAPI.Shipped.txt" </dev/null
      declare_in "$folder/PublicAPI/$framework/PublicAPI.Unshipped.txt" <<<"$own"
    fi
    rm "$log" "$log.txt"
  done

  echo "$(basename "$folder"): $(($(wc -l <"$common"))) members unshipped"
}

for project in $(libraries); do
  if [ $# = 0 ] || [[ " $* " == *" $(basename "$project" .csproj) "* ]]; then
    mkdir -p "$(dirname "$project")/obj"
    write_down "$project"
  fi
done
