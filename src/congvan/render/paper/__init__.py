"""A body's HTML → the parts that a sheet prints: the letter's own body, then its appendices.

What stays true: every word that stands in the body stands in one of the parts, once.
"""

from congvan.render.paper.parts import Appendix, Paper, on_paper

__all__ = ["Appendix", "Paper", "on_paper"]
