"""A minimal valid brief, and ways to vary it, without a file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from briefgen.diagnostics import Location
from briefgen.model.brief import Brief, Content
from briefgen.model.house import Audience, Defaults, House
from briefgen.model.image import Image
from briefgen.model.marking import Scheme
from briefgen.model.scale import Scale
from briefgen.model.source import Source

DATA = Path(__file__).parents[2] / "src" / "briefgen" / "data"
PIXEL = Image(b"png", "image/png", 1, 1)


def scheme(name: str = "tlp-2") -> Scheme:
    """A marking scheme that briefgen ships."""
    text = (DATA / "markings" / f"{name}.toml").read_text(encoding="utf-8")
    return Scheme.model_validate(tomllib.loads(text))


def scale(name: str = "phia-2025") -> Scale:
    """A likelihood scale that briefgen ships."""
    text = (DATA / "scales" / f"{name}.toml").read_text(encoding="utf-8")
    return Scale.model_validate(tomllib.loads(text))


def audience(**settings: object) -> Audience:
    """An audience that asks for no variant unless it is told to."""
    quiet = {
        "label": "Readers",
        "summary": ["none"],
        "judgments": ["none"],
        "author_note": "none",
        "clearance": "TLP:RED",
    }
    return Audience.model_validate(quiet | settings)


def house(**audiences: Audience) -> House:
    """A house with TLP markings; by default the audiences `inner` and `outer`."""
    return House(
        root=Path(),
        defaults=Defaults(),
        audiences=audiences or {"inner": audience(), "outer": audience()},
        scheme=scheme(),
        scales={"phia-2025": scale()},
        places={(): Location("briefgen.toml")},
    )


def section(name: str, *body: object, **settings: object) -> dict[str, Any]:
    """A section whose title is its id."""
    return {"id": name, "title": name.capitalize(), "body": list(body), **settings}


def brief(
    *sections: dict[str, Any],
    of: House | None = None,
    texts: dict[str, str] | None = None,
    tables: dict[str, tuple[tuple[str, ...], ...]] | None = None,
    images: dict[str, Image] | None = None,
    **fields: object,
) -> Brief:
    """A brief with the sections given."""
    written = {
        "title": "Title",
        "sections": list(sections) or [section("one", "A paragraph.")],
    }
    source = Source(
        file="brief.yaml",
        folder=Path("sample"),
        root=Path(),
        marks={},
        texts=texts or {},
        tables=tables or {},
        images=images or {},
        shown={},
    )
    content = Content.model_validate(written | fields)
    return Brief(content, source, of or house(), scale())
