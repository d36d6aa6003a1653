"""What was made of the same input before, kept in ``.build/cache`` from one run to the next.

An entry is found by a digest of all that goes into it, and of the code and libraries that make it, so none can be
stale; deleting the folder is always safe. What is written there is sealed with what no other place can know, so that
neither a damaged entry is used nor one that came with somebody's change.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

CODE = Path(__file__).resolve().parents[1]
VARIABLE = "HANDBOOK_CACHE"
"""The environment variable that names another folder: several handbooks may share one."""
MOST = 200_000_000
"""Bytes that may be kept; then what was not used for longest goes, down to half of it."""
_SEAL = 32

Made = TypeVar("Made")


class Cache:
    """Entries in ``folder``; without one, or where nothing can be written, nothing is kept."""

    def __init__(self, folder: Path | None = None):
        self.folder = folder
        self._has_room = True

    @cached_property
    def _made_by(self) -> str:
        """Code, libraries and templates: those change while a site is served."""
        return digest(_code(), tree(CODE / "templates"))

    @classmethod
    def of(cls, root: Path) -> Cache:
        """The cache of the handbook at ``root``."""
        return cls(Path(os.environ.get(VARIABLE) or root / ".build" / "cache"))

    def kept(
        self, make: Callable[[], Made], *key: Any, worth: Callable[[Made], bool] = lambda made: True
    ) -> Made:
        """What ``make()`` gives, or gave for the same key; what it raises is not kept, nor what is not ``worth`` it.

        The key names what is made and says all that goes in: its ``repr`` must tell apart whatever gives something else.
        """
        name = self.name(*key)
        kept = self.find(name)
        if kept is None:
            kept = make()
            if worth(kept):
                self.keep(name, kept)
        return kept

    def name(self, *key: Any) -> str:
        """What an entry of this key is called; "" where nothing is kept."""
        return digest(self._made_by, *key) if self.folder else ""

    def find(self, name: str) -> Any:
        """The entry of a name; None when it is not there, or not whole."""
        kept = self._read(name) if name else None
        with suppress(Exception):  # an entry that is whole, and cannot be read by this code
            return None if kept is None else pickle.loads(kept)

    def keep(self, name: str, made: Any) -> None:
        """Keep an entry."""
        if name:
            self._write(name, pickle.dumps(made))

    def _read(self, name: str) -> bytes | None:
        """The entry, if it is there and whole."""
        assert self.folder
        try:
            entry = (self.folder / name).read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(self.folder / name)
        seal, kept = entry[:_SEAL], entry[_SEAL:]
        return kept if self._key and secrets.compare_digest(seal, self._seal(kept, name)) else None

    def _write(self, name: str, kept: bytes) -> None:
        """Keep an entry, in one step; where there is no room, it is made anew next time."""
        assert self.folder
        if not self._key or not self._has_room:
            return
        aside = self.folder / f"{name}.{secrets.token_hex(4)}"
        try:
            aside.write_bytes(self._seal(kept, name) + kept)
            aside.replace(self.folder / name)
        except OSError:
            self._has_room = False
            with suppress(OSError):
                aside.unlink()

    def _seal(self, kept: bytes, name: str) -> bytes:
        whole = hashlib.blake2b(name.encode(), key=self._key, digest_size=_SEAL)
        whole.update(kept)
        return whole.digest()

    @cached_property
    def _key(self) -> bytes:
        """What entries are sealed with: a secret of this folder, and when and where the disk has put it.

        A secret that comes along with a checkout is put elsewhere, at another time. Empty where nothing can be kept.
        """
        assert self.folder
        file = self.folder / "key"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                file.write_bytes(secrets.token_bytes(_SEAL))
            self._prune()
            found = file.stat()
            told = f"{found.st_ino} {found.st_ctime_ns}".encode()
            return hashlib.blake2b(file.read_bytes() + told, digest_size=_SEAL).digest()
        except OSError:
            return b""

    def _prune(self) -> None:
        """Delete what was not used for longest, where there is too much."""
        assert self.folder
        found = []
        for one in self.folder.glob("[0-9a-f]*"):
            with suppress(OSError):  # another run has deleted it
                found.append((one.stat().st_mtime_ns, one.stat().st_size, one))
        size = sum(size for _, size, _ in found)
        most = MOST / 2 if size > MOST else size
        for _, its_size, one in sorted(found):
            if size <= most:
                break
            one.unlink(missing_ok=True)
            size -= its_size


NOTHING_KEPT = Cache()


def digest(*parts: Any) -> str:
    """A name for what the ``repr`` of these says."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def tree(folder: Path) -> list[tuple[str, str]]:
    """Every file below ``folder`` by its path from there, with a digest of its content, in order."""
    start = len(str(folder)) + 1
    return [(file[start:], content(file)) for file in sorted(_files(folder))]


def _files(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(place, name) for name in names)


def content(file: Path | str) -> str:
    """A digest of what a file holds. What is no file is named by what it is instead; nothing is read through a link."""
    try:
        mode = os.lstat(file).st_mode
        if not stat.S_ISREG(mode):
            return f"no file: {stat.S_IFMT(mode)}"
        with open(file, "rb") as stream:
            return hashlib.file_digest(stream, "blake2b").hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"


@cache
def _code() -> str:
    """A digest of the code that runs and of the libraries that it uses."""
    files = [content(CODE / name) for name in ("macros.py", "hooks.py")]
    return digest(sys.version, sorted(_libraries()), tree(CODE / "handbook"), files)


def _libraries() -> Iterator[str]:
    """The name and version of each library that is installed: its folder is called so."""
    for folder in sys.path:
        with suppress(OSError):
            yield from (name for name in os.listdir(folder or ".") if name.endswith("-info"))
