"""One letter → what an audience may see of it. Nothing of the envelope is read but through `redact`."""

from collections.abc import Iterator

from congvan.model.agency import Agency
from congvan.model.amount import Amount
from congvan.model.identity import LetterId
from congvan.model.letter import Attachment, Contact, Letter, Signer, Value
from congvan.model.series import Series
from congvan.model.terms import Audience
from congvan.model.view import (
    WITHHELD_PASSAGE,
    WITHHELD_PHRASE,
    AgencyView,
    AttachmentView,
    ChangeView,
    Figure,
    LetterView,
    Person,
    PlainValue,
    SeriesView,
    SignedView,
    SignerView,
    WithdrawalView,
)
from congvan.project.audience import may_see, redact
from congvan.project.content import content
from congvan.project.figures import unit
from congvan.project.fill import fill
from congvan.project.fillings import fillings, printed
from congvan.project.links import rewrite_links


def is_visible(letter: Letter, audience: Audience) -> bool:
    """Whether the letter exists for the audience: drafts and internal letters do for the internal one alone."""
    return audience.may_see(letter.visibility if letter.is_in_force else Audience.INTERNAL)


def view_letter(
    letter: Letter,
    offices: tuple[Agency, AgencyView],
    series: tuple[Series, SeriesView],
    audience: Audience,
    visible: frozenset[LetterId],
) -> LetterView:
    """Project one letter that is visible to the audience, as `visible` are. Ties to others are added by `edition`."""
    front = redact(letter.front, "letter", audience)
    body = fill(letter, fillings(letter, offices[0], series[0], audience), audience)
    attachments = tuple(_attachments(letter, front.attachments, audience))
    body = rewrite_links(body, letter.id, frozenset(x.file for x in attachments), visible)
    return LetterView(
        id=letter.id,
        status=front.status,
        internal=letter.visibility is Audience.INTERNAL,
        withheld=WITHHELD_PHRASE in body or WITHHELD_PASSAGE in body,
        agency=offices[1],
        series=series[1],
        symbol=letter.symbol,
        number=front.number,
        date=front.date,
        due=None if offices[0].consolidates(letter.id.series) else series[0].due(letter.id.period),
        subject=front.subject,
        to=front.to,
        urgency=front.urgency,
        contact=_person(front.contact) if front.contact else None,
        signer=_signer(front.signer) if front.signer else None,
        copies=front.copies,
        body=body,
        figures=tuple(_figures(letter, series[0], audience)),
        attachments=attachments,
        relations=(),
        withdrawn=WithdrawalView(front.withdrawn.date, front.withdrawn.reason) if front.withdrawn else None,
        changes=tuple(ChangeView(x.date, x.note, x.major) for x in front.changes),
        notes=(front.notes or "").strip(),
        previous=None,
        next=None,
        signed=_signed(letter) if may_see(audience, "letter.signed") else None,
        content=tuple(content(letter, front, series[0], audience)) if letter.is_in_force else (),
    )


def _signed(letter: Letter) -> SignedView | None:
    copy = letter.signed
    return SignedView(copy.source, copy.path, copy.sha256, copy.signatures) if copy else None


def _person(contact: Contact) -> Person:
    return Person(contact.name or "", contact.phone or "", contact.email or "")


def _signer(signer: Signer) -> SignerView:
    return SignerView(signer.authority, signer.title, signer.name)


def _attachments(letter: Letter, declared: tuple[Attachment, ...], audience: Audience) -> Iterator[AttachmentView]:
    files = {x.name: x for x in letter.files}
    for attachment in declared:
        if audience.may_see(attachment.visibility):
            found = files[attachment.file]
            internal = attachment.visibility is Audience.INTERNAL
            yield AttachmentView(attachment.file, attachment.title, found.size, found.path, internal)


def _figures(letter: Letter, series: Series, audience: Audience) -> Iterator[Figure]:
    for figure in series.properties():
        if not audience.may_see(figure.audience):
            continue
        value = letter.figure(figure.name)
        internal = figure.audience is Audience.INTERNAL
        yield Figure(figure.name, figure.labels, printed(value) or "–", _plain(value), unit(figure), internal)


def _plain(value: Value) -> PlainValue:
    if isinstance(value, Amount):
        return value.dong
    return printed(value) if isinstance(value, list | dict) else value
