"""What the fuzzer calls: bytes in; nothing out, or an AssertionError or whatever the program let escape."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.fuzz.archive import AGENCY, ALLOWED, SERIES, SOUND_BYTES, assert_told, findings_of
from tests.small_archive import FEBRUARY, JANUARY

_REPOSITORY = Path(__file__).resolve().parents[2]
_BETWEEN = b"\n%%%%\n"  # the files of a whole archive, in this order
_WHOLE = (AGENCY, SERIES, JANUARY, FEBRUARY, ALLOWED)
_SHORT_LIST = b"allowed:\n  - {value: 0912 345 678, reason: a}\n"


def letter(data: bytes) -> None:
    """Check one letter's file, which is any bytes."""
    _check({JANUARY: data})


def series(data: bytes) -> None:
    """Check a series' file, with a letter of the series."""
    _check({SERIES: data})


def agency(data: bytes) -> None:
    """Check an agency's file, with a letter of the agency."""
    _check({AGENCY: data})


def archive(data: bytes) -> None:
    """Check a whole archive of up to five files."""
    _check(dict(zip(_WHOLE, data.split(_BETWEEN), strict=False)))


def _check(changes: Mapping[str, bytes]) -> None:
    files = {**{name: SOUND_BYTES[name] for name in (AGENCY, SERIES, JANUARY)}, **changes}
    assert_told(findings_of(files), files)


TARGETS: Mapping[str, Callable[[bytes], None]] = {x.__name__: x for x in (letter, series, agency, archive)}


def seeds(target: str) -> list[bytes]:
    """Give what a target begins with: sound files, and what was found earlier."""
    samples = _REPOSITORY / "reports"
    patterns = {"letter": "*/*/*.md", "series": "_series/*.yml", "agency": "_agencies/*.yml"}
    sound = {"letter": SOUND_BYTES[JANUARY], "series": SOUND_BYTES[SERIES], "agency": SOUND_BYTES[AGENCY]}
    if target == "archive":
        return [_BETWEEN.join([*(SOUND_BYTES[x] for x in _WHOLE[:4]), _SHORT_LIST]), *found(target)]
    files = sorted(samples.glob(patterns[target]))[:: 4 if target == "letter" else 1]  # they are much alike
    return [sound[target], *(x.read_bytes() for x in files), *found(target)]


def found(target: str) -> list[bytes]:
    """Give the inputs with which something was found, and mended, earlier."""
    return [x.read_bytes() for x in sorted((Path(__file__).parent / "found" / target).glob("*"))]
