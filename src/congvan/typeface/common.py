"""The characters that letters are written with, and how wide each is: what need not be asked of a font file.

What stays true: both faces hold each of these characters, and the widths are those of the vendored files, which are
those of Times New Roman (tests/unit/typeface holds the table against the files). So a check of an ordinary letter reads
no font.
"""

from collections.abc import Mapping
from types import MappingProxyType

UNITS = 2048  # per em
# Drawn by what renders a body's ticks, with signs that the typeface has; not of the typeface itself.
DRAWN = "☐☑☒"
# Laid out, not drawn: white space, what steers line breaks, hyphens, joints, direction and the choice between forms
# (Unicode: default ignorable). A line break is white space of HTML.
NOT_DRAWN = frozenset(
    "\t\n\r\f \u00a0\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)

_REGULAR = (
    (369, "'"),
    (410, "|¦"),
    (448, "′"),
    (512, " ,."),
    (565, "ª"),
    (569, "/:;\\ijltìíîïĩỉị"),
    (614, "²³¹"),
    (635, "º"),
    (682, "!()-I[]`fr¡¨´·¸ÌÍÎÏĨỈỊ‘’‚‹›"),
    (717, "•"),
    (726, "▪"),
    (797, "Js"),
    (819, "°"),
    (836, '"'),
    (853, "″"),
    (909, "?acez¿àáâãäåçèéêëăạảấầẩẫậắằẳẵặẹẻẽếềểễệ“”„"),
    (928, "¶"),
    (961, "^"),
    (983, "{}"),
    (1024, "#$*0123456789_bdghknopquvxy¢£¤¥§«¯»ßðñòóôõöøùúûüýþÿđũọỏốồổỗộụủỳỵỷỹ–†‡€↑↓"),
    (1083, "ơớờởỡợ"),
    (1108, "~"),
    (1110, "ưứừửữự"),
    (1124, "±÷√≈≠≤≥"),
    (1139, "FPSÞ"),
    (1155, "+<=>¬×−"),
    (1180, "µ"),
    (1237, "■□○●"),
    (1251, "ELTZÈÉÊËẸẺẼẾỀỂỄỆ"),
    (1366, "BCRÇæ"),
    (1460, "∞"),
    (1479, "ADGHKNOQUVXYwÀÁÂÃÄÅÐÑÒÓÔÕÖØÙÚÛÜÝĂĐŨƠẠẢẤẦẨẪẬẮẰẲẴẶỌỎỐỒỔỖỘỚỜỞỠỢỤỦỲỴỶỸ"),
    (1522, "Ω"),
    (1536, "¼½¾"),
    (1556, "©®"),
    (1589, "ƯỨỪỬỮỰ"),
    (1593, "&m"),
    (1706, "%"),
    (1821, "MÆ"),
    (1886, "@"),
    (1933, "W"),
    (1954, "№"),
    (2007, "™"),
    (2048, "—―…‰←→"),
)
_BOLD = (
    (451, "|¦"),
    (512, " ,."),
    (569, "'/\\ilìíîïĩỉị"),
    (576, "′"),
    (614, "ª²³¹"),
    (676, "º"),
    (682, "!()-:;[]`fjt¡¨´¸‘’‚‹›"),
    (683, "·"),
    (717, "•"),
    (726, "▪"),
    (797, "IsÌÍÎÏĨỈỊ"),
    (807, "{}"),
    (819, "°"),
    (909, "cerzçèéêëẹẻẽếềểễệ"),
    (1024, "#$*0123456789?J_agovxy¢£¤¥§«¯»¿àáâãäåðòóôõöøýÿăạảấầẩẫậắằẳẵặọỏốồổỗộỳỵỷỹ–“”„†‡€↑↓"),
    (1065, "~"),
    (1106, "¶"),
    (1124, "±÷√≈≠≤≥"),
    (1131, "″"),
    (1134, "ơớờởỡợ"),
    (1137, '"'),
    (1139, "Sbdhknpqußñùúûüþđũụủ"),
    (1167, "+<=>¬×−"),
    (1180, "µ"),
    (1190, "^"),
    (1229, "ưứừửữự"),
    (1237, "■□○●"),
    (1251, "FPÞ"),
    (1366, "BELTZÈÉÊËẸẺẼẾỀỂỄỆ"),
    (1460, "∞"),
    (1479, "ACDNRUVXYwÀÁÂÃÄÅÇÐÑÙÚÛÜÝæĂĐŨẠẢẤẦẨẪẬẮẰẲẴẶỤỦỲỴỶỸ"),
    (1530, "©®"),
    (1536, "¼½¾"),
    (1593, "GHKOQÒÓÔÕÖØƠỌỎỐỒỔỖỘỚỜỞỠỢ"),
    (1630, "ƯỨỪỬỮỰ"),
    (1640, "Ω"),
    (1706, "&m"),
    (1905, "@"),
    (1933, "M"),
    (2048, "%WÆ—―…‰™←→"),
    (2058, "№"),
)


def _by_character(table: tuple[tuple[int, str], ...]) -> Mapping[str, int]:
    return MappingProxyType({character: width for width, characters in table for character in characters})


WIDTHS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {"normal": _by_character(_REGULAR), "bold": _by_character(_BOLD)}
)
COMMON = frozenset(WIDTHS["normal"])
_WIDEST = UNITS  # what is in no table is taken for a square


def common_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is, in points, at that size in points, by this table alone."""
    widths = WIDTHS["bold" if bold else "normal"]
    return sum(0 if c in _WITHOUT_WIDTH else widths.get(c, _WIDEST) for c in text) * size / UNITS


_WITHOUT_WIDTH = NOT_DRAWN - {" ", "\u00a0"}
