"""Nothing → a new archive: the files of `templates/archive` with an agency's and a series' names put in.

The templates are files, so that they can be read as what they will be. `dot-` stands for a leading dot, `%%word%%` for
a word of the archive, in names as in texts.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from congvan.check.figures.values import plain_json
from congvan.edit.schema import FOLDER, schema_files
from congvan.errors import ArchiveError
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.terms import Frequency
from congvan.model.text import Text
from congvan.read.yaml_tree import read_mapping
from congvan.vietnamese.fold import fold
from congvan.vietnamese.normalise import nfc

_TEMPLATES = files("congvan.edit") / "templates" / "archive"
_WORD = re.compile(r"%%(\w+)%%")
_PLAIN = re.compile(r"\w[\w ]*")
_OFFICE = re.compile(r"(?:Ủy|Uỷ) ban nhân dân (phường|xã|đặc khu|tỉnh|thành phố) (\S.*)")
_TITLE = re.compile(r"Báo cáo (?:hằng )?tháng (?:về )?(\S.*)")
SAMPLE_NAME = "Ủy ban nhân dân phường Mẫu"
SAMPLE_TITLE = "Báo cáo tháng về chuyển đổi số"
_ISSUED_ON = 28  # of the sample's month: every month has it, and it is before the sample's due day
_LONGEST = 120  # characters of a name or title: what a table on a page still holds


@dataclass(frozen=True, slots=True)
class NewArchive:
    """The files of a new archive (path → content), and the next letter that its agency will write."""

    files: Mapping[str, bytes]
    next: LetterId


def new_archive(today: date, name: str = SAMPLE_NAME, title: str = SAMPLE_TITLE) -> NewArchive:
    """Make an archive for the agency of that name and a monthly series of that title.

    Its sample letters are of the month before `today`, issued, and of this month, a draft: nothing is late.

    Raises:
        ArchiveError: no letterhead can be made of the name, or no file name of either.
    """
    this = Period.containing(today, Frequency.MONTHLY)
    words = _agency(_one_line(name)) | _series(_one_line(title)) | _months(this) | {"version": version("congvan")}
    made = dict(_filled(_TEMPLATES, "", words))
    made |= _schemas(made[f"reports/_series/{words['series']}.yml"], words["series"])
    return NewArchive(made, LetterId(words["agency"], words["series"], this.following))


def _months(this: Period) -> dict[str, str]:
    last = this.previous
    return {
        "last": str(last),
        "last_label": last.label,
        "this": str(this),
        "this_label": this.label,
        "next": str(this.following),
        "issued": last.last_day.replace(day=_ISSUED_ON).isoformat(),
    }


def _one_line(text: str) -> str:
    """Give the text composed, with single spaces: terminals hand it over in many ways."""
    return " ".join(nfc(text).split())


def _agency(name: str) -> dict[str, str]:
    """Take a people's committee's name apart: its letterhead has two lines, its place is what it governs."""
    found = _OFFICE.fullmatch(name)
    if not found or len(name) > _LONGEST:
        raise ArchiveError(
            Text(
                "The agency's name '{name}' is not understood; write it like '{SAMPLE_NAME}'. For "
                "another kind of office leave out --name and edit the file in reports/_agencies/."
            ),
            name=name,
            SAMPLE_NAME=SAMPLE_NAME,
        )
    kind, place = found.groups()
    letterhead = f"ỦY BAN NHÂN DÂN, {_quoted(f'{kind} {place}'.upper())}"
    return {
        "agency": _file_name(place, name),
        "name": _quoted(name),
        "short": _quoted(f"UBND {kind} {place}"),
        "letterhead": letterhead,
        "place": _quoted(place),
    }


def _series(title: str) -> dict[str, str]:
    if not title or len(title) > _LONGEST:
        raise ArchiveError(Text("A series' title has from 1 to {_LONGEST} characters."), _LONGEST=_LONGEST)
    found = _TITLE.fullmatch(title)
    short = found[1][0].upper() + found[1][1:] if found else title
    return {"series": _file_name(short, title), "title": _quoted(title), "series_short": _quoted(short)}


def _file_name(words: str, given: str) -> str:
    """Give words as a file's name: small letters without marks, joined by hyphens."""
    name = "-".join(re.findall("[a-z0-9]+", fold(words)))
    if not name:
        raise ArchiveError(Text("No file name can be made of '{given}'; it needs letters or digits."), given=given)
    return name


def _quoted(text: str) -> str:
    """Write a text so that it is one value wherever it stands; JSON's quoting is also YAML's."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _filled(folder: Traversable, path: str, words: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Give the files below a folder of templates, names and texts filled in."""
    for entry in sorted(folder.iterdir(), key=lambda x: x.name):
        name = path + _put_in(re.sub("^dot-", ".", entry.name), words)
        if entry.is_dir():
            yield from _filled(entry, f"{name}/", words)
        else:
            yield name, _put_in(entry.read_bytes().decode(), words).encode()


def _put_in(text: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda x: words[x[1]], text)


def _schemas(series: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Give the schemas of the archive's one series, made of its file's text."""
    tree, _, _ = read_mapping(series.decode(), name)
    assert tree is not None  # noqa: S101 - our own template; a test reads every file of it
    for file, text in schema_files({name: (str(tree["title"]), plain_json(tree["data"]))}):
        yield f"{FOLDER}/{file}", text.encode()
