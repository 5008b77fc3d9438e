# shellcheck shell=sh disable=SC2154
# The locks in requirements/, written anew from pyproject.toml. Sourced by ./run.
#
# One lock serves Python 3.11 to 3.13 on every platform: it holds the hashes of all
# wheels of each pinned version. It names no index, so that any mirror will do.

uv_compile() { # lock to write, then its sources
    lock=$1
    shift
    "$venv/bin/uv" --no-config --no-python-downloads pip compile \
        --universal --python-version 3.11 --only-binary :all: --generate-hashes \
        --no-emit-index-url --no-emit-find-links --quiet \
        --custom-compile-command './run lock' \
        --output-file "requirements/$lock.txt" "$@" >/dev/null
}

lock() { # [--upgrade, or what else uv takes]
    venv=$root/.venv-lock
    prepare_system run
    if ! is_ready lock; then fill lock; fi

    cd "$root" || exit
    uv_compile run pyproject.toml "$@"
    uv_compile build --group build -c requirements/run.txt "$@"
    uv_compile test pyproject.toml --group test \
        -c requirements/run.txt -c requirements/build.txt "$@"
    uv_compile lock --group lock "$@"
    "$venv/bin/python" scripts/list_wheels.py
}
