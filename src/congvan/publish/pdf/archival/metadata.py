"""What a letter's HTML says of it in `meta` enters; XMP that goes into the PDF beside WeasyPrint's own leaves.

What stays true: one statement that the file is PDF/UA-1 too, with the extension schema that PDF/A (ISO 19005-2,
6.6.2.3.3) asks of a property that it does not know; all else in Dublin Core and XMP's basic schema, which it knows. No
clock: a draft has no date. See docs/decisions/0019.
"""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

_UA = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
_NAMESPACES = 'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
# `meta` name (WeasyPrint gives it in small letters), property, and the container that XMP wants for it
# (ISO 16684-1, 8.3 and 8.4).
_PROPERTIES = (
    ("congvan.symbol", "dc:identifier", ""),
    ("congvan.date", "dc:date", "Seq"),
    ("congvan.agency", "dc:publisher", "Bag"),
    ("congvan.period", "dc:coverage", ""),
    ("congvan.series", "dc:relation", "Bag"),
    ("congvan.type", "dc:type", "Bag"),
    ("congvan.letter", "xmp:Identifier", "Bag"),
)


def xmp(said: Mapping[str, str], language: str) -> bytes:
    """Give `rdf:Description` elements for what `meta` elements say, by their names in small letters."""
    inside = "".join((*_properties(said), _property("dc:language", "Bag", language)))
    return f"{_UA}<rdf:Description {_NAMESPACES}>{inside}</rdf:Description>".encode()


def _properties(said: Mapping[str, str]) -> Iterator[str]:
    for name, property_, container in _PROPERTIES:
        if said.get(name):
            yield _property(property_, container, said[name])


def _property(name: str, container: str, value: str) -> str:
    text = escape(value)
    inside = f"<rdf:{container}><rdf:li>{text}</rdf:li></rdf:{container}>" if container else text
    return f"<{name}>{inside}</{name}>"
