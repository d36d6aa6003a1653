"""Publishing in one step, so that the site that is up stays up, whole, whatever happens.

In the target, ``site`` is a link to one of the folders in ``releases/``. A release is named after its content, and
carries a manifest of its files. Which edition came after which stands in a journal; it is true up to the release that
the link shows, so that a run that was cut off anywhere is made good by the next one.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from handbook.site.manifest import (
    MANIFEST,
    NAME,
    fingerprint,
    is_release,
    is_whole,
    write_manifest,
    write_name,
)

KEPT = 5
"""How many editions can be shown: the present one and those to go back to."""

_RELEASE = re.compile(r"releases/[0-9a-f]{16}(-\d+)?")
"""Where our link leads, from the target."""


class Busy(Exception):
    """Another run is at work in the same place."""


class Foreign(Exception):
    """Where the link to the site should be, somebody else has put something."""


class StorageFailed(Exception):
    """A storage does not do what we ask: what happened, and what to do."""


class Unanswered(StorageFailed):
    """It was asked to show an edition, and whether it does is not known."""


class NothingToRollBack(Exception):
    """There is no earlier edition that is whole."""


@contextmanager
def workshop(root: Path) -> Iterator[Path]:
    """An empty folder to build in, held by this process alone; what a killed build left there is cleared away.

    Raises ``Busy`` when another process holds it. The lock goes with the process, however that ends.
    """
    place = root / ".build"
    place.mkdir(exist_ok=True)
    with _locked(place / "lock"):
        bench = place / "site"
        shutil.rmtree(bench, ignore_errors=True)
        try:
            yield bench
        finally:
            shutil.rmtree(bench, ignore_errors=True)


def publish(site: Path, base: Path) -> Path:
    """Make the built ``site`` the one that ``base/site`` shows, in one step. Returns the release.

    The built folder is moved, not copied, when it is on the same disk. Raises ``Busy`` when somebody else publishes
    there, ``Foreign`` when ``base/site`` is not ours, ``OSError`` when the disk refuses; the site that was up is then
    still up.
    """
    with _target(base) as releases:
        _same_modes(site)
        write_manifest(site)
        release = _whole_release(releases, fingerprint(site)) or _put_in_place(site, releases)
        editions = _editions(base)
        if editions[-1:] != [release.name]:
            editions = [*editions, release.name][-KEPT:]
        _write_editions(releases, editions)
        _point(base / "site", release)
        with suppress(
            OSError
        ):  # the new edition is up; what cannot be cleared now is cleared next time
            _prune(releases, editions)
    return release


def rollback(base: Path) -> tuple[Path, list[str]]:
    """Make ``base/site`` show the edition before the one it shows now.

    Returns that release, and the names of those passed over because their files are no longer what was published.
    Raises ``NothingToRollBack``, or what ``publish`` raises.
    """
    with _target(base) as releases:
        editions, altered = _editions(base)[:-1], []
        while editions and not is_whole(releases / editions[-1]):
            altered.append(editions.pop())
        if not editions:
            raise NothingToRollBack(*altered)
        _point(base / "site", releases / editions[-1])
        _write_editions(releases, editions)
    return releases / editions[-1], altered


@contextmanager
def _target(base: Path) -> Iterator[Path]:
    """The folder of releases in a target that is ours alone for a while."""
    if (base / "site").exists() or (base / "site").is_symlink():
        _refuse_foreign(base / "site")
    releases = base / "releases"
    for folder in (base, releases):
        folder.mkdir(exist_ok=True)
    with _locked(releases / ".lock"):
        yield releases


def _refuse_foreign(link: Path) -> None:
    if not link.is_symlink() or not _RELEASE.fullmatch(os.readlink(link)):
        raise Foreign(link)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        yield


def _whole_release(releases: Path, content: str) -> Path | None:
    """The release that already has this content, if its files are still what was published."""
    found = [releases / content, *sorted(releases.glob(f"{content}-*"))]
    return next((release for release in found if is_whole(release)), None)


def _put_in_place(site: Path, releases: Path) -> Path:
    """Move or copy the site beside the releases, see that every byte arrived, then give it its name."""
    aside = Path(mkdtemp(prefix=".new-", dir=releases))
    try:
        _bring(site, aside)
        if not is_whole(aside):
            raise OSError(None, "the copy differs from what was built", str(aside))
        _flush(aside)
        release = _free_name(releases, fingerprint(aside))
        aside.rename(release)
        _flush_one(releases)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return release


def _bring(site: Path, aside: Path) -> None:
    """The manifest arrives first, so that what is cut off can be known as ours and cleared away."""
    if site.stat().st_dev == aside.stat().st_dev:
        site.rename(aside)
        return
    aside.chmod(0o755)
    shutil.copy2(site / MANIFEST, aside / MANIFEST)
    shutil.copytree(site, aside, dirs_exist_ok=True)


def _free_name(releases: Path, content: str) -> Path:
    """The content's name; with a number behind it where a release of that name was altered."""
    release, number = releases / content, 2
    while release.exists():
        release, number = releases / f"{content}-{number}", number + 1
    return release


def _editions(base: Path) -> list[str]:
    """The editions, oldest first, up to the one that is shown."""
    link, journal = base / "site", base / "releases" / ".editions"
    shown = Path(os.readlink(link)).name if link.is_symlink() else None
    names = journal.read_text(encoding="utf-8").split() if journal.exists() else []
    while shown and names and names[-1] != shown:
        names.pop()
    return names or ([shown] if shown else [])


def _write_editions(releases: Path, names: list[str]) -> None:
    fresh = releases / ".editions.new"
    with fresh.open("w", encoding="utf-8") as journal:
        journal.write("".join(f"{name}\n" for name in names))
        journal.flush()
        os.fsync(journal.fileno())
    fresh.replace(releases / ".editions")
    _flush_one(releases)


def _point(link: Path, release: Path) -> None:
    """Replace the link in one step (rename(2)). A web server that reads the name through it follows it once a request."""
    if write_name(release):
        _flush_one(release / NAME)
        _flush_one(release)
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(release, link.parent))
    fresh.replace(link)
    with suppress(OSError):  # the link stands; only a power cut could now bring back the old one
        _flush_one(link.parent)


def _prune(releases: Path, editions: list[str]) -> None:
    """Delete what is ours and no longer kept. It is renamed first, so that nothing half deleted has a release's name."""
    for folder in releases.iterdir():
        if folder.is_symlink() or not is_release(folder) or folder.name in editions:
            continue
        gone = folder if folder.name.startswith(".gone-") else releases / f".gone-{folder.name}"
        if gone != folder:
            folder.rename(gone)
        for entry in gone.iterdir():
            if entry.name != MANIFEST:  # goes last: by it the rest is known as ours
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.rmtree(gone)


def _same_modes(site: Path) -> None:
    """Readable by the web server, whatever the umask."""
    site.chmod(0o755)
    for path in site.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _flush(folder: Path) -> None:
    """See that a power cut cannot take back what the link is about to show."""
    for path in (*folder.rglob("*"), folder):
        _flush_one(path)


def _flush_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
