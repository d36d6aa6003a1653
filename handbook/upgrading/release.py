"""The release to upgrade to: a folder, an archive, or a tag of the company's own repository."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "brand-handbook"
BEGIN = "handbook/upgrading/__main__.py"
"""What runs of a release, from its root."""


_BROKEN = (
    shutil.ReadError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    EOFError,
)


class NoRelease(Exception):
    """There is no release where one was said to be: what is wrong, and how to mend it."""


def version_of(folder: Path) -> str | None:
    """The version of the handbook in a folder, or None when it holds none."""
    try:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError):
        return None
    return str(project["version"]) if project.get("name") == NAME else None


def as_numbers(version: str) -> tuple[int, ...]:
    """A version to compare by: 1.10.0 comes after 1.9.2."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


@contextmanager
def opened(root: Path, source: str) -> Iterator[Path]:
    """The folder of the release that ``source`` names. Raises ``NoRelease``."""
    path = Path(source).expanduser()
    with tempfile.TemporaryDirectory(prefix="handbook-release-") as place:
        if path.is_dir():
            folder = path.resolve()
        elif path.is_file():
            folder = _unpacked(path, Path(place))
        else:
            folder = _tagged(root, source, Path(place))
        yield _judged(folder, source)


def _judged(folder: Path, source: str) -> Path:
    inner = [one for one in folder.iterdir() if one.is_dir()]
    if version_of(folder) is None and len(inner) == 1:
        (folder,) = inner  # archives have a folder around everything
    if version_of(folder) is None:
        raise NoRelease(
            f"{source} holds no handbook", "name the folder with its Makefile, or an archive of it"
        )
    if not (folder / BEGIN).is_file():
        what = f"{source} is handbook {version_of(folder)}, which knows no upgrade"
        raise NoRelease(what, "take a newer one")
    return folder


def _unpacked(archive: Path, place: Path) -> Path:
    try:
        if archive.suffix == ".zip":
            shutil.unpack_archive(archive, place, "zip")
        else:
            shutil.unpack_archive(archive, place, filter="data")
    except _BROKEN as error:
        what = f"{archive} cannot be unpacked: {error}"
        raise NoRelease(what, "fetch it again, as .zip or .tar.gz") from error
    return place


def _tagged(root: Path, tag: str, place: Path) -> Path:
    missing = NoRelease(
        f"{tag} is no folder, no archive, and no tag of this repository",
        f"fetch the tag first (git fetch <where it is> tag {tag}), or name a folder or an archive",
    )
    if tag.startswith("-"):
        raise missing
    archive = place / "release.tar"
    with archive.open("wb") as file:
        git = ("git", "archive", "--format=tar", f"{tag}^{{commit}}")
        run = subprocess.run(git, cwd=root, stdout=file, stderr=subprocess.DEVNULL)
    if run.returncode:
        raise missing
    return _unpacked(archive, place / "files")
