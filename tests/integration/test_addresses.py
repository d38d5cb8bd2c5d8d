"""Every address that the small archive was ever published under, in `addresses.txt`: none may disappear.

A line is the edition that has it (`public`, `internal` or `both`) and the address. Files of the theme and of the search
index are no addresses: nobody links to them but our own pages.
"""

from pathlib import Path

from tests.integration.archives import kept

LIST = Path(__file__).with_name("addresses.txt")
_NOT_LISTED = ("assets/", "pagefind/", "404.html")


def listed() -> dict[str, str]:
    """The addresses of the list, with the edition that has each."""
    lines = (x for x in LIST.read_text("utf-8").splitlines() if x and not x.startswith("#"))
    return {address: edition for edition, address in (x.split(maxsplit=1) for x in lines)}


def published(site: Path) -> dict[str, str]:
    """The addresses that the built editions have."""
    public, internal = (_addresses(site / x) for x in ("public", "internal"))
    return {x: "both" if x in public & internal else "public" if x in public else "internal" for x in public | internal}


def _addresses(edition: Path) -> set[str]:
    files = (x for x in kept(edition) if not x.startswith(_NOT_LISTED))
    return {"/" + (x.removesuffix("index.html") if x.split("/")[-1] == "index.html" else x) for x in files}


def test_no_address_disappears(small: Path) -> None:
    """What was published once is found there for ever; a letter keeps its page whatever becomes of it."""
    there = published(small / "site")
    lost = [f"{edition} {x}" for x, edition in listed().items() if there.get(x) not in (edition, "both")]
    assert not lost, (
        "Addresses never change, and these are gone. Make them again; where a page has moved, keep one that leads on."
        f" Only what was never published may leave {LIST.name}:\n" + "\n".join(lost)
    )


def test_no_address_comes_unseen(small: Path) -> None:
    """An address is a promise: who adds one says so in the list. Nothing of the office's turns public by the way."""
    known = listed()
    new = [f"{edition} {x}" for x, edition in sorted(published(small / "site").items()) if known.get(x) != edition]
    assert not new, (
        f"New addresses. If they shall stay for ever, put these lines into tests/integration/{LIST.name},"
        " in place of one that names the same address for another edition:\n" + "\n".join(new)
    )


def test_the_list_names_each_address_once() -> None:
    """In order, so that a change shows as one line."""
    lines = [x.split(maxsplit=1)[1] for x in LIST.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    assert lines == sorted(set(lines))
