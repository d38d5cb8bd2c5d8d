"""The form of a letter: one table per decree, chosen by the day of issue.

A new decree is a new file beside these and a new line in `FORMS`. What draws letters and what inspects them both read
these numbers, and share nothing else.
"""

from datetime import date

from congvan.model.form.decree_30_2020 import DECREE_30_2020
from congvan.model.form.measure import Form, Measure

__all__ = ["FORMS", "Form", "Measure", "form_of"]

FORMS = (DECREE_30_2020,)  # the newest first


def form_of(day: date) -> Form:
    """Give the form in force on a letter's day: that of issue, for a draft the day it is due; the oldest if older."""
    return next((form for form in FORMS if form.since <= day), FORMS[-1])
