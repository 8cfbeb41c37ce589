#!/usr/bin/env bash
# Builds everything and runs every test, those that need a database on SQLite and on PostgreSQL.
# The last line is "N passed, N failed"; the status is 0 only if nothing failed and every project ran tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A test run is over before optimising by profile pays.
export DOTNET_TieredPGO=0
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
if [[ ${CI:-} == true ]]; then
  # What stays in memory after a build would keep the caller's output open.
  export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DEBIAN_FRONTEND=noninteractive
fi

step() { printf '\n== %s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

# --- what the machine must have ------------------------------------------------------------------------------------------------

command -v dotnet >/dev/null || stop 'The .NET SDK is missing: install version 10.0.4xx from https://dotnet.microsoft.com/download/dotnet/10.0.'
dotnet --list-sdks | grep -qE '^10\.0\.[4-9][0-9][0-9]' || stop "The .NET SDK 10.0.4xx is missing (found: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')): install it from https://dotnet.microsoft.com/download/dotnet/10.0."
command -v npm >/dev/null || stop 'Node.js is missing: install version 20 or later, with npm, from https://nodejs.org (it fetches the style sheets).'

has_office_part() { local office; office=$(command -v soffice) && [[ -e $(dirname "$(readlink -f "$office")")/$1 ]]; }
has_postgres() { [[ -n ${LAWGOV_TEST_POSTGRES:-} ]] || command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || compgen -G '/usr/pgsql-*/bin/initdb' >/dev/null; }
has_browser() { command -v chromium-headless-shell || command -v chromium; } >/dev/null
has_chinese_font() { command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh-cn family) ]]; }

missing=()
has_browser || missing+=(chromium-headless-shell)
has_chinese_font || missing+=(fonts-noto-cjk)
has_office_part libswlo.so || missing+=(libreoffice-writer-nogui)
has_office_part libsclo.so || missing+=(libreoffice-calc-nogui)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
has_postgres || missing+=(postgresql)
if ((${#missing[@]})); then
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null ||
    stop "These programs are missing; install them first: sudo apt-get install -y --no-install-recommends ${missing[*]}"
  step "Installing ${missing[*]}"
  apt-get update -qq
  # Not every system has the small browser apart
  apt-cache show chromium-headless-shell >/dev/null 2>&1 || missing=("${missing[@]/#chromium-headless-shell/chromium}")
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# --- build ---------------------------------------------------------------------------------------------------------------------

step 'Restoring packages as the lock files say'
dotnet tool restore >/dev/null
dotnet restore LawGov.sln --locked-mode -v q

step 'Checking the format (code style is checked by the build)'
format=(dotnet format whitespace . --folder --include src/ tests/ deploy/ --exclude src/LawGov.Data/Migrations/)
"${format[@]}" --verify-no-changes || stop "The format differs from .editorconfig; this puts it right: ${format[*]}"

step 'Building'
# One compiler for all projects, warm after the first; it goes with the build.
status=0
UseSharedCompilation=true dotnet build LawGov.sln --no-restore --nologo -v q || status=$?
[[ ${CI:-} != true ]] || dotnet build-server shutdown --vbcscompiler >/dev/null || true
((status == 0)) || exit "$status"

# --- test ----------------------------------------------------------------------------------------------------------------------

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
passed=0 failed=0 skipped=0 table=()

counter() { grep -o '<Counters [^>]*' "$1" 2>/dev/null | grep -oE " $2=\"[0-9]+\"" | grep -oE '[0-9]+' || echo 0; }

# try_one PROJECT DATABASE: one project on one database, "-" where it uses none. What it says is kept beside its results.
try_one() {
  local name=$1.$2 started=$SECONDS status=0
  [[ $2 == - ]] || export LAWGOV_TEST_DB=$2
  dotnet test "tests/$1" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' \
    --blame-hang-timeout 10m --blame-hang-dump-type none >"$results/$name.log" 2>&1 || status=$?
  echo "$status $((SECONDS - started))" >"$results/$name.status"
}

# report PROJECT DATABASE: says what was said, and counts.
report() {
  local trx=$results/$1.$2.trx status=1 seconds=0 p f s note=
  step "$1 $2"
  cat "$results/$1.$2.log"
  read -r status seconds <"$results/$1.$2.status" || true
  p=$(counter "$trx" passed) f=$(counter "$trx" failed)
  s=$(($(counter "$trx" total) - $(counter "$trx" executed)))
  if ((p + f == 0)); then
    f=1 note=' (no test ran)'
  elif ((status != 0 && f == 0)); then
    f=1 note=' (the run broke off)'
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  table+=("$(printf '%-26s %-9s %5d passed %4d failed %4d skipped %5ds%s' "$1" "$2" "$p" "$f" "$s" "$seconds" "$note")")
}

# A run that is stopped leaves nothing behind.
trap 'jobs -p | xargs -r kill 2>/dev/null' EXIT

# Both databases at once: a browser or a database server is waited for half of the time. A project without a database runs by itself: some of its tests keep to seconds.
for project in tests/*.Tests; do
  name=$(basename "$project") databases=(-)
  if grep -q 'LawGov.TestKit' "$project"/*.csproj; then databases=(sqlite postgres); fi
  step "Testing $name ${databases[*]}"
  for database in "${databases[@]}"; do try_one "$name" "$database" & done
  wait
  for database in "${databases[@]}"; do report "$name" "$database"; done
done

step 'Result'
printf '%s\n' "${table[@]}"
line="$passed passed, $failed failed"
((skipped == 0)) || line+=", $skipped skipped"
printf '\n%s\n' "$line"
((failed == 0))
