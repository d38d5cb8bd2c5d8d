"""What a page is of enters; what machines read in its head leaves: Dublin Core, citation, schema.org, feeds.

Every link is relative to the page, as JSON-LD in HTML may be, so nothing here depends on where the edition stands.
What stays true: a head tells nothing that the page does not.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.terms import Status
from congvan.model.view import AgencyView, LetterView, SeriesView
from congvan.render.pages import words
from congvan.render.pages.page import Head

_Json = dict[str, Any]
_MOST_FIGURES = 50  # of a series, named one by one
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def home_head(title: str, publisher: str) -> Head:
    """Tell of the site: what it is called, whose it is, how it is searched."""
    site = _thing("WebSite", name=title, inLanguage="vi", url="./", publisher=_thing("Organization", name=publisher))
    site["potentialAction"] = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{address.relative(address.SEARCH, address.HOME)}?q={{q}}"},
        "query-input": "required name=q",
    }
    meta = (("DC.title", title), ("DC.publisher", publisher), ("DC.language", "vi"), ("DC.type", "Collection"))
    return Head(meta, _linked_data(site), ((title, address.feed(address.HOME, address.ATOM)),))


def agency_head(agency: AgencyView) -> Head:
    """Tell of an agency: name, place, how it is reached."""
    page = address.agency(agency.id)
    meta = (("DC.title", agency.name), ("DC.language", "vi"), ("DC.type", "Collection"))
    office = _agency(agency, page)
    if agency.contact:
        told = {"telephone": agency.contact.phone, "email": agency.contact.email, "address": agency.contact.address}
        office |= {key: value for key, value in told.items() if value}
    return Head(meta, _linked_data(office), ((agency.name, address.feed(page, address.ATOM)),))


def series_head(series: SeriesView, letters: Sequence[LetterView]) -> Head:
    """Tell of a series as a set of data: figures, files, the time that its letters report on."""
    page = address.series(series.id)
    data = _thing("Dataset", name=series.title, alternateName=series.short, inLanguage="vi", url="./")
    data["description"] = f"Số liệu của các công văn thuộc loại báo cáo “{series.title}”, mỗi công văn một dòng."
    data["isAccessibleForFree"] = True
    data["distribution"] = [
        _download(address.series_csv(series.id), page, "text/csv"),
        _download(address.series_xlsx(series.id), page, _XLSX),
    ]
    if series.fields:
        labels = dict.fromkeys(" / ".join(x.labels) for x in series.fields)
        data["variableMeasured"] = list(labels)[:_MOST_FIGURES]
    if letters:
        periods = [x.id.period for x in letters]
        data["temporalCoverage"] = f"{min(x.first_day for x in periods)}/{max(x.last_day for x in periods)}"
    meta = (("DC.title", series.title), ("DC.language", "vi"), ("DC.type", "Dataset"))
    return Head(meta, _linked_data(data), ((series.title, address.feed(page, address.ATOM)),))


def letter_head(view: LetterView, files: Mapping[str, FileFacts]) -> Head:
    """Tell of a letter what a library, a reference manager and a search engine ask."""
    page = address.letter(view.id)
    feed = (view.series.title, address.feed(address.series(view.series.id), address.ATOM))
    changed = {"dateModified": view.updated.isoformat()} if view.date and view.updated else {}
    meta = (*_letter_meta(view), *(("DCTERMS.modified", x) for x in changed.values()))
    return Head(meta, _linked_data(_report(view, page, files) | changed), (feed,))


def _letter_meta(view: LetterView) -> Iterator[tuple[str, str]]:
    title, period = words.subject(view), view.id.period
    yield "DC.title", title
    yield "DC.creator", view.agency.name
    yield "DC.publisher", view.agency.name
    yield "DC.language", "vi"
    yield "DC.type", "Text"
    yield "DC.identifier", view.symbol if view.number is not None else str(view.id)
    yield "DCTERMS.isPartOf", view.series.title
    yield "DCTERMS.temporal", f"start={period.first_day}; end={period.last_day}; scheme=W3C-DTF"
    yield from (("DCTERMS.audience", x) for x in view.to)
    for tie in view.relations:
        if tie.traits.term:
            yield tie.traits.term, words.sentence(words.relation_target(tie))
    if view.date:
        yield "DC.date", view.date.isoformat()
        yield "DCTERMS.issued", view.date.isoformat()
        yield from _citation(view, title)


def _citation(view: LetterView, title: str) -> Iterator[tuple[str, str]]:
    """What reference managers take (Highwire Press), of letters that are issued."""
    yield "citation_title", title
    yield "citation_author", view.agency.name
    yield "citation_publication_date", view.day.strftime("%Y/%m/%d")
    yield "citation_technical_report_institution", view.agency.name
    yield "citation_technical_report_number", view.symbol
    yield "citation_language", "vi"


def _report(view: LetterView, page: str, files: Mapping[str, FileFacts]) -> _Json:
    office = _agency(view.agency, page)
    report = _thing("Report", name=words.subject(view), inLanguage="vi", url="./", author=office, publisher=office)
    if view.number is not None:
        report["reportNumber"] = view.symbol
    if view.date:
        report["datePublished"] = view.date.isoformat()
    if view.status is not Status.ISSUED:
        report["creativeWorkStatus"] = words.status(view)
    period = view.id.period
    report["temporalCoverage"] = f"{period.first_day}/{period.last_day}"
    series = address.relative(address.series(view.series.id), page)
    report["isPartOf"] = _thing("CreativeWorkSeries", name=view.series.title, url=series)
    report["encoding"] = list(_encodings(view, page, files))
    return report


def _encodings(view: LetterView, page: str, files: Mapping[str, FileFacts]) -> Iterator[_Json]:
    for pdf in (address.letter_signed_pdf(view.id), address.letter_pdf(view.id)):
        if pdf in files:
            told = _download(pdf, page, "application/pdf", "MediaObject")
            yield told | {"contentSize": f"{files[pdf].size} B", "sha256": files[pdf].sha256}
    yield _download(address.letter_json(view.id), page, "application/json", "MediaObject")


def _agency(agency: AgencyView, page: str) -> _Json:
    link = address.relative(address.agency(agency.id), page)
    return _thing("GovernmentOrganization", name=agency.name, alternateName=agency.short, url=link)


def _download(target: str, page: str, media: str, kind: str = "DataDownload") -> _Json:
    return _thing(kind, contentUrl=address.relative(target, page), encodingFormat=media)


def _thing(kind: str, **told: Any) -> _Json:
    return {"@type": kind, **told}


def _linked_data(thing: _Json) -> str:
    """Write JSON-LD that no page takes for markup, whatever stands in it."""
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False, allow_nan=False)
    return _escaped(text, "<>&\u2028\u2029")


def _escaped(text: str, characters: Iterable[str]) -> str:
    for character in characters:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
