#!/usr/bin/env bash
# Time from the command to the first page, and memory at rest, of the product as it ships.
#
#   benchmarks/start.sh [STARTS]
#
# Memory is PSS: what a process has for itself, plus its share of what it has together with others.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
starts=${1:-5}
port=18080
home=$(mktemp -d)
chmod 711 "$home"
app=

finish() {
    if [ -n "$app" ]; then kill "$app" 2>/dev/null || true; wait "$app" 2>/dev/null || true; fi
    app=
}
trap 'finish; rm -rf "$home"' EXIT

answers() {
    local status
    { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
    printf 'GET /platform/health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    read -r _ status _ <&3 || true
    exec 3>&-
    [ "${status:-}" = 200 ]
}

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

start() {
    local began
    began=$(milliseconds)
    "$root/bin/perennial" --home "$home/shop" --port "$port" >"$home/said" 2>&1 &
    app=$!
    until answers; do
        kill -0 "$app" 2>/dev/null || { cat "$home/said" >&2; exit 1; }
        sleep 0.02
    done
    took=$(($(milliseconds) - began))
    # The fields after the name in parentheses: 14 and 15 of the whole line are user and system time.
    processor=$(sed 's/.*) //' "/proc/$app/stat" | awk '{ printf "%.1f", ($12 + $13) / 100 }')
}

pss() {
    awk '/^Pss:/ { print $2 }' "/proc/$1/smaps_rollup"
}

"$root/bin/perennial" --build
echo "load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
start
echo "first start with an empty folder: $took ms ($processor s of processor in Java)"
finish
for _ in $(seq "$starts"); do
    start
    echo "start: $took ms ($processor s of processor in Java)"
    finish
done

start
sleep 60
java=$(pss "$app")
postmaster=$(head -n 1 "$home/shop/database/postmaster.pid")
database=0
for process in "$postmaster" $(pgrep -P "$postmaster"); do
    database=$((database + $(pss "$process")))
done
echo "memory after a minute at rest: Java $((java / 1024)) MB + PostgreSQL $((database / 1024)) MB = $(((java + database) / 1024)) MB"
