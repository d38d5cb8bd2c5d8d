"""A letter's PDF, ours or not → each rule of the form: kept or broken, where, by how much.

The stages: `reading` takes the file to a `Sheet`, `parts` finds the letter's parts on it, `rules` judges them, each by
the numbers of `model/form` alone; `guard` does all of it in a process of its own, for a PDF may be hostile.
"""

from congvan.inspect.guard import inspect_pdf
from congvan.inspect.report import Outcome, Report, Status

__all__ = ["Outcome", "Report", "Status", "inspect_pdf"]
