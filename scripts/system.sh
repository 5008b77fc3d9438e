# shellcheck shell=sh disable=SC2154
# What the machine itself must have: found by trying, installed by its own
# package manager. Sourced by ./run, which sets $venv.
#
# Debian 12 and 13 are tested. Ubuntu and others that descend from Debian, Fedora,
# Arch and macOS are UNTESTED, and the output says so.

# What is needed; its packages on Debian, Fedora, Arch and Homebrew; what it is for.
# A need is python, a shared library (lib…) or a command.
needs='
python           python3,python3-venv python3       python   python@3.13 Python 3.11 or newer with venv
libpango-1.0     libpango-1.0-0       pango         pango    pango       sets the text
libpangoft2-1.0  libpangoft2-1.0-0    pango         pango    pango       sets the text
libharfbuzz-subset libharfbuzz-subset0 harfbuzz     harfbuzz harfbuzz    embeds the fonts
qpdf             qpdf                 qpdf          qpdf     qpdf        the tests check PDF files
pdfinfo          poppler-utils        poppler-utils poppler  poppler     the tests read PDF files
'

say() { printf 'briefgen: %s\n' "$*" >&2; }

stop() { # the machine is at fault: 3, as in briefgen itself
    say "$@"
    exit 3
}

# ── Which system this is ──────────────────────────────────────────────────────

system() { # debian, fedora, arch, homebrew or unknown
    if [ "$(uname -s)" = Darwin ]; then
        if has brew; then echo homebrew; else echo unknown; fi
        return
    fi
    for id in $(os_release ID) $(os_release ID_LIKE); do
        case $id in
            debian | fedora | arch) echo "$id" && return ;;
        esac
    done
    echo unknown
}

os_release() { # one field of the system's own description
    # shellcheck disable=SC1091
    (. /etc/os-release 2>/dev/null && eval "printf '%s' \"\${$1:-}\"")
}

is_tested() {
    case $(os_release ID):$(os_release VERSION_ID) in
        debian:12 | debian:13) true ;;
        *) false ;;
    esac
}

has() { command -v "$1" >/dev/null 2>&1; }

# UNTESTED: where Homebrew keeps libraries, Python does not look by itself.
if [ "$(uname -s)" = Darwin ] && has brew; then
    DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib
    export DYLD_FALLBACK_LIBRARY_PATH
fi

# ── What is missing ───────────────────────────────────────────────────────────

find_python() { # sets $python: a tested version if there is one, else any newer
    for newest in 13 99; do
        for python in "$venv/bin/python" python3 python3.13 python3.12 python3.11 \
            /usr/bin/python3; do
            if "$python" -IS -c "
import ensurepip, ssl, sys
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, $newest))" 2>/dev/null; then
                return
            fi
        done
    done
    python=
}

missing_libraries() { # of the names given, those that cannot be loaded
    "$python" -IS -c '
import ctypes, sys
shape = "{}.0.dylib" if sys.platform == "darwin" else "{}.so.0"
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(shape.format(name))
    except OSError:
        print(name)' "$@"
}

# Sets $missing. Without Python no library can be tried: then all are asked for,
# and the package manager passes over those that are there.
find_missing() { # run | test
    libraries='libpango-1.0 libpangoft2-1.0 libharfbuzz-subset'
    find_python
    if [ -n "$python" ]; then
        # shellcheck disable=SC2086
        missing=$(missing_libraries $libraries | tr '\n' ' ')
    else
        missing="python $libraries"
    fi
    if [ "$1" = test ]; then
        for tool in qpdf pdfinfo; do
            has "$tool" || missing="$missing $tool"
        done
    fi
}

# ── Installing it ─────────────────────────────────────────────────────────────

is_missing() {
    case " $missing " in
        *" $1 "*) true ;;
        *) false ;;
    esac
}

packages() { # the packages of this system for what is missing, each once
    echo "$needs" | while read -r need debian fedora arch homebrew _; do
        if ! is_missing "${need:-none}"; then continue; fi
        case $1 in
            debian) echo "$debian" ;;
            fedora) echo "$fedora" ;;
            arch) echo "$arch" ;;
            homebrew) echo "$homebrew" ;;
        esac
    done | tr ',' '\n' | sort -u | tr '\n' ' ' | sed 's/ $//'
}

reasons() { # a line for each thing that is missing
    echo "$needs" | while read -r need _ _ _ _ why; do
        if is_missing "${need:-none}"; then say "  $need: $why"; fi
    done
}

install_line() { # system, packages
    case $1 in
        debian)
            echo "apt-get update; DEBIAN_FRONTEND=noninteractive" \
                "apt-get install -y --no-install-recommends $2"
            ;;
        # UNTESTED, after WeasyPrint's documentation:
        fedora) echo "dnf install -y $2" ;;
        arch) echo "pacman -S --needed --noconfirm $2" ;;
        homebrew) echo "brew install $2" ;;
    esac
}

install() { # runs the line, as root where the system wants it; asks before sudo
    if [ "$1" = homebrew ] || [ "$(id -u)" = 0 ]; then
        say "running: $2"
        sh -c "$2" </dev/null >&2 || stop 'that failed; its own message is above'
    elif [ -t 0 ] && has sudo; then
        printf 'briefgen: may I run this? sudo sh -c "%s" [y/N] ' "$2" >&2
        read -r answer || answer=
        case $answer in
            [yY]*) sudo sh -c "$2" >&2 || stop 'that failed; its own message is above' ;;
            *) stop 'nothing was installed' ;;
        esac
    else
        become='su -c'
        if has sudo; then become='sudo sh -c'; fi
        say 'run this line, then start again:'
        printf "%s '%s'\n" "$become" "$2" >&2
        exit 3
    fi
}

unknown_system() {
    say 'this system is not known here, so nothing was installed. Needed are:'
    say '  Python 3.11 or newer, with its venv and ensurepip modules'
    say '  Pango 1.44 or newer: libpango-1.0, libpangoft2-1.0 (with GLib, fontconfig)'
    say '  HarfBuzz 4.1 or newer: libharfbuzz, libharfbuzz-subset'
    if [ "$1" = test ]; then say '  for the tests: qpdf, and pdfinfo of poppler'; fi
    exit 3
}

prepare_system() { # run | test; afterwards $python is set
    find_missing "$1"
    if [ -z "$missing" ]; then return; fi

    say 'this machine lacks'
    reasons
    system=$(system)
    if [ "$system" = unknown ]; then unknown_system "$1"; fi
    is_tested || say "(the set-up is untested on this system, treated as $system)"
    install "$system" "$(install_line "$system" "$(packages "$system")")"

    find_missing "$1"
    if [ -z "$python" ]; then
        stop 'the packages of this system have no Python 3.11 or newer; install one'
    fi
    if [ -n "$missing" ]; then stop "still missing after that: $missing"; fi
}
