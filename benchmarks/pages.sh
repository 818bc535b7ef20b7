#!/usr/bin/env bash
# How long a running Perennial takes for its pages, over the network as a browser asks: middle, 95th percentile, worst.
#
#   benchmarks/pages.sh BASE EMAIL PASSWORD [ROUNDS]
#
# Fill it first with benchmarks/customers/people.sql and purchases.sql, and let the model run. Every address of a kind is
# asked ROUNDS times (20), one after the other, after once for nothing.
set -euo pipefail

base=$1 email=$2 password=$3 rounds=${4:-20}
jar=$(mktemp)
answers=$(mktemp)
trap 'rm -f "$jar" "$answers"' EXIT

csrf=$(curl -s -c "$jar" -b "$jar" "$base/access/signin" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -n 1)
curl -s -o /dev/null -c "$jar" -b "$jar" "$base/access/signin" \
    --data-urlencode "_csrf=$csrf" --data-urlencode "email=$email" --data-urlencode "password=$password"

ask() { curl -s -o /dev/null -b "$jar" "${headers[@]}" -w '%{http_code} %{time_total}\n' "$base$1"; }

timed() {
    local what=$1 address
    shift
    for address; do ask "$address" >/dev/null; done
    for address; do for ((i = 0; i < rounds; i++)); do ask "$address"; done; done >"$answers"
    if grep -qv '^200 ' "$answers"; then echo "$what: $(sort "$answers" | tail -n 1)"; return; fi
    cut -d ' ' -f 2 "$answers" | sort -n | awk -v what="$what" '
        { t[NR] = $1 * 1000 }
        END { printf "%-32s %7.0f %7.0f %7.0f   (%d)\n", what, t[int((NR + 1) / 2)], t[int(NR * 0.95 + 0.999)], t[NR], NR }'
}

query() { local word; for word; do printf '/customers?q=%s\n' "$(jq -rn --arg word "$word" '$word | @uri')"; done; }
typed() { local what=$1; shift; mapfile -t addresses < <(query "$@"); timed "search, $what" "${addresses[@]}"; }
first() { curl -s -b "$jar" "$base$1" | grep -o "$2" | head -n 5 || true; }

printf '%-32s %7s %7s %7s\n' 'ms' middle p95 worst
headers=(-H 'HX-Request: true')
typed 'one letter' m z ö x q
typed 'two letters' ma zo hu qx er
typed 'given names' maria anna jürgen zoe ana-maria
typed 'family names' huber gruber stein wagner "o'bri"
typed 'both names' 'maria huber' 'huber maria' 'zoe gru' 'l s' 'm huber 7'
typed 'inside a word' ube ric tei chm ggerm
typed 'nobody' xyzzy mariaxq huberq 'maria zzz' qqq
typed 'e-mail' maria.huber maria.huber@ paul.gruber1
typed 'mail domain' @mail7.example @mail mail19 mail7.example
typed 'phone' 0664 '0664 012' '+43664 0123' '0664/0123-45' 123456
typed 'customer number' 123456 77 999999

headers=(-H 'Accept: text/html')
timed 'Today' /today
timed 'Customers by name, newest, value' /customers '/customers?sort=newest' '/customers?sort=value'
timed 'Customers, a later page' "$(first /customers '/customers?[^"]*after=[^"]*' | head -n 1 | sed 's/&amp;/\&/g')" \
    "$(first '/customers?sort=value' '/customers?[^"]*after=[^"]*' | head -n 1 | sed 's/&amp;/\&/g')"
mapfile -t people < <(first '/customers?sort=value' '/customers/0[0-9a-f-]*'; first '/customers?sort=newest' '/customers/0[0-9a-f-]*')
timed 'Customer page' "${people[@]}"
timed 'Needs counted' /customers/notes
timed 'Purchases' /orders/purchases
mapfile -t purchases < <(first /orders/purchases '/orders/purchases/0[0-9a-f-]*')
timed 'Purchase' "${purchases[@]}"
timed 'Products' /orders/products
timed 'Imports' /orders/imports
timed 'Value' /insights/value
