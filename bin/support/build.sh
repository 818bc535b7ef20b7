# shellcheck shell=bash
# Builds, unpacks and trains the program when that is due. Sourced after java.sh.

program=$root/app/target/perennial

# What the program is trained with must be what it runs with, or the cache is ignored.
java_flags=(
    -Xmx512m
    -XX:+UseSerialGC
    -XX:+UseStringDeduplication
    -XX:+UseCompactObjectHeaders
    -XX:MinHeapFreeRatio=10
    -XX:MaxHeapFreeRatio=20
    -Xss512k
    --enable-native-access=ALL-UNNAMED
    --sun-misc-unsafe-memory-access=allow
)

built_jar() {
    local jar
    for jar in "$root"/app/target/perennial-app-*.jar; do
        [ -f "$jar" ] && printf '%s' "$jar" && return
    done
    return 1
}

# Folders count as well: a file that was removed makes its folder newer.
is_stale() {
    [ -n "$(find "$root/pom.xml" "$root/app/pom.xml" "$root/app/src/main" \
        "$root/analytics/pom.xml" "$root/analytics/src/main" -newer "$1" -print 2>/dev/null | head -n 1)" ]
}

build() {
    local jar log=$root/target/build.log
    if jar=$(built_jar) && ! is_stale "$jar"; then return; fi

    need_maven
    echo "Building Perennial (a few minutes the first time) ..."
    mkdir -p "$root/target"
    rm -f "$root"/app/target/perennial-app-*.jar
    (cd "$root" && mvn -q -B -ntp -Dmaven.test.skip=true -pl app -am package) >"$log" 2>&1 || {
        grep '^\[ERROR\]' "$log" | head -n 20 >&2
        stop "The build failed; all of it is in $log."
    }
    jar=$(built_jar) || stop "The build made no jar; see $log."
    touch "$jar"
}

unpack() {
    local jar
    jar=$(built_jar)
    if [ -f "$program/perennial.jar" ] && [ ! "$jar" -nt "$program/perennial.jar" ]; then return; fi

    rm -rf "$program" "$program.new"
    "$java" -Djarmode=tools -jar "$jar" extract --destination "$program.new" >/dev/null
    mv "$program.new/$(basename "$jar")" "$program.new/perennial.jar"
    touch "$program.new/perennial.jar"
    mv "$program.new" "$program"
}

training() {
    printf '%s\n' "$program" "${java_flags[*]}"
    grep -E '^(JAVA_RUNTIME_VERSION|JAVA_VERSION|IMPLEMENTOR|OS_ARCH)=' "$JAVA_HOME/release"
}

# One start whose loaded classes and profiles are kept, so that later starts need not find out again.
train() {
    if [ -f "$program/trained" ] && [ "$(training)" = "$(cat "$program/trained")" ]; then return; fi

    echo "Preparing fast starts (once per build) ..."
    rm -rf "$program/perennial.aot" "$program/training"
    if MALLOC_ARENA_MAX=2 "$java" "${java_flags[@]}" -XX:AOTCacheOutput="$program/perennial.aot" \
        -Dspring.context.exit=onRefresh -jar "$program/perennial.jar" \
        --perennial.home="$program/training" --server.port=0 >"$program/training.log" 2>&1 \
        && [ -f "$program/perennial.aot" ]; then
        training >"$program/trained"
    else
        echo "That did not work, so starts take a few seconds longer; see $program/training.log." >&2
    fi
    rm -rf "$program/training"
}

ready_to_run() {
    build
    unpack
    train
    export MALLOC_ARENA_MAX=2
    if [ -f "$program/trained" ]; then java_flags+=("-XX:AOTCache=$program/perennial.aot"); fi
    # shellcheck disable=SC2206 # several flags in one variable
    java_flags+=(${PERENNIAL_JAVA_OPTS:-})
}
