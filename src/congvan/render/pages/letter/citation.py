"""A letter enters; the words by which others cite it leave."""

from congvan.model.view import LetterView
from congvan.vietnamese.dates import short_date


def citation(view: LetterView) -> str:
    """Cite a letter: `Công văn số 82/UBND-VHXH ngày 13/3/2026 của … về việc …`; empty before it has number and date.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 6 (căn cứ, viện dẫn): kind, number and notation,
    date, issuing office, subject.
    """
    if view.number is None or view.date is None:
        return ""
    when, what = short_date(view.date), _lowered(view.subject)
    return f"Công văn số {view.symbol} ngày {when} của {view.agency.name} về việc {what}"


def _lowered(subject: str) -> str:
    """Begin the subject in the middle of a sentence: `Báo cáo tháng 3` as `báo cáo tháng 3`; `UBND …` stays."""
    first, _, _ = subject.partition(" ")
    return subject if first[1:2].isupper() else subject[:1].lower() + subject[1:]
