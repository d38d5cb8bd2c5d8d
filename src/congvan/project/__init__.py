"""Letter × Audience → View and what was withheld: only this room knows what is internal. It redacts once."""

from congvan.project.edition import project
from congvan.project.letters import is_visible

__all__ = ["is_visible", "project"]
