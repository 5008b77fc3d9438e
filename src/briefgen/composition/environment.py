"""Jinja2, strict, escaping, and shut in.

Takes a project; gives the environment its templates run in. Decides what a
template can reach: its own folder, the shipped templates, an allow-list of
filters, and nothing that makes a string of unbounded length or never ends.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, nodes
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.assets.roots import bundled_root, locate, locate_bundled
from briefgen.composition.compiled import CompiledTemplates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment, Template

SHIPPED = "bundled/"
FILTERS = (
    "abs", "batch", "capitalize", "count", "default", "first", "groupby", "int",
    "items", "join", "last", "length", "list", "lower", "map", "max", "min",
    "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr",
    "sort", "string", "sum", "title", "trim", "unique", "upper",
)  # fmt: skip
GLOBALS = ("cycler", "dict", "joiner", "namespace", "range")
LONGEST = 1_000_000
MOST_STEPS = 5_000_000  # turns and calls; a hundred pages take 10,000
COUNTED = "counted step by step"
_GROWS = frozenset(
    {"center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"}
)


class TooLongError(ValueError):
    """A template asks for more text than a page can hold."""


class BriefEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, less what can make one short expression fill the memory."""

    intercepted_binops = frozenset({"*", "**"})
    steps = 0

    def step(self) -> None:
        """Count a turn of a loop, a call or an inclusion."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooLongError(f"more than {MOST_STEPS:,} turns of loops, and calls")

    def counted(self, items: Iterable[object]) -> Iterator[object]:
        """The items of a loop, each a step."""
        for item in items:
            self.step()
            yield item

    def call(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 (as in Jinja2)
        """Call what a template calls."""
        self.step()
        return super().call(*given, **named)

    def _load_template(self, *given: Any) -> Template:  # noqa: ANN401 (as in Jinja2)
        self.step()
        return super()._load_template(*given)

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        """Have the loops of a project's own template counted."""
        tree = super()._parse(source, name, filename)
        if not Path(filename or "").is_relative_to(bundled_root()):
            for loop in tree.find_all(nodes.For):
                loop.iter = nodes.Filter(loop.iter, COUNTED, [], [], None, None)
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 (as in Jinja2)
        """Whether a template may use this attribute."""
        if isinstance(obj, str) and attr in _GROWS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 (as in Jinja2)
        """Multiply numbers of ordinary size, and nothing else."""
        for value in (left, right):
            if not isinstance(value, int | float) or abs(value) > LONGEST:
                raise TooLongError(f"`{operator}` is for numbers below {LONGEST}")
        return super().call_binop(context, operator, left, right)


class ProjectLoader(BaseLoader):
    """The project's templates, then those briefgen ships, file by file."""

    def __init__(self, project: Path) -> None:
        """Keep the project's folder, what was read, and how messages call it."""
        self.project = project
        self.shown: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 (as in Jinja2)
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template; ``bundled/…`` is always the shipped one."""
        name = "/".join(split_template_path(template))
        if name.startswith(SHIPPED):
            found = locate_bundled(f"templates/{name.removeprefix(SHIPPED)}")
        else:
            found = locate(self.project, f"templates/{name}")
        if found is None:
            raise TemplateNotFound(template)
        path = str(found.path)
        self.shown[path] = found.shown
        self.texts[path] = found.text()
        return self.texts[path], path, lambda: True


def environment_for(project: Path, finalize: Callable[..., Any]) -> BriefEnvironment:
    """An environment for one edition. ``finalize`` writes what is printed."""
    environment = BriefEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
        loader=ProjectLoader(project),
        bytecode_cache=CompiledTemplates(),
    )
    filters, names = environment.filters, environment.globals
    environment.filters = {name: filters[name] for name in FILTERS}
    environment.filters[COUNTED] = environment.counted
    environment.globals = {name: names[name] for name in GLOBALS}
    return environment
