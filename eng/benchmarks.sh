#!/usr/bin/env bash
# Runs all benchmarks and writes the tables of docs/benchmarks.md: about a quarter of an hour on an idle machine.
# --short takes a few minutes. It shows that the benchmarks work; only its ratios are meaningful, and roughly.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet run -c Release --project benchmarks/Genie.TypedSecrets.Benchmarks -- report "$@"
dotnet run -c Release --project benchmarks/Genie.TypedSecrets.Generator.Benchmarks -- report "$@"
