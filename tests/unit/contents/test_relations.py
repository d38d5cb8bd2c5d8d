"""What becomes of each kind of relationship of Word, Excel and PowerPoint: typed out here.

The names are those of ECMA-376, part 1, and MS-OI29500.
A new kind gets its row here and in `contents/relations.py`, or it is refused.
"""

import zipfile
from io import BytesIO

import pytest

from congvan.contents import relations
from congvan.contents.relations import Relations
from congvan.publish.attachments.cleaning import clean
from tests.unit.publish.attachments import documents as made

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REFUSED = {
    "vbaProject": "CV509", "wordVbaData": "CV509", "xlMacrosheet": "CV509", "xlIntlMacrosheet": "CV509",
    "revisionHeaders": "CV518", "revisionLog": "CV518", "usernames": "CV518",
    "oleObject": "CV520", "control": "CV520", "activeXControlBinary": "CV520", "aFChunk": "CV520",
    "subDocument": "CV520", "audio": "CV520", "video": "CV520", "media": "CV520", "model3d": "CV520",
    "externalLink": "CV521", "externalLinkPath": "CV521", "externalReference": "CV521", "connections": "CV521",
    "queryTable": "CV521", "powerPivotData": "CV521", "mailMergeSource": "CV521", "recipientData": "CV521",
    "origin": "CV529", "aKindOfNextYear": "CV520",
}  # fmt: skip
TOLD = {"notesSlide": "CV522", "pivotCacheDefinition": "CV522", "pivotCacheRecords": "CV522", "package": "CV522"}
OUT_WITH_A_NOTE = {"comments": "CV523", "threadedComment": "CV523", "commentAuthors": "CV523"}
OUT = (
    "core-properties", "extended-properties", "custom-properties", "extendedProperties", "customProperties",
    "thumbnail",
    "commentsExtended", "commentsIds", "commentsExtensible", "people", "person", "authors", "printerSettings",
    "customXml", "customXmlProps", "customProperty", "attachedTemplate", "keyMapCustomizations", "classificationlabels",
    "tags", "calcChain", "glossaryDocument", "changesInfo", "revisionInfo", "documenttasks", "intelligence",
    "webextension", "webextensiontaskpanes", "userCustomization", "extensibility", "attachedToolbars",
    "slideUpdateInfo", "slideUpdateUrl", "htmlPubSaveAs", "smartTags", "namedSheetView", "volatileDependencies",
    "customStorage", "hdphoto",
)  # fmt: skip
STAYS = (
    "officeDocument", "image", "hyperlink", "theme", "themeOverride", "font", "drawing", "vmlDrawing", "chart",
    "chartEx",
    "chartUserShapes", "chartStyle", "chartColorStyle", "diagramData", "diagramLayout", "diagramQuickStyle",
    "diagramColors", "diagramDrawing", "styles", "stylesWithEffects", "settings", "webSettings",
    "fontTable", "numbering",
    "footnotes", "endnotes", "header", "footer", "frame", "worksheet", "chartsheet", "dialogsheet", "sharedStrings",
    "table", "tableSingleCells", "pivotTable", "sheetMetadata", "xmlMaps", "slicer", "slicerCache", "timeline",
    "timelineCache", "timelineCacheDefinition", "ctrlProp", "cellImage", "rdRichValue", "rdRichValueStructure",
    "rdRichValueTypes", "richValueRel", "rdArray", "richStyles", "rdSupportingPropertyBag",
    "rdSupportingPropertyBagStructure", "FeaturePropertyBag", "slide", "slideLayout", "slideMaster", "notesMaster",
    "handoutMaster", "presProps", "viewProps", "tableStyles", "legacyDiagramText", "legacyDocTextInfo",
)  # fmt: skip


def _codes(kind: str, target: str = "a.xml", mode: str = "Internal") -> list[str]:
    found = Relations()
    found.start("ns Relationship", {"Type": f"{_R}/{kind}", "Target": target, "TargetMode": mode})
    return [x.rule.code for x in found.found]


@pytest.mark.parametrize(("kind", "code"), (REFUSED | TOLD | OUT_WITH_A_NOTE).items())
def test_a_relationship_is_told_under_its_code(kind: str, code: str) -> None:
    """Refused, told, or taken out with a note."""
    assert _codes(kind) == [code]


@pytest.mark.parametrize("kind", [*OUT, *STAYS])
def test_the_others_say_nothing(kind: str) -> None:
    """What no reader needs, and what the text is made of."""
    assert _codes(kind) == []


def test_what_shall_be_out_is_out_and_what_stays_is_there() -> None:
    """In one copy of a document with a part of each kind."""
    kinds = [*OUT, *OUT_WITH_A_NOTE, *TOLD, *STAYS]
    lines = "".join(f'<Relationship Id="q{i}" Type="{_R}/{x}" Target="zq{i}.xml"/>' for i, x in enumerate(kinds))
    data = made.repacked(made.small_word(), {
        "word/_rels/document.xml.rels": (b"</Relationships>", f"{lines}</Relationships>".encode()),
        **{f"word/zq{i}.xml": b"<x/>" for i in range(len(kinds))},
    })  # fmt: skip
    with zipfile.ZipFile(BytesIO(clean(data, "docx"))) as package:
        names, said = set(package.namelist()), package.read("word/_rels/document.xml.rels").decode()
    there = {x for i, x in enumerate(kinds) if f"word/zq{i}.xml" in names}
    assert there == {*STAYS, *TOLD}
    assert {x for i, x in enumerate(kinds) if f'"zq{i}.xml"' in said} == there


def test_every_kind_has_its_row_here() -> None:
    """No kind that is known to the code is without a fate above."""
    known = {*relations._RELATED, *relations.DROPPED, *relations._KEPT}
    assert known == {x.lower() for x in (*REFUSED, *TOLD, *OUT_WITH_A_NOTE, *OUT, *STAYS)} - {"akindofnextyear"}
    assert not relations.DROPPED & relations._KEPT
    assert not relations._KEPT & set(relations._RELATED)


@pytest.mark.parametrize(
    "target",
    [
        "http://a.vn/a.dotm",
        "HTTPS://a.vn/a.dotm",
        " ftp://a.vn/a.dotm",
        r"\\may-chu\a.dotm",
        r"file:///\\may-chu\a.dotm",
    ],
)
def test_a_template_from_elsewhere_is_refused(target: str) -> None:
    """By whichever way it is fetched."""
    assert _codes("attachedTemplate", target, "External") == ["CV521"]


@pytest.mark.parametrize("target", ["Normal.dotm", "file:///C:\\Users\\a\\Normal.dotm"])
def test_the_writers_own_template_is_only_taken_out(target: str) -> None:
    """Word writes its place into every document."""
    assert _codes("attachedTemplate", target, "External") == []


@pytest.mark.parametrize("kind", ["image", "slide", "aKindOfNextYear", "styles"])
def test_a_part_that_is_fetched_is_refused(kind: str) -> None:
    """A picture is one that its owner counts."""
    assert _codes(kind, "https://example.com/a", "External") == ["CV521"]
