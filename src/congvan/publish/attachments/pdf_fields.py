"""Fields of a form that no program shows: what was filled into them is taken out of a PDF."""

from pikepdf import Array, Dictionary, Name, Object

_HIDDEN = 2 | 32  # of no use to readers, or to none on a screen (ISO 32000-1, 12.5.3)
_VALUES = ("/V", "/DV", "/RV", "/AP", "/TU", "/MK")


def clean_hidden_field(each: Object) -> bool:
    """Take out a hidden field's value and how it would look; tell whether there was any."""
    if not isinstance(each, Dictionary) or each.get("/Subtype") != Name.Widget or not is_hidden(each):
        return False
    above = each.get("/Parent")
    field = above if isinstance(above, Dictionary) and "/FT" not in each else each
    if field.get("/FT") == Name.Sig:
        return False  # signatures are seldom seen on the page
    kids = field.get("/Kids")
    shown = isinstance(kids, Array) and any(isinstance(x, Dictionary) and not is_hidden(x) for x in kids)
    return any([_empty(each), not shown and _empty(field)])


def is_hidden(mark: Object) -> bool:
    """Whether a field, or another mark on a page, is never shown on a screen."""
    flags: object = mark.get("/F")
    return isinstance(flags, int) and bool(flags & _HIDDEN)


def _empty(field: Object) -> bool:
    found = [x for x in _VALUES if x in field]
    for key in found:
        del field[key]
    return bool(found)
