"""The relationships of a part of Word's, Excel's or PowerPoint's → what speaks against the parts that they lead to.

Of each kind it is known whether its part goes into public copies (ECMA-376, part 2, 8): KEPT, DROPPED, or refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from congvan.contents.links import sign_of_link
from congvan.contents.sign import Sign
from congvan.model.rules import attachments as rules
from congvan.model.terms import Audience
from congvan.model.text import Quote, Text

MACROS = Sign(rules.ATTACHMENT_MACROS)
TRACKED = Sign(rules.ATTACHMENT_TRACKED)
FETCHED = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("pictures or parts that it fetches from elsewhere"))
QUERY = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("a connection to a source of data"))
_COMMENTS = Sign(rules.ATTACHMENT_COMMENTS)
_SIGNED = Sign(rules.ATTACHMENT_SIGNED, Text("the names of who wrote it, which a package always bears"))
_OBJECT = Sign(rules.ATTACHMENT_OBJECTS, Text("an embedded object"))
_CONTROL = Sign(rules.ATTACHMENT_OBJECTS, Text("an ActiveX control"))
_FOREIGN = Sign(rules.ATTACHMENT_OBJECTS, Text("another document in the place of a paragraph"))
_MEDIA = Sign(rules.ATTACHMENT_OBJECTS, Text("a film or a sound"))
_WORKBOOKS = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("links to other workbooks, whose figures it keeps"))
_TEMPLATE = Sign(rules.ATTACHMENT_OUTSIDE_LINKS, Text("a template that it fetches from elsewhere"))
_NOTES = Sign(rules.ATTACHMENT_HIDDEN, Text("speaker's notes"))
_PIVOT = Sign(rules.ATTACHMENT_HIDDEN, Text("the figures behind a pivot table"))
_BEHIND = Sign(rules.ATTACHMENT_HIDDEN, Text("the whole workbook behind a chart"))
_UNKNOWN = Text("a part of a kind that is not known ('{kind}')")

# By the last part of a relationship's type, in small letters: what speaks against it, if anything does.
_RELATED = MappingProxyType({
    **dict.fromkeys(("vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet"), MACROS),
    **dict.fromkeys(("revisionheaders", "revisionlog", "usernames"), TRACKED),
    **dict.fromkeys(("comments", "threadedcomment", "commentauthors"), _COMMENTS),
    "oleobject": _OBJECT,
    **dict.fromkeys(("control", "activexcontrolbinary"), _CONTROL),
    **dict.fromkeys(("afchunk", "subdocument"), _FOREIGN),
    **dict.fromkeys(("audio", "video", "media", "model3d"), _MEDIA),
    **dict.fromkeys(("externallink", "externallinkpath", "externalreference"), _WORKBOOKS),
    **dict.fromkeys(("connections", "querytable", "powerpivotdata", "mailmergesource", "recipientdata"), QUERY),
    "origin": _SIGNED,
    "notesslide": _NOTES,
    **dict.fromkeys(("pivotcachedefinition", "pivotcacherecords"), _PIVOT),
    "package": _BEHIND,
})  # fmt: skip
# What no reader needs: who wrote it and worked on it, with what, and remarks.
DROPPED = frozenset(
    {"core-properties", "extended-properties", "custom-properties", "extendedproperties", "customproperties",
     "thumbnail", "comments", "commentsextended", "commentsids", "commentsextensible", "people", "person",
     "threadedcomment", "commentauthors", "authors", "printersettings", "customxml", "customxmlprops",
     "customproperty", "attachedtemplate", "keymapcustomizations", "classificationlabels", "tags",
     "calcchain", "glossarydocument", "changesinfo", "revisioninfo", "documenttasks",
     "intelligence", "webextension", "webextensiontaskpanes", "usercustomization", "extensibility", "attachedtoolbars",
     "slideupdateinfo", "slideupdateurl", "htmlpubsaveas", "smarttags", "namedsheetview", "volatiledependencies",
     "customstorage", "hdphoto"}
)  # fmt: skip
_KEPT = frozenset(
    {"officedocument", "image", "hyperlink", "theme", "themeoverride", "font", "drawing", "vmldrawing", "chart",
     "chartex", "chartusershapes", "chartstyle", "chartcolorstyle", "diagramdata", "diagramlayout", "diagramquickstyle",
     "diagramcolors", "diagramdrawing",
     "styles", "styleswitheffects", "settings", "websettings", "fonttable", "numbering", "footnotes", "endnotes",
     "header", "footer", "frame",
     "worksheet", "chartsheet", "dialogsheet", "sharedstrings", "table", "tablesinglecells", "pivottable",
     "sheetmetadata", "xmlmaps", "slicer", "slicercache", "timeline", "timelinecache", "timelinecachedefinition",
     "ctrlprop", "cellimage", "rdrichvalue", "rdrichvaluestructure", "rdrichvaluetypes", "richvaluerel", "rdarray",
     "richstyles", "rdsupportingpropertybag", "rdsupportingpropertybagstructure", "featurepropertybag",
     "slide", "slidelayout", "slidemaster", "notesmaster", "handoutmaster", "presprops", "viewprops", "tablestyles",
     "legacydiagramtext", "legacydoctextinfo"}
)  # fmt: skip
_OUTSIDE_TEMPLATE = re.compile(r"\s*(?:https?:|ftp:|\\\\|file:/+[^/]*\\\\)", re.IGNORECASE)


def kind_of(relation: str) -> str:
    """Give what a relationship is for, by its type."""
    return relation.rpartition("/")[2].lower()


@dataclass(slots=True)
class Relations:
    """What the relationships of one part show: a reader of XML."""

    found: list[Sign] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Look at one relationship."""
        if not name.endswith(" Relationship"):
            return
        kind, outside = kind_of(attributes.get("Type", "")), attributes.get("TargetMode") == "External"
        if sign := _RELATED.get(kind):
            self.found.append(sign)
        elif not outside and kind not in DROPPED | _KEPT:
            self.found.append(Sign(rules.ATTACHMENT_OBJECTS, _UNKNOWN.of(kind=Quote(kind[:40], Audience.PUBLIC))))
        if outside and (sign := _outside(kind, attributes.get("Target", ""))):
            self.found.append(sign)

    def text(self, words: str) -> None:
        """Nothing stands between relationships."""

    def end(self, name: str) -> None:
        """Nothing is open."""


def _outside(kind: str, target: str) -> Sign | None:
    if kind == "hyperlink":
        return sign_of_link(target)
    if kind == "attachedtemplate":  # a file of the writer's machine is taken out; what is fetched is no accident
        return _TEMPLATE if _OUTSIDE_TEMPLATE.match(target) else None
    return None if kind in _RELATED else FETCHED
