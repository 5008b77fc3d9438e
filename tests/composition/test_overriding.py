"""A project's own templates and styles, and what they may reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.assets import roots
from briefgen.diagnostics import TemplateError
from tests.composition.editions import (
    composed,
    edition,
    head,
    html,
    paragraph,
    picture,
    section,
)

if TYPE_CHECKING:
    from pathlib import Path

EXTENDS = '{% extends "bundled/base/brief.html.j2" %}\n'


def write(project: Path, name: str, text: str) -> Path:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def sheet(project: Path, name: str) -> str:
    return composed(edition(), project).assets[name].decode()


def fault_of(project: Path) -> str:
    with pytest.raises(TemplateError) as caught:
        composed(edition(), project)
    return "\n".join(map(str, caught.value.diagnostics))


def test_a_project_without_files_gets_the_shipped_ones(tmp_path: Path) -> None:
    assert html(edition(), tmp_path) == html(edition())


def test_a_template_of_the_project_extends_the_one_it_overrides(tmp_path: Path) -> None:
    write(
        tmp_path,
        "templates/base/brief.html.j2",
        EXTENDS + "{% block colophon %}<p>Own.</p>{{ super() }}{% endblock %}",
    )
    printed = html(edition(head=head("Title")), tmp_path)

    assert "<p>Own.</p>" in printed
    assert '<div class="colophon"' in printed
    assert ">Title</h1>" in printed


def test_a_block_of_the_project_is_used_in_shipped_templates(tmp_path: Path) -> None:
    write(
        tmp_path,
        "templates/base/blocks/paragraph.html.j2",
        "{% macro paragraph(block, part) %}<p>*{{ block.children | inline }}</p>"
        "{% endmacro %}",
    )

    assert "<p>*Words.</p>" in html(edition(section(paragraph("Words."))), tmp_path)


def test_a_style_of_the_project_replaces_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "styles/sections/colophon.css", ".colophon { color: red; }")

    assert (
        sheet(tmp_path, "styles/sections/colophon.css") == ".colophon { color: red; }"
    )
    assert "string-set" in sheet(tmp_path, "styles/page.css")


def test_the_projects_own_sheet_is_the_last_layer(tmp_path: Path) -> None:
    write(tmp_path, "styles/project.css", "p { color: red; }")
    entry = sheet(tmp_path, "styles/entry.css").splitlines()

    assert entry[0] == "@layer tokens, base, page, sections, theme, project;"
    assert entry[-1] == '@import url("briefgen:styles/project.css") layer(project);'


def test_files_that_a_sheet_names_are_handed_over(tmp_path: Path) -> None:
    folder = tmp_path / "styles" / "images"
    folder.mkdir(parents=True)
    (folder / "crest.png").write_bytes(picture().data)
    write(
        tmp_path,
        "styles/more/extra.css",
        'h1 { background: url("../images/crest.png") }',
    )
    write(
        tmp_path,
        "styles/project.css",
        '@import "more/extra.css";\np { background: url(images/crest.png); }',
    )
    assets = composed(edition(), tmp_path).assets

    assert assets["styles/images/crest.png"] == picture().data
    address = 'url("briefgen:styles/images/crest.png")'
    assert address in assets["styles/project.css"].decode()
    assert address in assets["styles/more/extra.css"].decode()
    assert '"briefgen:styles/more/extra.css"' in assets["styles/project.css"].decode()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/x.png",
        "//example.org/x.png",
        "file:///etc/passwd",
        "/etc/passwd",
        "../briefgen.toml",
        "%2e%2e/briefgen.toml",
        "data:image/png;base64,AA",
        "briefgen:styles/page.css",
        "",
    ],
)
def test_an_address_out_of_the_styles_is_refused(tmp_path: Path, address: str) -> None:
    write(tmp_path, "briefgen.toml", "")
    write(tmp_path, "styles/project.css", f'p {{\n  background: url("{address}");\n}}')

    said = fault_of(tmp_path)
    assert said.startswith("styles/project.css:2:")
    assert "is not a file of the project's styles [T207]" in said


def test_a_link_out_of_the_styles_is_refused(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.png", "secret")
    write(tmp_path, "styles/project.css", "p { background: url(x.png); }")
    (tmp_path / "styles" / "x.png").symlink_to(secret)

    assert "styles/project.css:1:17: error: leads out of the project" in fault_of(
        tmp_path
    )


def test_a_file_that_is_missing_is_named_at_its_place(tmp_path: Path) -> None:
    write(tmp_path, "styles/project.css", "p { background: url(x.png); }")

    assert "styles/project.css:1:17: error: no such file" in fault_of(tmp_path)


def test_css_that_does_not_parse_is_an_error_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "styles/project.css", "p { color: red }\n\nh1 { color red; }")

    said = fault_of(tmp_path)
    assert said.startswith("styles/project.css:3:")
    assert "[T208]" in said


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    import os

    (tmp_path / "styles").mkdir()
    os.mkfifo(tmp_path / "styles" / "project.css")

    assert "a pipe or device, not a file" in fault_of(tmp_path)


def test_templates_themes_and_scales_are_listed_with_who_brings_them(
    tmp_path: Path,
) -> None:
    write(tmp_path, "templates/memo/brief.html.j2", "{# A memo. For one page. #}")
    write(tmp_path, "styles/themes/house.css", "/* Our house: red. */")
    write(tmp_path, "scales/own.toml", 'name = "Our words"')

    templates = {found.name: found for found in roots.templates(tmp_path)}
    themes = {found.name: found for found in roots.themes(tmp_path)}
    scales = {found.name: found for found in roots.scales(tmp_path)}
    assert list(templates) == ["memo", "one-page", "policy-brief"]
    assert (templates["memo"].description, templates["memo"].origin) == (
        "A memo",
        "project",
    )
    assert templates["one-page"].origin == "briefgen"
    assert themes["house"].description == "Our house: red"
    assert scales["own"].description == "Our words"
    assert scales["phia-2025"].origin == "briefgen"


@pytest.mark.parametrize(
    ("css", "place"),
    [
        ("p { color: red }\nh1 { color: red", "2:1"),
        ("h1 { color: red; }\np::before { content: 'never", "2:1"),
        ("p { color: red }\n/* never", "2:1"),
    ],
    ids=["brace", "quotation mark", "comment"],
)
def test_what_is_never_closed_is_an_error_where_it_begins(
    tmp_path: Path, css: str, place: str
) -> None:
    write(tmp_path, "styles/project.css", css)

    assert f"styles/project.css:{place}: error: this is not CSS: " in fault_of(tmp_path)


@pytest.mark.parametrize("opening", ["p{", "p{margin:calc(", "p:not("])
def test_css_without_bottom_is_an_error(tmp_path: Path, opening: str) -> None:
    write(tmp_path, "styles/project.css", opening * 9000)

    assert "[T208]" in fault_of(tmp_path)


def test_a_style_sheet_of_megabytes_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "styles/project.css", "p { margin: 0 }\n" * 99_999)

    assert "styles/project.css: error: larger than 1 MB [S304]" in fault_of(tmp_path)


def test_a_template_that_is_no_text_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "templates/own/brief.html.j2"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"{# \xfc #}")

    with pytest.raises(TemplateError) as caught:
        roots.templates(tmp_path)

    assert str(caught.value).startswith("templates/own/brief.html.j2:1:4: error: ")
