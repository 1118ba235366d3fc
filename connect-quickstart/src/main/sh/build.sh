# What ./quickstart and ./benchmark share. It runs in the repository's root directory and uses their functions fail and refuse.

# The JDK of JAVA_HOME, or the one on the PATH; at least 17.
find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it. Set it to a JDK, 17 or later."
    else
        java=$(command -v java) || fail "No java found. Install a JDK, 17 or later, or set JAVA_HOME to one."
    fi
    version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    [ "${version:-0}" -ge 17 ] || fail "$java is version ${version:-unknown}, but a JDK, 17 or later, is needed."
}

# Refuses what nothing is to be built for: any other argument than a vendor, all, or those given.
check_vendor() {
    known=$(ls config/*.json | sed 's|^config/\(.*\)\.json$|\1|' | tr '\n' ' ')
    case " $known all $* " in
    *" ${vendor:- } "*) ;;
    *) refuse "${vendor:+Unknown vendor '$vendor'. }Which VENDOR? Known: $(echo "$known" | sed 's/ /, /g')all" ;;
    esac
}

# The modules that the vendor needs.
find_modules() {
    modules=connect-quickstart
    for directory in connect-*/; do
        module=${directory%/}
        case $vendor/$module in
        all/* | "${module#connect-}/$module")
            [ ! -f "config/${module#connect-}.json" ] || modules="$modules $module"
            ;;
        esac
    done
}

is_built() {
    [ -f "$marker" ] && [ -d connect-sandbox/target/kafka ] && [ -d connect-quickstart/target/libraries ] || return 1
    for module in $modules; do
        [ "$module" = connect-quickstart ] || ls "$module"/target/components/packages/*.zip >/dev/null 2>&1 || return 1
    done
    for sources in pom.xml connect-common connect-sandbox connect-simulators $modules; do
        [ -z "$(find "$sources" -name target -prune -o -path '*/src/test' -prune -o \
            -type f -newer "$marker" -print | head -n 1)" ] || return 1
    done
}

# Builds what is missing or older than its sources. What changes while the build runs counts as newer.
build() {
    marker=target/built-$(echo "$modules" | tr ' ' '+')
    if is_built; then
        return
    fi
    echo "Building $(echo "$modules" | sed 's/ /, /g') …"
    mkdir -p target
    touch "$marker.new"
    ./mvnw -q -B -DskipTests -Dspotless.check.skip=true -am -pl "$(echo "$modules" | tr ' ' ',')" package ||
        fail "The build failed. It needs a JDK, 17 or later (not only a JRE), and Maven Central at the first time."
    mv "$marker.new" "$marker"
}
