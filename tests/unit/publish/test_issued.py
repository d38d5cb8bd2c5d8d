"""Issued letters are compared with what the last edition tells of them: no git is asked, and no sources."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Language
from congvan.model.view import EditionView, SignedView
from congvan.project import project
from congvan.publish.issued import SameCopy, check_issued, check_present
from congvan.render.data.letter import letter_json
from congvan.render.data.letters import letters_json
from tests.small_archive import DRAFT, FEBRUARY, JANUARY, SOUND, Files, changed, check, sound

HIDDEN = changed(JANUARY, "total: 300 triệu", "total: 300 triệu, hidden: 123456 đồng")
INSIDE = changed(JANUARY, "Đã chi", '{{ internal("việc riêng") }}Đã chi')
ENTRY = "---\n\nThực hiện", "changes: [{date: 2026-02-01, note: Sửa trích yếu}]\n---\n\nThực hiện"


def edition(root: Path, files: Files, audience: Audience = Audience.PUBLIC) -> EditionView:
    """The small archive with other files, for an audience."""
    return project(sound(root, files), audience)[0]


def published(root: Path, view: EditionView) -> Path:
    """The folder of an edition, as far as it tells what letters said; attachments as they are."""
    site = root / "site"
    facts: dict[str, FileFacts] = {}
    for letter in view.letters:
        file = site / address.letter_json(letter.id)
        file.parent.mkdir(parents=True, exist_ok=True)
        for attached in letter.attachments:
            where, data = address.attachment(letter.id, attached.file), Path(attached.path).read_bytes()
            facts[where] = FileFacts(len(data), sha256(data).hexdigest())
            (site / where).parent.mkdir(parents=True, exist_ok=True)
            (site / where).write_bytes(data)
        if letter.signed:
            where, data = address.letter_signed_pdf(letter.id), Path(letter.signed.path).read_bytes()
            facts[where] = FileFacts(len(data), sha256(data).hexdigest())
            (site / where).write_bytes(data)
        file.write_text(letter_json(letter, view.audience, facts), "utf-8")
    (site / address.LETTERS_JSON).parent.mkdir(parents=True, exist_ok=True)
    (site / address.LETTERS_JSON).write_text(letters_json(view, facts), "utf-8")
    return site


def silent(view: EditionView, last: Path, same: SameCopy = lambda *_: False) -> list[Finding]:
    """What the last edition tells of changes without a word."""
    return list(check_issued(view, last, published(last.parent / "next", view), same))


def found(
    root: Path, files: Files, *, before: Files | None = None, audience: Audience = Audience.PUBLIC
) -> list[Finding]:
    """Publish the archive as it was, and compare it as it is."""
    last = published(root, edition(root / "a", before or {}, audience))
    return silent(edition(root / "b", files, audience), last)


def fields(findings: list[Finding]) -> list[str]:
    """What is said to have changed."""
    return [x.message(Language.EN).partition(" of this")[0] for x in findings]


def test_nothing_changed(tmp_path: Path) -> None:
    """The same letters, and ways of writing that say the same."""
    assert found(tmp_path, {}) == []
    assert found(tmp_path, changed(JANUARY, "Đã chi {{", "Đã **chi**\n{{", "50 triệu", "50.000.000")) == []


def test_changed_text(tmp_path: Path) -> None:
    """The letter is named, and what changed in it; the other letter is not."""
    (told,) = found(tmp_path, changed(JANUARY, "việc mẫu", "việc khác", "50 triệu", "51 triệu"))
    assert (told.rule.code, told.place.path) == ("CV550", JANUARY)
    assert fields([told]) == ["body, data.money.spent, subject"]
    assert "bản xuất bản trước" in told.message(Language.VI)


def test_declared_changes(tmp_path: Path) -> None:
    """An entry that the last edition did not have declares; one that it had does not."""
    now = changed(JANUARY, "việc mẫu", "việc khác", *ENTRY)
    assert found(tmp_path, now) == []
    again = changed(JANUARY, "việc mẫu", "việc mới", *ENTRY)
    assert fields(found(tmp_path / "again", again, before=now)) == ["subject"]


def test_what_declared_must_stay(tmp_path: Path) -> None:
    """An entry that the last edition told of is gone, or typed otherwise; a withdrawn letter is in force again."""
    now = changed(JANUARY, *ENTRY)
    assert fields(found(tmp_path / "gone", {}, before=now)) == ["changes"]
    typed = changed(JANUARY, ENTRY[0], ENTRY[1].replace("yếu}", "yếu, major: false}"), "việc mẫu", "việc khác")
    assert fields(found(tmp_path / "typed", typed, before=now)) == ["subject"]
    withdrawn = changed(JANUARY, "status: issued", "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Sai}")
    assert fields(found(tmp_path / "back", {}, before=withdrawn)) == ["status"]


def test_replaced_and_corrected_letters(tmp_path: Path) -> None:
    """A notice that has come since tells readers as much."""
    now = changed(JANUARY, "việc mẫu", "việc khác")
    for tie in ("corrects", "replaces"):
        other = changed(FEBRUARY, "---\n\nThực hiện", f"{tie}: xa-mau/bao-cao/2026-01\n---\n\nThực hiện")
        state = {JANUARY: str(now[JANUARY]).replace("issued", "replaced" if tie == "replaces" else "issued")}
        assert found(tmp_path / tie, now | other | state) == []
        assert fields(found(tmp_path / f"{tie}-2", now | other | state, before=other | changed(JANUARY, "issued", state[JANUARY].split("status: ")[1].split("\n")[0]))) == ["subject"]  # fmt: skip  # noqa: E501


def test_public_digests_hold_nothing_internal(tmp_path: Path) -> None:
    """Another internal figure, phrase or contact leaves the public letter's data as they are, byte for byte."""
    plain, hidden = ({x.id: x.content for x in edition(tmp_path / y, z).letters} for y, z in (("a", {}), ("b", HIDDEN)))
    assert plain == hidden
    assert fields(found(tmp_path, HIDDEN, audience=Audience.INTERNAL)) == []  # a figure that is new says nothing
    other = {JANUARY: str(INSIDE[JANUARY]).replace("việc riêng", "chuyện riêng")}
    assert found(tmp_path / "inside", other, before=INSIDE) == []
    assert fields(found(tmp_path / "office", other, before=INSIDE, audience=Audience.INTERNAL)) == ["body"]


def test_hidden_figure_that_is_printed(tmp_path: Path) -> None:
    """The public text speaks of a figure that it does not show: its value is in no digest."""
    shown = changed(JANUARY, "total: 300 triệu", "total: 300 triệu, hidden: 1 triệu", "Đã chi", "Dự phòng {{ data.money.hidden }}; đã chi")  # fmt: skip  # noqa: E501
    other = {JANUARY: str(shown[JANUARY]).replace("hidden: 1 triệu", "hidden: 2 triệu")}
    assert found(tmp_path, other, before=shown) == []
    office = found(tmp_path / "office", other, before=shown, audience=Audience.INTERNAL)
    assert fields(office) == ["body, data.money.hidden"]


def test_what_the_agency_lends(tmp_path: Path) -> None:
    """An agency that is called otherwise changes none of its letters' own words."""
    renamed = changed("reports/_agencies/xa-mau.yml", "short: UBND xã Mẫu", "short: UBND xã")
    assert found(tmp_path, renamed) == []


@pytest.mark.parametrize("told", ["", "{", "[]", "{}", '{"content": 1}', '{"content": {}}', None])
def test_editions_that_tell_nothing(tmp_path: Path, told: str | None) -> None:
    """An edition of an older version, a broken file, none: nothing is found, nothing breaks."""
    last = published(tmp_path, edition(tmp_path / "a", {}))
    for file in last.rglob("*.json"):
        file.unlink() if told is None else file.write_text(told)
    view = edition(tmp_path / "b", changed(JANUARY, "việc mẫu", "khác"))
    assert silent(view, last) == list(check_present(view, last, lambda _: None)) == []


def test_foreign_shapes(tmp_path: Path) -> None:
    """What of the last edition has not our shape declares nothing, and breaks nothing."""
    last = published(tmp_path, edition(tmp_path / "a", {}))
    for file in last.rglob("*.json"):
        file.write_text(json.dumps(json.loads(file.read_text()) | {"changes": [1, None], "relations": ["x"]}))
    assert len(silent(edition(tmp_path / "b", changed(JANUARY, "việc mẫu", "khác")), last)) == 1


FILE = JANUARY.replace(".md", "/bang.csv")
TOLD = "---\n\nThực hiện", "attachments: [{file: bang.csv, title: Bảng số liệu, visibility: public}]\n---\n\nThực hiện"
LETTER = str(changed(JANUARY, *TOLD)[JANUARY])
ISSUED, EXCHANGED = {JANUARY: LETTER, FILE: "Việc,Số\nMột,1\n"}, {JANUARY: LETTER, FILE: "Việc,Số\nMột,2\n"}


@pytest.mark.parametrize("audience", Audience)
def test_an_exchanged_attachment(tmp_path: Path, audience: Audience) -> None:
    """Told at the file; the same bytes, an attachment more and an entry under `changes` are none."""
    assert found(tmp_path / "same", ISSUED, before=ISSUED, audience=audience) == []
    (told,) = found(tmp_path / "other", EXCHANGED, before=ISSUED, audience=audience)
    assert (told.rule.code, told.place.path) == ("CV550", FILE)
    assert fields([told]) == ["attachments"]
    declared = LETTER.replace("---\n\nThực", "changes: [{date: 2026-02-01, note: Sửa bảng}]\n---\n\nThực")
    assert found(tmp_path / "said", EXCHANGED | {JANUARY: declared}, before=ISSUED, audience=audience) == []
    assert fields(found(tmp_path / "new", ISSUED, before={}, audience=audience)) == ["attachments"]


@pytest.mark.parametrize(("same", "told"), [(True, 0), (None, 0), (False, 1)])
def test_a_public_copy_made_otherwise(tmp_path: Path, same: bool | None, told: int) -> None:
    """Public copies of one file may differ, and nothing is said that is not certain; the office's are the files."""
    for audience, number in ((Audience.PUBLIC, told), (Audience.INTERNAL, 1)):
        last = published(tmp_path / audience, edition(tmp_path / audience / "a", ISSUED, audience))
        view = edition(tmp_path / audience / "b", EXCHANGED, audience)
        assert len(silent(view, last, lambda *_: same)) == number


def gone(root: Path, files: Files, *, before: Files | None = None, audience: Audience = Audience.PUBLIC) -> list[str]:
    """The letters that the archive as it is has no more."""
    last = published(root, edition(root / "a", before or {}, audience))
    archive, doubts = check(root / "b", files)
    assert not any(x.is_error for x in doubts)
    status_of = {who: x.front.status for who, x in archive.letters.items()}.get
    told = list(check_present(project(archive, audience)[0], last, status_of))
    assert {x.rule.code for x in told} <= {"CV559"}
    return [x.place.path for x in told]


@pytest.mark.parametrize("audience", Audience)
def test_a_deleted_letter(tmp_path: Path, audience: Audience) -> None:
    """One that was published and is in the archive no more, for whomever; a draft may go."""
    assert gone(tmp_path / "none", {}, audience=audience) == []
    assert gone(tmp_path / "draft", {DRAFT: None}, audience=audience) == []
    assert gone(tmp_path / "one", {JANUARY: None, DRAFT: None}, audience=audience) == [JANUARY]


def test_letters_that_are_only_elsewhere(tmp_path: Path) -> None:
    """One that the public may not see any more, withdrawn, or under another name is not gone."""
    hidden = changed(JANUARY, "status: issued", "status: issued\nvisibility: internal")
    assert gone(tmp_path / "hidden", hidden) == []
    withdrawn = changed(JANUARY, "status: issued", "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Sai}")
    assert gone(tmp_path / "withdrawn", withdrawn) == []
    assert gone(tmp_path / "gone", {JANUARY: None}, before=withdrawn) == [JANUARY]
    moved = {JANUARY: None, FEBRUARY: str(SOUND[JANUARY])}
    assert gone(tmp_path / "moved", moved) == []


APRIL = FEBRUARY.replace("-02.md", "-04.md")
OTHER = "number: 2", "number: 4", "2026-02-19", "2026-04-19", "60 triệu", "70 triệu"


@pytest.mark.parametrize("audience", Audience)
def test_drafts_again(tmp_path: Path, audience: Audience) -> None:
    """An issued letter is no draft again; a draft is no letter that was issued, and may go."""
    again = str(SOUND[FEBRUARY]).replace("status: issued", "status: draft")
    draft = {FEBRUARY: again.replace("number: 2", "number:").replace("date: 2026-02-19", "date:")}
    assert gone(tmp_path / "a", draft, audience=audience) == [FEBRUARY]
    assert gone(tmp_path / "b", {FEBRUARY: None}, before=draft, audience=audience) == []
    last = published(tmp_path, edition(tmp_path / "c", {}, audience))
    archive, _ = check(tmp_path / "d", draft)
    status_of = {who: x.front.status for who, x in archive.letters.items()}.get
    (told,) = check_present(edition(tmp_path / "e", draft, audience), last, status_of)
    assert "it is a draft again" in told.message(Language.EN)
    assert "withdrawn: {date" in told.hint(Language.VI)


def test_a_list_that_names_a_draft(tmp_path: Path) -> None:
    """The status in the list decides, though the letter's own file tells what it said."""
    view = edition(tmp_path / "a", {})
    last = published(tmp_path, view)
    told = json.loads((last / address.LETTERS_JSON).read_text("utf-8"))
    for status, number in (("issued", 2), ("draft", 0)):
        told["letters"] = [x | {"status": status} for x in told["letters"]]
        (last / address.LETTERS_JSON).write_text(json.dumps(told), "utf-8")
        assert len(list(check_present(replace(view, letters=()), last, lambda _: None))) == number


@pytest.mark.parametrize("audience", Audience)
def test_a_letter_made_into_the_next_one(tmp_path: Path, audience: Audience) -> None:
    """Last month's file under another name, with another number, day and figure, is another letter."""
    other = {FEBRUARY: None, APRIL: str(changed(FEBRUARY, *OTHER)[FEBRUARY])}
    assert gone(tmp_path, other, audience=audience) == [FEBRUARY]


def test_major_changes_are_told_apart(tmp_path: Path) -> None:
    """An entry that was major stays so."""
    major = changed(JANUARY, ENTRY[0], ENTRY[1].replace("yếu}", "yếu, major: true}"))
    assert found(tmp_path / "same", major, before=major) == []
    assert fields(found(tmp_path / "less", changed(JANUARY, *ENTRY), before=major)) == ["changes"]
    assert fields(found(tmp_path / "more", major, before=changed(JANUARY, *ENTRY))) == ["changes"]


SIGNED, OTHER_COPY = b"%PDF signed", b"%PDF signed by another"
COPY = JANUARY.replace(".md", ".signed.pdf")


def signed(root: Path, data: bytes | None, files: Files | None = None) -> EditionView:
    """The small archive with other files, and January with a signed copy of these bytes, or none."""
    view = edition(root, files or {})
    file = root / "copy.pdf"
    file.write_bytes(data or b"")
    copy = SignedView(COPY, str(file)) if data else None
    return replace(
        view, letters=tuple(replace(x, signed=copy if x.id.source == JANUARY else None) for x in view.letters)
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (SIGNED, ""),
        (SIGNED + b" twice", ""),
        (SIGNED[:-1], "CV550"),
        (b"%PDF other" + SIGNED, "CV550"),
        (None, "CV559"),
    ],
)
def test_a_signed_copy(tmp_path: Path, data: bytes | None, code: str) -> None:
    """It is there as it was, or with signatures more, unless the letter told of a change."""
    last = published(tmp_path, signed(tmp_path / "a", SIGNED))
    told = silent(signed(tmp_path / "b", data), last)
    assert [(x.rule.code, x.place.path) for x in told] == ([(code, COPY)] if code else [])
    assert silent(signed(tmp_path / "c", data, changed(JANUARY, *ENTRY)), last) == []
    withdrawn = changed(JANUARY, "status: issued", "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Sai}")
    assert [x.rule.code for x in silent(signed(tmp_path / "d", data, withdrawn), last)] == ([code] if code else [])


def test_a_signed_letter_is_not_told_to_declare(tmp_path: Path) -> None:
    """Its copy would be of another text; without one, it is."""
    last, typo = published(tmp_path, signed(tmp_path / "a", SIGNED)), changed(JANUARY, "việc mẫu", "việc khác")
    (told,) = silent(signed(tmp_path / "b", SIGNED, typo), last)
    assert (told.place.path, "changes:" in told.hint(Language.EN)) == (JANUARY, False)
    (told,) = silent(signed(tmp_path / "c", None, typo), last)
    assert "changes:" in told.hint(Language.VI)


def test_lists_that_tell_nothing(tmp_path: Path) -> None:
    """The list of another audience's edition, of a name that is none, and of foreign shapes."""
    view = edition(tmp_path / "a", {})
    last, nowhere = published(tmp_path, view), lambda _: None
    alone = replace(view, letters=())
    assert len(list(check_present(alone, last, nowhere))) == 2
    assert list(check_present(replace(alone, audience=Audience.INTERNAL), last, nowhere)) == []
    told = json.loads((last / address.LETTERS_JSON).read_text("utf-8"))
    none: list[object] = [{}, [1], [{"id": "../../x", "status": "issued"}], [{"status": "issued"}], [{"id": JANUARY}]]
    for letters in none:
        (last / address.LETTERS_JSON).write_text(json.dumps(told | {"letters": letters}), "utf-8")
        assert list(check_present(alone, last, nowhere)) == []
