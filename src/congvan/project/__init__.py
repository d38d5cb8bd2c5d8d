"""Letter × Audience → View and what was withheld: only this room knows what is internal. It redacts once."""

from congvan.project.edition import History, project
from congvan.project.letters import is_visible

__all__ = ["History", "is_visible", "project"]
