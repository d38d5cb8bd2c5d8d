"""What `congvan check --audience public` prints holds no internal word, whatever slips stand round it.

An archive has a planted word in every place that the public must not see, among slips of every kind that the table of
rules knows: their own bad examples.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congvan.checking import check
from congvan.cli.archive import locate
from congvan.cli.frames import SourceLines
from congvan.model.finding import Finding, Part
from congvan.model.rules import ALL
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.render.findings import finding_lines
from tests.fuzz.archive import TODAY, printed
from tests.small_archive import AGENCY, FEBRUARY, JANUARY, SERIES, SOUND, write

PLANTED, NUMBER = "zqsecret", "73519"
INNER, CLOSED = "reports/xa-mau/rieng/2026-01.md", "reports/_series/rieng.yml"
_SLIPS = [x.example.bad.replace("▲", "") for x in ALL if x.example and x.example.part in (Part.BODY, Part.WHOLE_BODY)]
_LINES = [x.example.bad.replace("▲", "") for x in ALL if x.example and x.example.part is Part.FRONT]
_EACH = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@st.composite
def _planted(draw: st.DrawFn, slips: list[str], most: int = 3) -> str:
    """Some slips, each with the planted word somewhere in it."""
    made = []
    for slip in draw(st.lists(st.sampled_from(slips), min_size=1, max_size=most)):
        at = draw(st.integers(0, len(slip)))
        gap = draw(st.sampled_from([" ", "", ", ", "\n"]))
        made.append(f"{slip[:at]}{gap}{PLANTED}{gap}{slip[at:]}")
    return "\n\n".join(made)


def _value(text: str) -> str:
    """A text as a quoted YAML value."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\t", " ") + '"'


# Where a public letter has what is internal: what takes the place of which text, given some slips with planted words.
_INTERNAL_PLACES: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "name": lambda x: ("data:\n", f"contact: {{name: {_value(x)}, phone: {_value(x)}, email: {_value(x)}}}\ndata:\n"),
    "notes": lambda x: ("data:\n", f"notes: {_value(x)}\ndata:\n"),
    "title": lambda x: (
        "data:\n", f"attachments: [{{file: b.xlsx, title: {_value(x)}, visibility: internal}}]\ndata:\n"
    ),
    "text": lambda x: ("data:\n", f"data:\n  secret: {_value(x)}\n"),
    "list": lambda _: ("data:\n", f"data:\n  secret: [{PLANTED}]\n"),
    "amount": lambda x: ("total: 300", f"hidden: {_value(x)}, total: 300"),
    "dotted amount": lambda _: ("total: 300", f"hidden: {NUMBER}.382 tỷ, total: 300"),
    "phrase": lambda x: ("Kỳ báo cáo", f'Kỳ{{{{ internal("{_phrase(x)}") }}}} báo cáo'),
    "passage": lambda x: ("## 2.", f"/// internal\n{_passage(x)}\n///\n\n## 2."),
    "mistyped passage": lambda x: ("## 2.", f"/// intern\n{_passage(x)}\n///\n\n## 2."),
    "mark with words": lambda x: ("## 2.", f"/// {PLANTED}\n{_passage(x)}\n///\n\n## 2."),
    "open passage": lambda x: ("Đã chi", f"/// internal\n{_passage(x)}\nĐã chi"),
}  # fmt: skip
# What a series' schema may say of an internal figure; nothing, the most often, for else no letter is looked at.
_KEYWORDS = st.sampled_from([
    f"description: {PLANTED}", f"enum: [{PLANTED}]", f"const: {PLANTED}", f"pattern: {PLANTED}", f"default: {PLANTED}",
    f"minimum: {NUMBER}", f"maxLength: 1, minLength: {NUMBER}", f"not: {{const: {PLANTED}}}",
    f"pattern: '({PLANTED}'", f"type: {PLANTED}", f"format: [{PLANTED}]", f"$ref: {PLANTED}", f"$ref: '#/{PLANTED}'",
    f"required: {PLANTED}", f"if: {PLANTED}", f"anyOf: [{{const: {PLANTED}}}, {PLANTED}]",
])  # fmt: skip


def _phrase(text: str) -> str:
    return text.replace('"', "").replace("\n", " ").replace("}", "")


def _passage(text: str) -> str:
    return "\n".join(x for x in text.split("\n") if not x.strip().startswith("///"))


def _put(text: str, *changes: tuple[str, str]) -> str:
    """A text with what stands instead of some of its parts."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@st.composite
def _archives(draw: st.DrawFn) -> dict[str, str]:
    """The small archive with internal words, and slips round them, in a public letter, an internal one and a series."""
    places = draw(st.sets(st.sampled_from(sorted(_INTERNAL_PLACES)), min_size=1, max_size=4))
    slips = _planted(_SLIPS)
    figure = draw(_KEYWORDS) if draw(st.integers(0, 3)) == 0 else ""
    required = "[money, secret]" if draw(st.booleans()) else "[money]"
    front = draw(_planted(_LINES, 1)) + "\n" if draw(st.booleans()) else ""
    spent = draw(st.sampled_from(["50 triệu", "-1", f"{NUMBER}.382 tỷ", "[]", f"{NUMBER} tỷ"]))
    return {
        JANUARY: _put(SOUND[JANUARY], *(_INTERNAL_PLACES[x](draw(slips)) for x in sorted(places))),
        FEBRUARY: _put(
            SOUND[FEBRUARY], ("status:", "visibility: internal\nstatus:"), ("subject: báo cáo", f"subject: {PLANTED}"),
            ("number: 2", f"number: {NUMBER}"), ("## 2.", f"{draw(slips)}\n\n## 2."), ("data:\n", f"{front}data:\n"),
        ),
        INNER: _put(SOUND[JANUARY], ("number: 1", f"number: {NUMBER}"), ("50 triệu", spent), ("mẫu", PLANTED)),
        SERIES: _put(
            SOUND[SERIES], ("title: Dự phòng", f"title: {PLANTED}"), ("required: [money]", f"required: {required}"),
            ("title: Nhận xét riêng", f"title: {PLANTED}, {figure}"),
        ),
        CLOSED: _put(
            SOUND[SERIES], ("visibility: public", "visibility: internal"), ("tháng về việc mẫu", PLANTED),
            ("Việc mẫu", PLANTED), ("Thông tin chung", f"Mục {PLANTED}, Mục {PLANTED}"), ("Phần a", PLANTED),
            ("frequency", f"requested_by: {{agency: Sở {PLANTED}, number: {NUMBER}/A, date: 2027-01-01}}\nfrequency"),
        ),
        AGENCY: _put(SOUND[AGENCY], ("[bao-cao]", "[bao-cao, rieng]")),
    }  # fmt: skip


def _everything_printed(files: Mapping[str, str]) -> dict[str, str]:
    """All that the public may be told of an archive, in every form and language."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        reports = write(root, files)
        (root / "mkdocs.yml").write_text("site_name: x\n")
        found = check(reports, None, TODAY)
        return {f"{language.value} {form}": x for language in Language for form, x in _forms(root, found, language)}


def _forms(root: Path, found: list[Finding], language: Language) -> list[tuple[str, str]]:
    lines = SourceLines(locate(root / "mkdocs.yml"), Audience.PUBLIC, found)
    framed = "\n".join(finding_lines(found, language, Audience.PUBLIC, lines))
    return [("frames", framed), *printed(found, language, Audience.PUBLIC).items()]


@settings(_EACH, max_examples=80)
@given(_archives())
def test_no_internal_word_is_printed(files: Mapping[str, str]) -> None:
    """In text with frames, GitHub annotations, JSON and SARIF, in both languages."""
    for form, text in _everything_printed(files).items():
        lines = [x for x in text.split("\n") if PLANTED in x or NUMBER in x]
        assert not lines, (form, lines[:3])
