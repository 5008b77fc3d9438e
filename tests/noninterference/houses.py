"""Houses: audiences of every kind, with every marking scheme that is shipped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.diagnostics import Location
from briefgen.model.house import Audience, Defaults, House
from tests.noninterference.scopes import labels_for
from tests.support.briefs import scale, scheme
from tests.support.labels import SCHEMES, labels
from tests.support.pruning import Reading, reading

if TYPE_CHECKING:
    from tests.noninterference.dice import Dice
    from tests.noninterference.scopes import Labels
    from tests.support.written import Tree

READER = "outer"
OTHERS = ("inner", "others")
NOWHERE = Path(__file__).parent  # holds no template and no style of its own
SHIPPED = tuple(sorted(file.stem for file in SCHEMES.glob("*.toml")))


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of reader a brief is made for; the rest is left to the dice."""

    explicit: bool = False
    template: str = "policy-brief"
    evidence: bool = False
    marked: bool = True


KINDS = {
    "cleared": Kind(),
    "explicit": Kind(explicit=True),
    "evidence": Kind(evidence=True),
    "explicit evidence": Kind(explicit=True, evidence=True),
    "one page": Kind(template="one-page"),
    "unmarked": Kind(marked=False, evidence=True),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """A house, and the audience of it that reads."""

    house: House
    settings: Tree  # of each audience, as briefgen.toml has them
    scheme: str | None
    who: Reading
    labels: Labels

    @property
    def audience(self) -> Audience:
        """The settings of the audience that reads."""
        return self.house.audiences[READER]


def setting(dice: Dice, kind: Kind) -> Setting:
    """A house for a kind of reader."""
    name = dice.pick(SHIPPED) if kind.marked else None
    reader = _reader(dice, kind, name)
    others = {other: _other(dice, other) for other in OTHERS}
    names = [READER, *OTHERS] if dice.chance(50) else [*OTHERS, READER]
    settings = {one: (others | {READER: reader})[one] for one in names}
    house = house_of(settings, name)
    who = reading(READER, house.audiences[READER], name)
    return Setting(house, settings, name, who, labels_for(who))


def house_of(settings: Tree, scheme_name: str | None) -> House:
    """The house that has these audiences."""
    return House(
        root=NOWHERE,
        defaults=Defaults.model_validate({"marking_scheme": scheme_name}),
        audiences={n: Audience.model_validate(one) for n, one in settings.items()},
        scheme=scheme(scheme_name) if scheme_name else None,
        scales={"phia-2025": scale(), "icd-203": scale("icd-203")},
        places={(): Location("briefgen.toml")},
    )


def _reader(dice: Dice, kind: Kind, scheme_name: str | None) -> Tree:
    variants = ("headline", "short", "standard", "full")
    judgments = ("list", "headline", "table", "none")
    notes = ("short", "full", "byline", "descriptor", "withheld", "none")
    found: Tree = {
        "label": "Readers outside",
        "template": kind.template,
        "theme": dice.pick(("institute", "ministry")),
        "page": dice.pick(("A4", "Letter")),
        "summary": dice.some(variants) or ["none"],
        "judgments": ["evidence" if kind.evidence else dice.pick(judgments)],
        "author_note": dice.pick(notes),
        "editor_notes": kind.evidence or dice.chance(30),
        "scale_key": dice.pick(("used", "whole", "none")),
        "redactions": dice.pick(("none", "none", "marked")),
        "unsupported": dice.pick(("refuse", "accept")),
    }
    if kind.explicit:
        found["release"] = "explicit"
    if dice.chance(20):
        found |= {"watermark": "DRAFT", "distribution": "To be handed round"}
    return found | (_clearance(dice, scheme_name) if scheme_name else {})


def _clearance(dice: Dice, scheme_name: str) -> Tree:
    """A clearance that does not open everything."""
    known = labels(scheme_name)
    some = [n for n, one in known.items() if not all(map(one.covers, known.values()))]
    label = dice.pick(some)
    # A banner that is typed has to cover all that may be inside.
    return {"clearance": label} | ({"banner": label} if dice.chance(20) else {})


def _other(dice: Dice, name: str) -> Tree:
    release = {"release": "explicit"} if dice.chance(20) else {}
    quiet = {"summary": ["none"], "judgments": ["none"], "author_note": "none"}
    return {"label": f"The {name} circle", **quiet, **release}
