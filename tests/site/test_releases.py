"""What stands in a target: editions in order, each whole, nothing of others touched, wherever a publish is cut off."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from handbook.site import publishing
from project import ROOT, Project

FILES = [f"page-{number}/index.html" for number in range(6)]
FAULTS = int(os.environ.get("FAULTS", 40))
"""Faults of each kind here; ``make torture`` tries three hundred."""


def built(folder: Path, text: str) -> Path:
    """A small built site, every page of which says ``text``."""
    for file in ("index.html", *FILES):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(f"{file}: {text}\n")
    return folder


def publish(base: Path, text: str) -> Path:
    bench = built(base.with_name(f"{base.name}-bench"), text)
    try:
        return publishing.publish(bench, base)
    finally:
        shutil.rmtree(bench, ignore_errors=True)


def shown(base: Path) -> str:
    """The edition that every page of the site shows; fails when two pages show two."""
    site = (base / "site").resolve(strict=True)
    texts = {(site / file).read_text().partition(": ")[2].strip() for file in FILES}
    assert len(texts) == 1, texts
    return texts.pop()


def whole(release: Path) -> bool:
    """Whether a release holds just what its manifest says, by a reading of our own."""
    listed = json.loads((release / ".manifest.json").read_text())
    files = [path for path in release.rglob("*") if path.is_file() and path.name[0] != "."]
    held = {
        path.relative_to(release).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
    return held == listed


def releases(base: Path) -> list[Path]:
    return [path for path in (base / "releases").iterdir() if path.name[0] != "."]


@pytest.fixture
def base(tmp_path):
    """A target whose path has blanks and letters of another language."""
    (tmp_path / "the target é").mkdir()
    return tmp_path / "the target é"


def test_five_editions_are_kept_each_equal_to_its_manifest(base):
    made = [publish(base, f"edition {number}") for number in range(7)]
    assert shown(base) == "edition 6"
    assert sorted(releases(base)) == sorted(made[2:])
    assert all(whole(release) for release in made[2:])


def test_through_the_link_it_is_told_where_the_link_leads(base):
    """By it a web server follows the link once for each request."""

    def told():
        return (base / "site" / ".release").read_text() == (base / "site").resolve().name

    release = publish(base, "A")
    assert told()
    (release / "index.html").write_text("altered")
    publish(base, "A")  # beside the altered one, so under another name
    assert told() and (base / "site").resolve() != release
    publish(base, "B")
    (base / "site").resolve().joinpath(".release").unlink()  # as before there was such a file
    publish(base, "C")
    publishing.rollback(base)
    assert told() and shown(base) == "B"


def test_rollback_goes_back_one_edition_at_a_time_and_never_forward(base):
    made = [publish(base, text) for text in "ABC"]
    os.utime(made[0])  # as a backup does: the order is not that of the files' times
    assert [publishing.rollback(base)[0] for _ in range(2)] == [made[1], made[0]]
    for _ in range(2):
        with pytest.raises(publishing.NothingToRollBack):
            publishing.rollback(base)
    assert shown(base) == "A"
    publish(base, "D")
    assert publishing.rollback(base)[0] == made[0]


def test_what_was_published_before_can_be_published_again(base):
    for text in "ABA":
        publish(base, text)
    assert shown(base) == "A"
    publishing.rollback(base)
    assert shown(base) == "B"
    publish(base, "B")
    publishing.rollback(base)
    assert shown(base) == "A"


def test_an_altered_release_is_never_shown_again(base):
    first = publish(base, "A")
    second = publish(base, "B")
    publish(base, "C")
    (second / FILES[0]).write_text("altered")
    assert publishing.rollback(base) == (first, [second.name])
    assert shown(base) == "A"
    again = publish(base, "B")
    assert again != second and whole(again)
    assert shown(base) == "B"


def test_what_others_put_into_the_target_stays(base):
    (base / "releases" / ".git").mkdir(parents=True)
    (base / "releases" / "abc-notes").mkdir()
    (base / "releases" / "abc-notes" / "plan.txt").write_text("mine")
    (base / "releases" / ".DS_Store").write_text("x")
    (base / "releases" / "0123456789abcdef").mkdir()  # a release's name, but no manifest
    for number in range(8):
        publish(base, f"edition {number}")
    left = {path.name for path in (base / "releases").iterdir()}
    assert {".git", "abc-notes", ".DS_Store", "0123456789abcdef"} <= left
    assert (base / "releases" / "abc-notes" / "plan.txt").read_text() == "mine"


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_a_foreign_site_is_refused_and_untouched(base, kind):
    site, other = base / "site", base / "elsewhere"
    other.mkdir()
    {"file": site.touch, "folder": site.mkdir, "link": lambda: site.symlink_to(other)}[kind]()
    before = site.lstat().st_ino
    for attempt in (lambda: publish(base, "A"), lambda: publishing.rollback(base)):
        with pytest.raises(publishing.Foreign):
            attempt()
    assert site.lstat().st_ino == before
    assert not (base / "releases").exists()


def test_nothing_to_roll_back_to(base):
    with pytest.raises(publishing.NothingToRollBack):
        publishing.rollback(base)
    publish(base, "A")
    with pytest.raises(publishing.NothingToRollBack):
        publishing.rollback(base)
    assert shown(base) == "A"


def test_a_target_without_a_parent_is_told_by_the_command(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("handbook"))
    run = project.run("rollback", "--to", str(project.folder / "no" / "such"))
    assert run.returncode == 3
    assert "no/such" in run.stderr and "correct its name" in run.stderr
    (project.folder / "site").write_text("mine")
    run = project.run("rollback")
    assert run.returncode == 3
    assert "is not the handbook's" in run.stderr and "move it away" in run.stderr
    assert "Traceback" not in run.stderr


def forked(work) -> int:
    """Run ``work`` in a process of its own; its exit code."""
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def at_each_step(act) -> None:
    """From now on, this process calls ``act`` with 0, 1, 2 … before each thing that it does to the disk."""
    steps = count()

    def step(event: str, _arguments: object = None) -> None:
        if event == "open" or event.startswith(("os.", "shutil.")):
            act(next(steps))

    sys.addaudithook(step)
    flush = os.fsync
    os.fsync = lambda handle: (step("os.fsync"), flush(handle))


def die(number: int, at: int) -> None:
    if number == at:
        os._exit(9)


def refuse(number: int, at: int) -> None:
    if number == at:
        raise OSError(28, "No space left on device")


def steps_of_a_publish(base: Path) -> int:
    """How many things a publish of new content does to the disk."""
    noted = base.with_name("steps")
    bench = built(base.with_name("bench"), "counted")
    with noted.open("w") as file:

        def work():
            at_each_step(lambda number: os.pwrite(file.fileno(), f"{number:9}".encode(), 0))
            publishing.publish(bench, base)

        assert forked(work) == 0
    return int(noted.read_text())


def went_back(base: Path) -> bool:
    try:
        publishing.rollback(base)
    except publishing.NothingToRollBack:
        return False
    return True


@pytest.mark.parametrize("fault", [die, refuse])
def test_wherever_a_publish_fails_the_site_is_one_whole_edition(base, fault):
    """A fault at another step each time, each time with other content."""
    publish(base, "edition 0")
    steps, now, seen = steps_of_a_publish(base), "counted", set()
    for attempt in range(1, FAULTS + 1):
        new, at = f"edition {attempt}", attempt * 7 % steps
        bench = built(base.with_name("bench"), new)

        def work(bench=bench, at=at):
            at_each_step(lambda number: fault(number, at))
            publishing.publish(bench, base)

        failed = forked(work) != 0
        shutil.rmtree(bench, ignore_errors=True)
        after = shown(base)
        assert after in (now, new)
        assert failed or after == new
        assert all(whole(release) for release in releases(base))
        seen.add((failed, after == new))
        now = after
    assert (True, False) in seen, "no fault fell before the new edition was up"
    publish(base, "the last")
    assert shown(base) == "the last"
    left = [path.name for path in (base / "releases").iterdir()]
    assert not [name for name in left if name.startswith(".gone-")]
    while went_back(base):
        assert whole((base / "site").resolve())
        shown(base)


def test_two_publishers_and_a_reader(base):
    """Whoever is second is sent away or comes next; a reader never misses a page, and no page is torn."""
    publish(base, "edition 0")
    rounds, reads = max(10, FAULTS // 3), max(1_000, FAULTS * 70)

    def publisher(name: str) -> None:
        for number in range(rounds):
            bench = built(base.with_name(f"bench-{name}"), f"{name} {number}")
            while True:
                try:
                    publishing.publish(bench, base)
                    break
                except publishing.Busy:
                    time.sleep(random.uniform(0, 0.002))

    children = []
    for name in ("one", "two"):
        children.append(os.fork())
        if not children[-1]:
            try:
                publisher(name)
            except BaseException:
                os._exit(1)
            os._exit(0)
    missing = 0
    for number in range(reads):
        file = FILES[number % len(FILES)]
        try:
            text = (base / "site" / file).read_text()
            missing += not (text.startswith(f"{file}: ") and text.endswith("\n"))
        except OSError:
            missing += 1
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert (codes, missing) == ([0, 0], 0)
    assert all(whole(release) for release in releases(base))


@pytest.mark.skipif(os.stat(ROOT).st_dev == os.stat("/dev/shm").st_dev if Path("/dev/shm").exists() else True,
                    reason="needs a second file system")  # fmt: skip
def test_a_target_on_another_disk_gets_a_whole_copy(tmp_path):
    base = Path("/dev/shm") / f"handbook-{os.getpid()}"
    base.mkdir()
    try:
        bench = built(tmp_path / "bench", "A")
        assert whole(publishing.publish(bench, base))
        assert shown(base) == "A"
    finally:
        shutil.rmtree(base)
