"""A letter's view enters; its own JSON beside its page leaves: what the list tells of it, and what stands round it.

The text is not in it: page and PDF have it, and a third copy would double what an archive of years holds.
"""

import json

from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.model.view import Figure, LetterView
from congvan.render.data.entry import Entry, Facts, letter_entry


def letter_json(view: LetterView, audience: Audience, facts: Facts) -> str:
    """Give one letter's data on one line: indented, ten thousand of them would be a third larger."""
    entry = letter_entry(view, audience, facts)
    entry["agency"] = {"id": view.agency.id, "name": view.agency.name, "short": view.agency.short}
    entry["series"] = {"id": view.series.id, "title": view.series.title, "short": view.series.short}
    period = view.id.period
    entry["period"] = {
        "id": str(period),
        "label": period.label,
        "from": period.first_day.isoformat(),
        "to": period.last_day.isoformat(),
    }
    entry["urgency"] = view.urgency.value if view.urgency else None
    entry["copies"] = list(view.copies)
    entry["withheld"] = view.withheld
    entry["figures"] = [_figure(x, audience) for x in view.figures]
    entry["content"] = dict(view.content)
    entry["previous"], entry["next"] = _name(view.previous), _name(view.next)
    return json.dumps({"audience": audience.value, **entry}, ensure_ascii=False, allow_nan=False) + "\n"


def _name(who: LetterId | None) -> str | None:
    return str(who) if who else None


def _figure(figure: Figure, audience: Audience) -> Entry:
    entry: Entry = {
        "name": figure.name,
        "labels": list(figure.labels),
        "value": figure.value,
        "unit": figure.unit or None,
        "text": figure.text,
    }
    return entry | ({"internal": figure.internal} if audience is Audience.INTERNAL else {})
