#!/usr/bin/env bash
# Everything that must hold, from an empty clone on: installs what is missing, builds, checks, runs every test.
# The last line is `N passed, N failed`; a check that fails counts as one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export NO_COLOR=1
browser=${CHROMIUM:-/usr/bin/chromium}

stop() {
  echo "FAILED: $1"
  echo "0 passed, 1 failed"
  exit 1
}

has_postgres() { command -v initdb >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; }

install_packages() {
  local as_root=()
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] || { sudo -n true 2>/dev/null && as_root=(sudo -n); } || return 1
  echo "== apt-get install $*"
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 -qq update || return 1
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qqy \
    --no-install-recommends install "$@" >/dev/null || return 1
}

missing=()
[ -x "$browser" ] || missing+=(chromium)
has_postgres || missing+=(postgresql)
command -v redis-server >/dev/null || missing+=(redis-server)
[ ${#missing[@]} = 0 ] || install_packages "${missing[@]}" ||
  echo "Cannot install ${missing[*]} here. By hand: sudo apt-get install ${missing[*]}"
[ -x "$browser" ] || stop "no Chromium at $browser for the browser tests (another place: CHROMIUM=...)"
has_postgres || echo "NOTE: no PostgreSQL here, so the suites that run on both engines run on SQLite only"
command -v redis-server >/dev/null || echo "NOTE: no redis-server here, so nothing is tested over Redis"

if [ ! -d node_modules ] || [ "${CI:-}" = true ]; then
  echo "== npm ci"
  npm ci --no-progress || stop "npm ci"
fi
echo "== build"
npm run --silent build || stop "the build"

failed_checks=0
check() {
  echo "== $*"
  "$@" || { echo "FAILED: $*"; failed_checks=$((failed_checks + 1)); }
}
check npm run --silent check
check node tools/bundleBudget.mjs
check npx publint --strict packages/cable

echo "== tests"
FAILED_CHECKS=$failed_checks npx vitest run "$@"
[ $failed_checks = 0 ]
