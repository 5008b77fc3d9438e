# shellcheck shell=sh disable=SC2154
# The private Python environment: .venv in this folder, made from the locks in
# requirements/. Sourced by ./run, which sets $root, $venv and $python.
#
# A stamp holds all that the environment was made from; while it holds, nothing
# is done. Every download is checked against a hash, and nothing is built but
# briefgen itself, with the locked build backend.

made_from() { # run | test | lock: what decides the content of the environment
    echo "$root"
    "$venv/bin/python" -IS -c 'import sys; print(sys.version)' 2>/dev/null || echo none
    cat "$root/requirements/$1.txt"
    if [ "$1" = run ]; then cat "$root/requirements/build.txt"; fi
}

is_ready() { # run | test | lock
    made_from "$1" 2>/dev/null | cmp -s - "$venv/$1.stamp"
}

pip() {
    PIP_USER=0 "$venv/bin/python" -m pip --disable-pip-version-check --no-input \
        -qq "$@" >&2
}

download() { # lock files
    for lock in "$@"; do
        set -- "$@" -r "$root/requirements/$lock.txt"
        shift
    done
    pip install --require-hashes --only-binary :all: "$@" ||
        stop "the Python packages could not be installed; pip's message is above"
}

fill() { # run | test | lock
    # Test packages are added to what runs briefgen; all else starts from nothing,
    # so that no package of an older lock stays behind.
    if [ "$1" != test ] || ! is_ready run || [ -e "$venv/test.stamp" ]; then
        "$python" -m venv --clear "$venv" ||
            stop "no private environment could be made in $venv"
    fi
    say "installing the locked Python packages ($1) into $venv"
    case $1 in
        run) download run build ;;
        *) download "$1" ;;
    esac
    made_from "$1" >"$venv/$1.stamp"
}

install_briefgen() { # in place: an edit shows at once
    if cmp -s "$root/pyproject.toml" "$venv/briefgen.stamp"; then return; fi
    pip install --no-deps --no-build-isolation --no-index --editable "$root" ||
        stop "briefgen could not be installed; pip's message is above"
    "$venv/bin/python" "$root/scripts/compile.py" ||
        stop "briefgen could not be compiled"
    cp "$root/pyproject.toml" "$venv/briefgen.stamp"
}

prepare_environment() { # run | test
    # What is ready for the tests is ready to run: test.txt holds all of run.txt.
    if ! is_ready "$1" && ! is_ready test; then fill "$1"; fi
    install_briefgen
}
