#!/usr/bin/env bash
# Measures everything and writes the tables of docs/benchmarks.md: about a quarter of an hour on a quiet machine.
# --short takes a few minutes and shows that it works; only the ratios say something, roughly.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet run -c Release --project benchmarks/Genie.TypedSecrets.Benchmarks -- report "$@"
dotnet run -c Release --project benchmarks/Genie.TypedSecrets.Generator.Benchmarks -- report "$@"
