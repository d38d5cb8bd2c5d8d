"""A drawing (SVG) within a document → the same without what its program wrote of its writer, and without scripts."""

from congvan.publish.attachments.trees import bytes_of, parts_of, take_out, tree_of

_ELEMENTS = frozenset({"metadata", "script", "namedview", "foreignObject"})
_ATTRIBUTES = frozenset({"docname", "export-filename", "absref"})


def clean_svg(data: bytes) -> bytes:
    """Clean a drawing.

    Raises:
        UnreadableError: it is no sound XML.
    """
    root = tree_of(data)
    take_out([x for x in root.iter() if parts_of(x.tag)[1] in _ELEMENTS])
    for element in root.iter():
        for key in list(element.attrib):
            name = parts_of(key)[1]
            if name in _ATTRIBUTES or name.startswith("on"):
                del element.attrib[key]
    return bytes_of(root)
