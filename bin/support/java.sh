# shellcheck shell=bash
# Finds what the other scripts need: $root, $java, JAVA_HOME and mvn. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
wanted=25

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

# A JDK says its version in its file "release"; starting it to ask would cost a tenth of a second.
jdk_version() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_fit() {
    local version
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    version=$(jdk_version "$1")
    [ "${version:-0}" -ge "$wanted" ]
}

jdk_of_path() {
    local javac
    javac=$(command -v javac) || return 0
    while [ -L "$javac" ]; do
        local target
        target=$(readlink "$javac")
        case $target in
            /*) javac=$target ;;
            *) javac=$(dirname "$javac")/$target ;;
        esac
    done
    (cd "$(dirname "$javac")/.." 2>/dev/null && pwd -P)
}

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" "$(jdk_of_path)" \
        /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        "$(/usr/libexec/java_home -v "$wanted" 2>/dev/null)" \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_fit "$candidate"; then
            printf '%s' "$candidate"
            return
        fi
    done
    return 1
}

JAVA_HOME=$(find_jdk) || stop "Perennial needs a JDK $wanted: install one (for example Eclipse Temurin $wanted) or point JAVA_HOME at it."
export JAVA_HOME
java=$JAVA_HOME/bin/java

need_maven() {
    command -v mvn >/dev/null || stop "Perennial is built with Maven 3.8.7 or newer: install the package 'maven', so that 'mvn' is found."
    # Maven's own libraries make Java print warnings that nobody here can act on.
    export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
}
