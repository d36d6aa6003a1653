"""The zip to take along (how it opens in a browser is in tests/browser/test_search.py)."""

from __future__ import annotations

import os
import re
import zipfile

import pytest

from handbook.site.offline import pack


@pytest.fixture
def site(tmp_path):
    for name, text in {"index.html": "first", "404.html": "none", "a/b.html": "page"}.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text)
    return tmp_path / "site"


def test_the_zip_holds_the_site_in_one_folder(site, tmp_path):
    pack(site, tmp_path / "one.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as bundle:
        assert bundle.namelist() == ["brand-handbook/a/b.html", "brand-handbook/index.html"]
        assert bundle.read("brand-handbook/a/b.html") == b"page"


def test_the_same_site_gives_the_same_bytes(site, tmp_path):
    pack(site, tmp_path / "one.zip")
    os.utime(site / "index.html", (1, 1))
    (site / "index.html").chmod(0o600)
    pack(site, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_zip_that_could_not_be_written_leaves_the_old_one(site, tmp_path, monkeypatch):
    (tmp_path / "one.zip").write_bytes(b"old")
    monkeypatch.setattr(
        zipfile.ZipFile,
        "writestr",
        lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")),
    )
    with pytest.raises(OSError, match="No space left"):
        pack(site, tmp_path / "one.zip")
    assert (tmp_path / "one.zip").read_bytes() == b"old"


def test_every_link_names_a_file(offline_zip):
    with zipfile.ZipFile(offline_zip) as bundle:
        names = bundle.namelist()
        for name in (one for one in names if one.endswith(".html")):
            for link in re.findall(r'<a [^>]*href="([^"#:]+)[#"]', bundle.read(name).decode()):
                assert os.path.normpath(os.path.join(os.path.dirname(name), link)) in names, (
                    name,
                    link,
                )
