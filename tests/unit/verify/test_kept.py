"""What the gate keeps of an edition, and what it asks anew all the same."""

from pathlib import Path

import pytest

from congvan.model.manifest import Manifest
from congvan.model.withheld import Secret
from congvan.store.cache import Cache
from congvan.verify import verify_edition
from congvan.verify.examine import Examination, Examiner
from tests.unit.verify.planted import NAME, PLACES, SECRETS
from tests.unit.verify.test_verify import PAGE, built, codes


def kept_site(tmp_path: Path) -> tuple[Path, Manifest, Cache]:
    """An edition of a PDF, a page with its data, and a style sheet; and where the gate keeps what it read."""
    site = tmp_path / "site"
    site.mkdir()
    page = PAGE.format(f'{NAME} <a href="../b/index.html#x">b</a>').encode()
    other = PAGE.format('<p id="x">b</p>').encode()
    files = {"a.pdf": PLACES["pdf text"][0]()[1], "a/index.html": page, "b/index.html": other}
    return site, built(site, files), Cache(tmp_path / "kept")


OTHERS = (Secret("0911 111 112", "x"),)


def test_what_was_read_once_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of files that are the same nothing is decoded; what was not asked then is looked for in what is kept."""
    site, manifest, cache = kept_site(tmp_path)
    assert verify_edition(site, manifest, OTHERS, memory=cache) == []
    task = Examination(site, frozenset(manifest.files), OTHERS, (), cache)
    monkeypatch.setattr(Examiner, "_facts", None)
    packed, plain = ["a.pdf"], sorted({*manifest.files, "SHA256SUMS"} - {"a.pdf"})
    assert [x.name for x in Examiner(task).section(packed, 1)] == packed
    assert [x.name for x in Examiner(task).section(plain, 0)] == plain


def test_new_secrets_are_looked_for_in_what_is_kept(tmp_path: Path) -> None:
    """As if nothing were kept; and what was found is found again."""
    site, manifest, cache = kept_site(tmp_path)
    assert verify_edition(site, manifest, OTHERS, memory=cache) == []
    expected = codes(verify_edition(site, manifest, SECRETS))
    assert expected == [("CV903", "a.pdf"), ("CV903", "a/index.html")]
    for _ in range(2):
        assert codes(verify_edition(site, manifest, SECRETS, memory=cache)) == expected
        assert codes(verify_edition(site, manifest, (*OTHERS, *SECRETS), memory=cache)) == expected
    assert verify_edition(site, manifest, OTHERS, memory=cache) == []


def test_a_kept_link_is_asked_for_each_time(tmp_path: Path) -> None:
    """A page is the same, but where it led to is gone, or has no such heading any more."""
    site, manifest, cache = kept_site(tmp_path)
    assert verify_edition(site, manifest, OTHERS, memory=cache) == []
    (site / "b/index.html").write_bytes(PAGE.format("b").encode())
    found = verify_edition(site, manifest, OTHERS, memory=cache)
    assert ("CV904", "a/index.html") in codes(found)
    (site / "b/index.html").unlink()
    assert ("CV904", "a/index.html") in codes(verify_edition(site, manifest, OTHERS, memory=cache))


@pytest.mark.parametrize("damage", ["cut", "gone", "foreign"])
def test_what_is_kept_and_broken_counts_as_absent(tmp_path: Path, damage: str) -> None:
    """Then files are read as if for the first time, and new secrets are found all the same."""
    site, manifest, cache = kept_site(tmp_path)
    assert verify_edition(site, manifest, OTHERS, memory=cache) == []
    for entry in (x for x in cache.folder.rglob("*") if x.is_file() and not x.suffix):
        if damage == "gone":
            entry.unlink()
        else:
            data = entry.read_bytes()[:-9] if damage == "cut" else b'["", "", [], {"a.pdf": 1}]'
            cache.put("gate", entry.name, data)
    assert codes(verify_edition(site, manifest, SECRETS, memory=cache)) == [
        ("CV903", "a.pdf"),
        ("CV903", "a/index.html"),
    ]


def test_a_machines_path_is_asked_for_anew(tmp_path: Path) -> None:
    """An edition at another place is asked for that place's path, in what is kept too."""
    cache = Cache(tmp_path / "kept")
    here, there = tmp_path / "here" / "site", tmp_path / "there" / "site"
    here.mkdir(parents=True)
    there.parent.mkdir()
    manifest = built(here, {"a.txt": str(there).encode(), "b.txt": b"b"})
    assert verify_edition(here, manifest, OTHERS, memory=cache) == []
    here.rename(there)
    assert codes(verify_edition(there, manifest, OTHERS, memory=cache)) == [("CV908", "a.txt")]


def test_the_page_of_missing_addresses_is_resolved_each_time(tmp_path: Path) -> None:
    """Its links begin at the host's root, and which files there are tells what lies there."""
    site = tmp_path / "site"
    site.mkdir()
    links = "".join(f'<a href="/kho/{x}/index.html">{x}</a>' for x in "abc")
    files = {f"{x}/index.html": PAGE.format(x).encode() for x in "abc"} | {"404.html": PAGE.format(links).encode()}
    manifest, cache = built(site, files), Cache(tmp_path / "kept")
    assert verify_edition(site, manifest, OTHERS, memory=cache) == []
    assert verify_edition(site, manifest, OTHERS, memory=cache) == []
    (site / "c/index.html").unlink()
    assert ("CV904", "404.html") in codes(verify_edition(site, manifest, OTHERS, memory=cache))
