"""``mkdocs.yml``: the menu, the names and the language are the writer's; nothing else of it is followed, nor run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.settings import FILE, read_settings
from project import ROOT, Project, told
from support import FUZZ

OWN = (ROOT / FILE).read_text(encoding="utf-8")

HOSTILE = {
    "another hook": ("  - hooks.py", "  - hooks.py\n  - docs/evil.py"),
    "a hook of another place": ("  - hooks.py", "  - ../hooks.py"),
    "hooks named twice": ("  - hooks.py", "  - hooks.py\n  - hooks.py"),
    "a hook on one line": ("hooks:\n  - hooks.py", "hooks: docs/evil.py"),
    "a hook in flow style": ("hooks:\n  - hooks.py", "hooks: [hooks.py, docs/evil.py]"),
    "a key in other quotes": ("strict: true", 'strict: true\n"extra_javascript": [a.js]'),
    "a key spelled with escapes": ("strict: true", 'strict: true\n"extra_\\u006aavascript": [a.js]'),
    "a script of another host": ("strict: true", "strict: true\nextra_javascript:\n  - https://evil.example/x.js"),
    "a style sheet of another host": ("strict: true", "strict: true\nextra_css: [//evil.example/x.css]"),
    "javascript as an address": ("strict: true", "strict: true\nrepo_url: javascript:alert(1)"),
    "a python tag": ("strict: true", "strict: !!python/object/apply:os.system [touch ran]"),
    "a python name": ("  - admonition", "  - admonition:\n      x: !!python/name:os.system"),
    "the environment": ("strict: true", "strict: !ENV [CI, true]"),
    "a tag in full": ("strict: true", "strict: !<tag:yaml.org,2002:python/object/apply:os.system> [ls]"),
    "a tag of its own": ("site_name: ", "%TAG ! tag:yaml.org,2002:python/\n---\nsite_name: !name:os.system "),
    "an anchor": ("site_name: Brand handbook", "site_name: &a Brand handbook"),
    "a merge": ("strict: true", "strict: true\n<<: {hooks: [evil.py]}"),
    "another file's settings": ("strict: true", "strict: true\nINHERIT: docs/other.yml"),
    "a plugin": ("plugins:", "plugins:\n  - exec"),
    "the macros plugin's modules": ("      on_undefined: strict", "      on_undefined: strict\n      modules: [evil]"),
    "the macros plugin's file": ("      on_undefined: strict", "      on_undefined: strict\n      module_name: docs/evil"),
    "silent macros": ("on_undefined: strict", "on_undefined: keep"),
    "no macros": ("  - macros:\n      # An unknown name is a problem, never an empty place.\n      on_undefined: strict", "  - tags"),
    "an extension": ("  - admonition", "  - admonition\n  - evil.extension"),
    "an extension's file": ("  - pymdownx.details", "  - pymdownx.details\n  - pymdownx.snippets:\n      base_path: /etc"),
    "an extension's own setting": ("  - footnotes", "  - footnotes:\n      BACKLINK_TEXT: <script>"),
    "another theme": ("name: material", "name: evil"),
    "a theme's other folder": ("custom_dir: theme", "custom_dir: docs"),
    "a font of another host": ("font: false", "font: {text: Roboto}"),
    "a feature": ("    - navigation.footer", "    - navigation.footer\n    - announce.dismiss"),
    "pages of another folder": ("docs_dir: docs", "docs_dir: /etc"),
    "another output": ("site_dir: .build/mkdocs", "site_dir: ../../srv"),
    "a lenient build": ("strict: true", "strict: false"),
    "no word of strictness": ("strict: true\n", ""),
    "a folder to watch": ("  - data\n", "  - data\n  - /\n"),
    "templates of facts": ("strict: true", "strict: true\nextra:\n  edition: x"),
    "HTML in the name": ("site_name: Brand handbook", "site_name: <script>alert(1)</script>"),
    "a reference in the name": ("site_name: Brand handbook", "site_name: '&lt;b&gt; &copy it'"),
    "a macro in the name": ("site_name: Brand handbook", "site_name: 'x {{ config }}'"),
    "HTML in a switch": ("name: Switch to dark", "name: '\"><img src=x onerror=alert(1)>'"),
    "an icon from elsewhere": ("icon: material/weather-night", "icon: ../../../../data/brand.yaml"),
    "a language that is a path": ("language: en", "language: ../../../../docs/evil"),
    "two documents": ("# Saving any", "---\nhooks: [evil.py]\n# Saving any"),
    "a menu from elsewhere": ("  - Home: index.md", "  - Home: !ENV HOME"),
}  # fmt: skip


def read(folder: Path, text: str):
    (folder / FILE).write_text(text, encoding="utf-8")
    return read_settings(folder)


def line_of_change(text: str) -> int:
    """The first line that is not the project's own."""
    lines, own = text.split("\n"), [*OWN.split("\n"), ""]
    return next(number for number, line in enumerate(lines, 1) if line != own[number - 1])


def test_the_projects_own_file_is_followed_to_the_letter(root):
    own = read_settings(root)
    assert own.problems == []
    assert own.value == yaml.safe_load(OWN)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_settings_are_told_with_their_line(tmp_path, name):
    old, new = HOSTILE[name]
    assert old in OWN
    text = OWN.replace(old, new, 1)
    problems = read(tmp_path, text).problems
    first = line_of_change(text)
    near = range(first - 2, first + new.count("\n") + 2)
    gone = name == "no word of strictness"
    assert any(problem.line in near or gone for problem in problems), problems
    assert all(problem.file == FILE and problem.what and problem.mend for problem in problems)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("site_name: Brand handbook", "site_name: Q&A for Zoë"),
        ("language: en", "language: de"),
        ("name: Switch to dark", "name: Dunkel"),
        ("  - data\n  - templates\n", "  - templates\n  - data\n"),
        ("  - Home: index.md", "  - '100 % ours': index.md"),
        ("site_name: Brand handbook", "site_name: Brand handbook\n# a remark"),
    ],
)
def test_what_is_the_writers_may_change(tmp_path, old, new):
    assert old in OWN
    assert read(tmp_path, OWN.replace(old, new, 1)).problems == []


@pytest.mark.parametrize(
    ("old", "new", "what", "mend"),
    [
        ("docs_dir: docs", "docs_dir: pages", "docs_dir says pages", "write: docs_dir: docs"),
        ("strict: true\n", "", "strict is missing", "strict: true"),
        ("watch:", "wach:", "no setting called wach here", 'did you mean "watch"?'),
        ("  - hooks.py", "  - a.py", "no setting called a.py in hooks", "delete it"),
        ("  - footnotes\n", "", "markdown_extensions lacks footnotes", "- footnotes"),
    ],
)
def test_a_slip_is_told_in_plain_words(tmp_path, old, new, what, mend):
    problems = read(tmp_path, OWN.replace(old, new, 1)).problems
    assert any(what in problem.what and mend in problem.mend for problem in problems), problems


PIECES = ["hooks:", "- ", "  ", "\n", ": ", "nav:", "plugins:", "evil.py", "!!python/name:os.system", "!ENV", "&a ", "*a", "<<: ", "{", "}", "[", "]", ",",
          '"', "'", "INHERIT: x.yml", "theme:", "extra_javascript:", "true", "|\n", ">-\n", "#", "---\n", "é", "\t", "? ", "~", "  - macros:\n", "modules:"]  # fmt: skip
LINES = OWN.split("\n")
WRITERS = ("site_name", "nav")


def without_what_is_the_writers(value):
    kept = {key: one for key, one in value.items() if key not in WRITERS}
    theme = {key: one for key, one in kept["theme"].items() if key not in ("language", "palette")}
    schemes = [one["scheme"] for one in kept["theme"]["palette"]]
    icons = [one["toggle"]["icon"] for one in kept["theme"]["palette"]]
    toc = {"toc": {"permalink": True}}
    extensions = [toc if "toc" in one else one for one in kept["markdown_extensions"]]
    return kept | {"theme": (theme, schemes, icons), "markdown_extensions": extensions}


@settings(max_examples=200 * FUZZ, deadline=None)
@given(
    st.integers(0, len(LINES)),
    st.integers(0, 3),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
)
@example(0, 0, "\ufeff")
@example(0, len(LINES), "[" * 1000)
@pytest.mark.whole
def test_any_change_is_refused_or_changes_nothing_but_the_writers(tmp_path_factory, at, gone, put):
    text = "\n".join([*LINES[:at], put, *LINES[at + gone :]])
    found = read(tmp_path_factory.getbasetemp(), text)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in found.problems)
    assert all(problem.what and problem.mend for problem in found.problems)
    if not found.problems:
        own = without_what_is_the_writers(yaml.safe_load(OWN))
        assert without_what_is_the_writers(found.value) == own


EVIL = "import pathlib\npathlib.Path(__file__).with_name('ran').touch()\n"


@pytest.mark.whole
def test_nothing_of_it_is_run_before_it_is_judged(tmp_path):
    """All is told at once, together with what is wrong elsewhere, and never where this machine keeps its files."""
    project = Project(tmp_path)
    project.write("main.py", EVIL)
    project.write("evil/__init__.py", EVIL)
    project.write("docs/evil.py", EVIL)
    project.write("docs/change/orphan.md", "# Nobody leads here\n")
    project.append("docs/index.md", "Call {{ contact.switchbord }}.")
    project.replace(FILE, "  - hooks.py", "  - hooks.py\n  - docs/evil.py\n  - evil/__init__.py")
    project.replace(FILE, "  - Home: index.md", "  - Home: inex.md")
    run = project.run("publish")
    assert run.returncode == 1, run.stdout + run.stderr
    assert not [*tmp_path.rglob("ran")]
    files = {file for file, *_ in told(run)}
    assert files >= {
        "main.py",
        "evil",
        "docs/evil.py",
        "docs/index.md",
        "docs/change/orphan.md",
        FILE,
    }
    assert str(tmp_path) not in run.stdout + run.stderr
    assert "Traceback" not in run.stdout + run.stderr


@pytest.mark.whole
def test_a_slip_in_its_yaml_is_the_writers_and_has_a_line(tmp_path):
    project = Project(tmp_path)
    line = project.replace(FILE, "  - Home: index.md", "  - Home: index.md: x")
    run = project.run("publish")
    assert run.returncode == 1, run.stdout + run.stderr
    assert {(file, at) for file, at, *_ in told(run)} == {(FILE, line)}
    assert str(tmp_path) not in run.stdout + run.stderr


@pytest.mark.whole
def test_a_named_pipe_keeps_nobody_waiting(tmp_path):
    project = Project(tmp_path)
    (tmp_path / FILE).unlink()
    pipes = [FILE, "docs/pipe.md", "docs/pipe.png", "docs/pipe.svg", "data/scores.yaml", "data/assets/pipe.svg",
             "docs/roles/pipe.md", "templates/pipe.html", "theme/pipe.html", "theme/components/pipe.css"]  # fmt: skip
    for pipe in pipes:
        os.mkfifo(tmp_path / pipe)
    run = project.run("check")
    assert run.returncode == 1, run.stdout + run.stderr
    assert {file for file, *_ in told(run)} >= set(pipes)


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / FILE).symlink_to(ROOT / FILE)
    assert [one.code for one in read_settings(tmp_path).problems] == ["symbolic-link"]
