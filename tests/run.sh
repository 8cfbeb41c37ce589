#!/usr/bin/env bash
# Builds everything and runs every test: those with a database on SQLite and on PostgreSQL, those without one once.
# Journeys in a browser run on SQLite, the journey through a whole quarter on both.
# The last line is "N passed, N failed"; the status is 0 only if nothing failed and every project ran tests.
#
# For the inner loop, any of:
#   --project NAME        only this project, such as Web or LawGov.Web.Tests; builds it alone and checks no format
#   --db sqlite|postgres  only on this database; what uses no database runs with sqlite
#   --filter EXPRESSION   only these tests, as dotnet test has it: --filter 'FullyQualifiedName~SubmitFiling'
#   --coverage            says how many lines of each room the tests run; details are left in artifacts/coverage
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

projects=() only_db='' filter='' coverage=false
while (($#)); do
  case $1 in
    --project) name=${2-} name=${name#LawGov.} name=LawGov.${name%.Tests}.Tests
      [[ -d tests/$name ]] || stop "There is no project tests/$name."
      projects+=("$name"); shift 2 ;;
    --db) only_db=${2-}; [[ $only_db == sqlite || $only_db == postgres ]] || stop '--db is sqlite or postgres.'; shift 2 ;;
    --filter) filter=${2-}; [[ -n $filter ]] || stop '--filter needs an expression.'; shift 2 ;;
    --coverage) coverage=true; shift ;;
    *) stop "$1 is not known. $(sed -n '/^# For the inner loop/,/^[^#]/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}")" ;;
  esac
done

# --- what the machine must have ------------------------------------------------------------------------------------------------

command -v dotnet >/dev/null || stop 'The .NET SDK is missing: install version 10.0.4xx from https://dotnet.microsoft.com/download/dotnet/10.0.'
found=$(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')
dotnet --list-sdks | grep -qE '^10\.0\.[4-9][0-9][0-9]' ||
  stop "The .NET SDK 10.0.4xx is missing (found: $found): get it from https://dotnet.microsoft.com/download/dotnet/10.0."

has_office_part() { local office; office=$(command -v soffice) && [[ -e $(dirname "$(readlink -f "$office")")/$1 ]]; }
has_postgres() {
  [[ -n ${LAWGOV_TEST_POSTGRES:-} ]] || command -v initdb >/dev/null ||
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || compgen -G '/usr/pgsql-*/bin/initdb' >/dev/null
}
has_browser() { command -v chromium-headless-shell || command -v chromium; } >/dev/null
has_chinese_font() { command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh-cn family) ]]; }

missing=()
has_browser || missing+=(chromium-headless-shell)
has_chinese_font || missing+=(fonts-noto-cjk)
has_office_part libswlo.so || missing+=(libreoffice-writer-nogui)
has_office_part libsclo.so || missing+=(libreoffice-calc-nogui)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
has_postgres || missing+=(postgresql)

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

# A run that is stopped leaves nothing behind.
trap 'jobs -pr | xargs -r kill 2>/dev/null || true' EXIT

install() {
  apt-get update -qq
  # Not every system has the small browser apart
  apt-cache show chromium-headless-shell >/dev/null 2>&1 || missing=("${missing[@]/#chromium-headless-shell/chromium}")
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# The tests alone need these programs, so they come while the build runs.
installing=
if ((${#missing[@]})); then
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null ||
    stop "These programs are missing; install them first: sudo apt-get install -y --no-install-recommends ${missing[*]}"
  step "Installing ${missing[*]}"
  install >"$results/install.log" 2>&1 & installing=$!
fi

# --- build ---------------------------------------------------------------------------------------------------------------------

whole=true
if ((${#projects[@]})); then whole=false; else projects=(tests/*.Tests); projects=("${projects[@]##*/}"); fi

checking=
if $whole; then
  format=(dotnet csharpier format .)
  (dotnet tool restore >/dev/null && dotnet csharpier check .) >"$results/format.log" 2>&1 & checking=$!
fi

built=(LawGov.sln)
$whole || built=("${projects[@]/#/tests/}")
step "Restoring packages as the lock files say; checking the format (code style is checked by the build)"
for target in "${built[@]}"; do dotnet restore "$target" --locked-mode -v q; done
# The check reads all sources, so it ends before the build writes any.
if [[ -n $checking ]]; then
  wait "$checking" || { cat "$results/format.log"; stop "The layout differs; this puts it right: ${format[*]}"; }
fi

step 'Building'
# One compiler for all projects, warm after the first; it goes with the build.
status=0
for target in "${built[@]}"; do UseSharedCompilation=true dotnet build "$target" --no-restore --nologo -v q || { status=$?; break; }; done
[[ ${CI:-} != true ]] || dotnet build-server shutdown --vbcscompiler >/dev/null || true
((status == 0)) || exit "$status"

if [[ -n $installing ]]; then
  wait "$installing" || { cat "$results/install.log"; stop "These programs could not be installed: ${missing[*]}"; }
fi

# --- test ----------------------------------------------------------------------------------------------------------------------

passed=0 failed=0 skipped=0 table=()

counter() { grep -o '<Counters [^>]*' "$1" 2>/dev/null | grep -oE " $2=\"[0-9]+\"" | grep -oE '[0-9]+' || echo 0; }

# The traits of tests that a database leaves to the other one.
belongs() {
  case $1.$2 in
    LawGov.EndToEnd.Tests.postgres) echo 'Database=both' ;;
    *.postgres) echo 'Database!=once' ;;
  esac
}

# try_one PROJECT DATABASE: one project on one database, "-" where it uses none. What it says is kept beside its results.
try_one() {
  local name=$1.$2 started=$SECONDS status=0 which options=() target=tests/$1/bin/Debug/net10.0/$1.dll
  which=$(belongs "$1" "$2")
  [[ -z $filter ]] || which=${which:+($which)&}"($filter)"
  [[ -z $which ]] || options+=(--filter "$which")
  # The built file spares reading the project again, which alone knows the collector.
  ! $coverage || { target=tests/$1 options+=(--no-build --collect 'Code Coverage;Format=cobertura'); }
  [[ $2 == - ]] || export LAWGOV_TEST_DB=$2
  dotnet test "$target" --nologo --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' \
    --blame-hang-timeout 10m --blame-hang-dump-type none "${options[@]}" >"$results/$name.log" 2>&1 || status=$?
  echo "$status $((SECONDS - started))" >"$results/$name.status"
  step "$1 $2" && cat "$results/$name.log"
}

# count_one PROJECT DATABASE: adds its results to the table and the sums.
count_one() {
  local trx=$results/$1.$2.trx status=1 seconds=0 p f s note=
  read -r status seconds <"$results/$1.$2.status" || true
  p=$(counter "$trx" passed) f=$(counter "$trx" failed)
  s=$(($(counter "$trx" total) - $(counter "$trx" executed)))
  if ((status != 0 && f == 0)); then
    f=1 note=' (the run broke off)'
  elif ((p + f == 0)); then
    note=' (no test ran)'
    [[ -n $filter ]] || f=1
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  table+=("$(printf '%-26s %-9s %5d passed %4d failed %4d skipped %5ds%s' "$1" "$2" "$p" "$f" "$s" "$seconds" "$note")")
}

uses_database() { grep -q 'LawGov.TestKit' "tests/$1"/*.csproj; }

# Every project with every database it uses, the longest first, so that the two of them that run at a time end together.
pairs=()
add() {
  [[ " ${projects[*]} " == *" $1 "* ]] || return 0
  [[ " ${pairs[*]/%/;} " != *" $1 $2; "* ]] || return 0
  [[ -z $only_db || $2 == "$only_db" || ($2 == - && $only_db == sqlite) ]] || return 0
  pairs+=("$1 $2")
}
add LawGov.EndToEnd.Tests sqlite
add LawGov.Web.Tests sqlite
add LawGov.Web.Tests postgres
add LawGov.EndToEnd.Tests postgres
for project in "${projects[@]}"; do
  if uses_database "$project"; then add "$project" sqlite; add "$project" postgres; else add "$project" -; fi
done

step "Testing, two at a time: $(printf '%s, ' "${pairs[@]}" | sed 's/, $//')"
running=0
for pair in "${pairs[@]}"; do
  ((running < 2)) || { wait -n || true; running=$((running - 1)); }
  try_one ${pair} & running=$((running + 1))
done
wait
for pair in "${pairs[@]}"; do count_one ${pair}; done
((passed + failed > 0)) || failed=1

if $coverage; then
  step 'Coverage'
  rm -rf artifacts/coverage
  dotnet tool restore >/dev/null
  dotnet reportgenerator "-reports:$results/**/*.cobertura.xml" -targetdir:artifacts/coverage '-reporttypes:TextSummary;Cobertura' \
    '-assemblyfilters:+LawGov.Domain;+LawGov.Data;+LawGov.Documents;+LawGov.Web' '-filefilters:-*/Migrations/*;-*.g.cs' \
    >"$results/coverage.log" || { cat "$results/coverage.log"; failed=$((failed + 1)); }
  awk '$1 ~ /^LawGov\./ && NF == 2 && $1 !~ /\..*\./ { printf "%-26s %s of lines\n", $1, $2 }' artifacts/coverage/Summary.txt
fi

step 'Result'
printf '%s\n' "${table[@]}"
line="$passed passed, $failed failed"
((skipped == 0)) || line+=", $skipped skipped"
printf '\n%s\n' "$line"
((failed == 0))
