#!/usr/bin/env bash
# Measures how many defects the tests of the runtime find: Stryker.NET changes one expression at a time in a part of the code, and runs the
# part's tests that reach it. Prints the score, and writes a report to artifacts/mutation. docs/contributing/mutation.md says how to read it.
# Arguments: the part, and options of `dotnet stryker`.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1

# Sets the files of a part, in src/Genie.TypedSecrets, and the tests that must find their defects, in tests/Genie.TypedSecrets.Tests.
select_part() {
  case "$1" in
    values)
      files=(Values/{EquatableBytes,EquatableDictionary,EquatableList,PemText,PemText.Crypto,Secret,SecretEquality,SecretOfT}.cs)
      OnlyTests='Values/**/*.cs'
      ;;
    rotation)
      files=(Caching/{RotationRetry,RotationOutlook,PollSchedule,RefreshWatch,ChangeSubscription}.cs
        Caching/SecretEntryOfT.{Changes,Occasional,Polling,Rotation,Versions}.cs)
      ;;
    calls)
      files=(Caching/{SecretFetcher,StoreCall,StoreThreads,SyncWait,CallCount,MissCoalescer,BatchWindow,PreloadRun,Flight,FlightBatch}.cs)
      ;;
    entries)
      files=(Caching/{SecretEntry,SecretEntryOfT,SecretEntryOfT.Fetching,SecretEntryOfT.Status,StoreHealth}.cs
        Caching/{RetryState,RetryBackoff,CachedValue,CacheClock,CacheSettings,Jitter,FetchError,FetchResult,IBackground}.cs)
      ;;
    reading)
      files=('CompilerServices/SecretReader*.cs' CompilerServices/{ReadState,SecretShape,KeyNames,JsonText}.cs)
      OnlyTests='CompilerServices/Secret*.cs;CompilerServices/ReaderDriver.cs;Fuzzing/FastPath*.cs;Fuzzing/Random*.cs'
      ;;
    *) return 1 ;;
  esac
}

OnlyTests='Caching/**/*.cs;Client/**/*.cs;Telemetry/**/*.cs'
part=${1:-}
if ! select_part "$part"; then
  echo "usage: ./eng/mutation.sh values|rotation|calls|entries|reading [options of dotnet stryker]" >&2
  exit 1
fi
shift
export OnlyTests

mutate=()
for file in "${files[@]}"; do
  mutate+=(--mutate "$file")
done

# Stryker is started in the folder of the tests, because in a folder with a solution it mutates all projects. Don't build until it has ended:
# the tests' output contains the mutated code.
dotnet tool restore >/dev/null
output=$PWD/artifacts/mutation/$part
cd tests/Genie.TypedSecrets.Tests
dotnet stryker "${mutate[@]}" --output "$output" --skip-version-check "$@"
