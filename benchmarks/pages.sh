#!/usr/bin/env bash
# How long a running Perennial takes for its pages, over the network as a browser asks: middle, 95th percentile, worst.
#
#   benchmarks/pages.sh BASE EMAIL PASSWORD [ROUNDS]
#   benchmarks/pages.sh BASE LINK "" [ROUNDS]            the sample's, by the link it prints
#
# Fill it first with benchmarks/customers/people.sql and purchases.sql, and let the model run; with
# benchmarks/conversations/cases.sql for the inbox. Every address of a kind is asked ROUNDS times (20), one after the
# other, after once for nothing. ONLY=cases asks for the inbox alone.
set -euo pipefail

base=$1 email=$2 password=$3 rounds=${4:-20}
jar=$(mktemp)
answers=$(mktemp)
trap 'rm -f "$jar" "$answers"' EXIT

token() { curl -s -c "$jar" -b "$jar" "$1" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -n 1; }
enter() { curl -s -o /dev/null -c "$jar" -b "$jar" "$@"; }
if [[ $email == http* ]]; then
    csrf=$(token "$email")
    enter "$base/demo/entrance" --data-urlencode "_csrf=$csrf" --data-urlencode "token=${email#*token=}"
else
    csrf=$(token "$base/access/signin")
    enter "$base/access/signin" --data-urlencode "_csrf=$csrf" --data-urlencode "email=$email" --data-urlencode "password=$password"
fi

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

where=/customers
query() { local word; for word; do printf '%s?q=%s\n' "$where" "$(jq -rn --arg word "$word" '$word | @uri')"; done; }
typed() { local what=$1; shift; mapfile -t addresses < <(query "$@"); timed "search, $what" "${addresses[@]}"; }
first() { curl -s -b "$jar" "$base$1" | grep -o "$2" | head -n 5 || true; }

printf '%-32s %7s %7s %7s\n' 'ms' middle p95 worst
customers() {
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
}

cases() {
    where=/conversations headers=(-H 'HX-Request: true')
    typed 'cases, rare words' "$(word 1)" "$(word 2)" "$(word 3)" "$(word 4)"
    typed 'cases, beginnings' "$(word 5 | cut -c 1-4)" "$(word 6 | cut -c 1-4)" br ko "$(word 7 | cut -c 1-5)"
    typed 'cases, two and three words' "$(word 8)" "$(word 9) $(word 8)" 'order about' 'order 1' "$(word 10 | cut -c 1-3) order"
    typed 'cases, order numbers' 'order 10500' 110500 '#1500' 209999
    typed 'cases, nowhere' xyzzy qqqqq 'order xyzzy' 999999999
    headers=(-H 'Accept: text/html')
    local view
    for view in open mine unassigned due mentioned waiting snoozed closed all; do timed "Inbox, $view" "/conversations?view=$view"; done
    timed 'Inbox, one channel' '/conversations?via=chat' '/conversations?view=all&via=phone'
    mapfile -t later < <(for view in open closed all; do first "/conversations?view=$view" '/conversations?[^"]*after=[^"]*' | head -n 1 | sed 's/&amp;/\&/g'; done)
    timed 'Inbox, a later page' "${later[@]}"
    mapfile -t some < <(first '/conversations?view=open' '/conversations/cases/0[0-9a-f-]*'; first '/conversations?view=closed' '/conversations/cases/0[0-9a-f-]*')
    timed 'Case' "${some[@]}"
    timed 'Reports' '/conversations/reports'
}

# The nth of some words that stand in what was said.
word() { curl -s -b "$jar" -H 'Accept: text/html' "$base/conversations?view=closed" | grep -o 'case-saying[^<]*' | tr -cs 'a-z' '\n' | awk 'length > 6' | sort -u | sed -n "$((3 * $1))p"; }

[ "${ONLY:-}" = cases ] || customers
cases
