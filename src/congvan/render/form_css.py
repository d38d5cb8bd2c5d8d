"""The form's numbers and the typeface's name enter a style sheet."""

import re

from congvan.model.form import Form
from congvan.typeface.faces import FAMILY

_FAMILY, _MOST = "family", "-most"
_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")


def with_numbers(sheet: str, form: Form, family: str = FAMILY) -> str:
    """Give a style sheet with the page box before it and each `var(--name)` replaced by that number of the form.

    `var(--family)` is the family of the typeface, `var(--name-most)` the upper bound of `name`.

    Raises:
        KeyError: the sheet names what the form does not hold.
    """
    margins = " ".join(form[f"margin-{side}"].css for side in ("top", "right", "bottom", "left"))
    size = f"{form['page-width'].css} {form['page-height'].css}"
    # put in here: custom properties would be looked up for every element of every letter
    values = {_FAMILY: f'"{family}"'}
    filled = _VARIABLE.sub(lambda found: values.get(found[1]) or _number(found[1], form), sheet)
    return f"@page {{ size: {size}; margin: {margins}; }}\n{filled}"


def _number(name: str, form: Form) -> str:
    if name.endswith(_MOST):
        measure = form[name.removesuffix(_MOST)]
        return f"{measure.most:g}{measure.unit}"
    return form[name].css
