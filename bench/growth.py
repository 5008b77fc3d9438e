"""How time and memory grow: with editions, with pages, with the rows of a table.

    ./run bench growth [MOST_EDITIONS]

Writes a table and a plot (``growth.svg`` in the current folder): processor time against
size, each axis by powers of ten, so that what is linear is a line of slope 1.
"""

from __future__ import annotations

import math
import os
import sys
import tempfile
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from office import AUDIENCE, ROOT, SAMPLE, office

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITIONS = (10, 100, 1000)
PAGES = (5, 50, 200)
ROWS = (100, 1000, 5000)
BRIEFGEN = Path(sys.executable).parent / "briefgen"
LIMITS = ("--time-limit", "900", "--memory-limit", "6000")
HOUSE = """\
[audiences.public]
label = "Public"
summary = "none"
judgments = "none"
author_note = "none"
"""
PARAGRAPH = (
    "The authority of the port has kept each of its own dates so far, and the mills"
    " have bought what they need for the winter from the south. "
)
WIDTH, HEIGHT, EDGE = 640, 420, 56
COLOURS = {"editions": "#17365c", "pages": "#8a4b08", "rows": "#1d6b3a"}


class Point(NamedTuple):
    """One measurement."""

    kind: str
    size: int
    cpu: float
    peak: float  # MiB, of the largest process


def main() -> int:
    """Measure, print the table, and draw the plot."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else max(EDITIONS)
    points = []
    for point in chain(editions(most), pages(), rows()):
        points.append(point)
        print(f"{point.kind} {point.size}: {point.cpu:.1f} s, {point.peak:.0f} MiB",
              flush=True)  # fmt: skip
    tell(points)
    Path("growth.svg").write_text(drawn(points), "utf-8")
    return 0


def editions(most: int) -> Iterator[Point]:
    """Batches of the sample, from nothing."""
    for count in EDITIONS:
        if count <= most:
            with folder() as project:
                made = office(project / "office", count)
                yield measured(
                    "editions", count, "build", "-q", "-a", AUDIENCE, at=made
                )


def pages() -> Iterator[Point]:
    """One edition of so many pages of prose."""
    for count in PAGES:
        with folder() as project:
            section = (
                "  - {{ id: s{0}, title: Section {0}, body: [{{ file: p.md }}] }}\n"
            )
            sections = "".join(map(section.format, range(count)))
            brief = one(project, f"title: Pages\nsections:\n{sections}")
            (brief / "p.md").write_text("\n\n".join([PARAGRAPH * 4] * 5), "utf-8")
            yield measured("pages", count, *render(brief), at=project)


def rows() -> Iterator[Point]:
    """One edition with a table of so many rows."""
    for count in ROWS:
        with folder() as project:
            columns = ", ".join(f"{{ title: Column {n} }}" for n in range(1, 8))
            table = f"{{ file: t.csv, columns: [{columns}], row_headers: false }}"
            brief = one(project, "title: Rows\nsections:\n  - id: s\n    title: S\n"
                        f"    body: [{{ table: {table} }}]\n")  # fmt: skip
            lines = (",".join(str(r * n) for n in range(1, 8)) for r in range(count))
            (brief / "t.csv").write_text("\n".join([*lines, ""]), "utf-8")
            yield measured("rows", count, *render(brief), at=project)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards, with a cache of its own."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        os.environ["XDG_CACHE_HOME"] = f"{name}/cache"
        yield Path(name)


def one(project: Path, text: str) -> Path:
    """A project with one brief; its folder."""
    (project / "briefgen.toml").write_text(HOUSE, "utf-8")
    brief = project / "briefs" / "one"
    brief.mkdir(parents=True)
    (brief / "brief.yaml").write_text(text, "utf-8")
    return brief


def render(brief: Path) -> tuple[str, ...]:
    """The command for it."""
    return ("render", str(brief), "-a", "public", "-o", "out.pdf", *LIMITS)


def measured(kind: str, size: int, *command: str, at: Path) -> Point:
    """Run a command, and wait for it and for all that it waited for."""
    pid = os.posix_spawn(
        "/bin/sh",
        ["sh", "-c", 'cd "$1" && shift && exec "$@" >/dev/null 2>&1', "sh", str(at),
         str(BRIEFGEN), *command],
        os.environ,
    )  # fmt: skip
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"failed: {' '.join(command)}")
    return Point(kind, size, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def tell(points: list[Point]) -> None:
    """The table; ``grows`` is the exponent: 1 is linear."""
    print("\n| what | size | CPU s | s for each | grows | MiB |")
    print("|---|--:|--:|--:|--:|--:|")
    before: Point | None = None
    for point in points:
        grows = ""
        if before and before.kind == point.kind:
            ratio = math.log(point.cpu / before.cpu)
            grows = f"{ratio / math.log(point.size / before.size):.2f}"
        cells = (f"{point.size:,}", f"{point.cpu:.1f}", f"{point.cpu / point.size:.4f}")
        row = (point.kind, *cells, grows, f"{point.peak:.0f}")
        print(f"| {' | '.join(row)} |")
        before = point


def drawn(points: list[Point]) -> str:
    """The plot, as SVG."""
    low, high = (f(p.size for p in points) for f in (min, max))
    least, most = (f(p.cpu for p in points) for f in (min, max))

    def place(size: float, cpu: float) -> str:
        across = math.log(size / low) / math.log(high / low)
        up = math.log(cpu / least) / math.log(most / least)
        x = EDGE + across * (WIDTH - 2 * EDGE)
        return f"{x:.1f},{HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE):.1f}"

    shapes = []
    for kind, colour in COLOURS.items():
        line = [(p.size, p.cpu) for p in points if p.kind == kind]
        if not line:
            continue
        path = " ".join(place(*at) for at in line)
        x, y = path.split()[-1].split(",")
        shapes.append(f'<polyline points="{path}" fill="none" stroke="{colour}"'
                      f' stroke-width="2"/>')  # fmt: skip
        shapes += [f'<circle cx="{at.split(",")[0]}" cy="{at.split(",")[1]}" r="4"'
                   f' fill="{colour}"/>' for at in path.split()]  # fmt: skip
        shapes.append(f'<text x="{float(x) - 8}" y="{float(y) - 10}" fill="{colour}"'
                      f' text-anchor="end">{kind}</text>')  # fmt: skip
    ends = (
        f'<text x="{EDGE}" y="{HEIGHT - 16}">{low:,}</text>'
        f'<text x="{WIDTH - EDGE}" y="{HEIGHT - 16}" text-anchor="end">{high:,}</text>'
        f'<text x="8" y="{HEIGHT - EDGE}">{least:.1f} s</text>'
        f'<text x="8" y="{EDGE - 12}">{most:.0f} s CPU</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="14" role="img" aria-label="Processor time'
        ' against size, on logarithmic axes">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{"".join(shapes)}{ends}'
        "</svg>\n"
    )


if __name__ == "__main__":
    print(f"{SAMPLE}, of {ROOT.name}", flush=True)
    sys.exit(main())
