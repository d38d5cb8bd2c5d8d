"""The form's numbers and the typeface's name enter a style sheet."""

import re

from congvan.model.form import Form
from congvan.typeface.faces import FAMILY

_FAMILY = "family"
_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")


def with_numbers(sheet: str, form: Form, family: str = FAMILY) -> str:
    """Give a style sheet with the page box before it and each `var(--name)` replaced by that number of the form.

    `var(--family)` is the family of the typeface.

    Raises:
        KeyError: the sheet names what the form does not hold.
    """
    margins = " ".join(form[f"margin-{side}"].css for side in ("top", "right", "bottom", "left"))
    size = f"{form['page-width'].css} {form['page-height'].css}"
    # put in here: custom properties would be looked up for every element of every letter
    values = {_FAMILY: f'"{family}"'}
    filled = _VARIABLE.sub(lambda found: values.get(found[1]) or form[found[1]].css, sheet)
    return f"@page {{ size: {size}; margin: {margins}; }}\n{filled}"
