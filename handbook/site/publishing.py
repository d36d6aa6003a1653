"""Building aside and publishing in one step, so that the site that is up stays up, whole, whatever happens."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEPT = 5
"""How many releases are kept for a rollback."""


class Busy(Exception):
    """Another build is at work in the same folder."""


class NothingToRollBack(Exception):
    """There is no earlier release."""


@contextmanager
def workshop(root: Path) -> Iterator[Path]:
    """An empty folder to build in, held by this process alone; what a killed build left there is cleared away.

    Raises ``Busy`` when another process holds it. The lock goes with the process, however that ends.
    """
    place = root / ".build"
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        bench = place / "site"
        shutil.rmtree(bench, ignore_errors=True)
        try:
            yield bench
        finally:
            shutil.rmtree(bench, ignore_errors=True)


def fingerprint(site: Path) -> str:
    """A name for the site's content: the same files give the same name, whenever and wherever built."""
    digest = hashlib.sha256()
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{file.relative_to(site).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()[:16]


def publish(site: Path, base: Path) -> Path:
    """Make the built ``site`` the one that ``base/site`` shows, in one step. Returns the release.

    The built folder is moved, not copied, when it is on the same disk; the link is replaced atomically (rename(2)).
    """
    _same_modes(site)
    release = base / "releases" / fingerprint(site)
    release.parent.mkdir(parents=True, exist_ok=True)
    if not release.exists():
        aside = release.parent / f".{release.name}"
        shutil.rmtree(aside, ignore_errors=True)
        shutil.move(site, aside)
        aside.rename(release)
    os.utime(release)
    _point(base / "site", release)
    _prune(base)
    return release


def rollback(base: Path) -> Path:
    """Make ``base/site`` show the release before the one it shows now. Returns that release."""
    history = _history(base)
    current = (base / "site").resolve()
    earlier = history[history.index(current) + 1 :] if current in history else history
    if not earlier:
        raise NothingToRollBack
    _point(base / "site", earlier[0])
    if current in history:
        os.utime(current, (0, 0))  # what was left is not gone back to
    return earlier[0]


def _history(base: Path) -> list[Path]:
    """The releases, newest first."""
    releases = [path.resolve() for path in (base / "releases").glob("[0-9a-f]*") if path.is_dir()]
    return sorted(releases, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def _point(link: Path, release: Path) -> None:
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(release, link.parent))
    if link.is_dir() and not link.is_symlink():
        raise IsADirectoryError(link)
    fresh.replace(link)


def _prune(base: Path) -> None:
    current = (base / "site").resolve()
    for release in [path for path in _history(base) if path != current][KEPT - 1 :]:
        shutil.rmtree(release)
    for leftover in (base / "releases").glob(".*"):
        shutil.rmtree(leftover)


def _same_modes(site: Path) -> None:
    """Readable by the web server, whatever the umask."""
    site.chmod(0o755)
    for path in site.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
