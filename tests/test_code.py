"""The code itself: its rules, its layout, its imports, and what runs for a pull request."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
import yaml

OURS = {"handbook", "macros", "hooks"}
WORKFLOWS = [".github/workflows/pull-request.yml"]


def tool(checkout: Path, *command: str) -> str:
    """What a tool of the environment says against the project, or an empty text."""
    program, *arguments = command
    run = subprocess.run(
        [Path(sys.executable).parent / program, *arguments],
        cwd=checkout,
        capture_output=True,
        text=True,
    )
    return "" if run.returncode == 0 else run.stdout + run.stderr


def imported(file: Path) -> Iterator[str]:
    """The packages a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.split(".")[0]


def plain(name: str) -> str:
    """A package's name as registries compare it, without what version is asked for."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", name)[0]).lower()


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        pytest.param(("mypy",), marks=pytest.mark.whole),
        ("biome", "lint", "--error-on-warnings"),
        ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS),
        ("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/wrong.yml"),
        ("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", ".gitlab-ci.yml"),
    ],
    ids=lambda command: " ".join(command[:3]),
)  # fmt: skip
def test_nothing_is_found_by(command, checkout):
    assert tool(checkout, *command) == ""


@pytest.mark.whole
def test_what_runs_is_declared(checkout):
    """Whatever the handbook imports is Python's, ours, or named in pyproject.toml."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = chain(project["dependencies"], *project.get("optional-dependencies", {}).values())
    declared = {plain(name) for name in asked}
    files = [*(checkout / "handbook").rglob("*.py"), checkout / "macros.py", checkout / "hooks.py"]
    names = {name for file in files for name in imported(file)} - OURS - sys.stdlib_module_names
    brought_by = packages_distributions()
    undeclared = [
        name for name in sorted(names) if not declared & {*map(plain, brought_by.get(name, []))}
    ]
    assert names
    assert undeclared == []


def test_every_lock_names_what_is_declared(checkout):
    """Whoever adds a package to pyproject.toml and forgets "make lock" is told here."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    run, test = project["project"]["dependencies"], project["dependency-groups"]["test"]
    for lock, asked in (("requirements.txt", run), ("requirements-test.txt", [*run, *test])):
        locked = re.findall(r"^([\w.-]+)==", (checkout / lock).read_text(), re.MULTILINE)
        assert {plain(name) for name in asked} - {plain(name) for name in locked} == set(), lock


def test_a_pull_request_gets_no_secrets_and_only_pinned_actions(checkout):
    for file in WORKFLOWS:
        text = (checkout / file).read_text(encoding="utf-8")
        workflow = yaml.safe_load(text)
        actions = re.findall(r"uses: (.+)", text)
        assert actions
        assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", one) for one in actions)
        assert workflow["permissions"] == {"contents": "read"}
        assert "secrets." not in text and "pull_request_target" not in text


def test_every_file_that_is_code_has_an_owner(checkout):
    """The owners' patterns name what is there, and what is code is not content's."""
    lines = (checkout / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = dict(line.split()[:2] for line in lines if line.strip() and not line.startswith("#"))
    paths = {pattern.strip("/"): owner for pattern, owner in owned.items() if pattern != "*"}
    assert [path for path in paths if not (checkout / path).exists()] == []
    code, content = owned["*"], {paths["docs"], paths["data"]}
    assert {paths[one] for one in ("theme", "templates", "handbook", "macros.py")} == {code}
    assert code not in content
