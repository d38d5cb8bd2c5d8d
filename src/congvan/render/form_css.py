"""The form's numbers enter a style sheet."""

import re

from congvan.model.form import Form

_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")


def with_numbers(sheet: str, form: Form) -> str:
    """Give a style sheet with the page box before it and each `var(--name)` replaced by that number of the form.

    Raises:
        KeyError: the sheet names what the form does not hold.
    """
    margins = " ".join(form[f"margin-{side}"].css for side in ("top", "right", "bottom", "left"))
    size = f"{form['page-width'].css} {form['page-height'].css}"
    # put in here: custom properties would be looked up for every element of every letter
    filled = _VARIABLE.sub(lambda found: form[found[1]].css, sheet)
    return f"@page {{ size: {size}; margin: {margins}; }}\n{filled}"
