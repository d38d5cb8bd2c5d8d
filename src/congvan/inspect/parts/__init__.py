"""A `Sheet` → the parts of the letter on it, found by their words and their place, however they are set.

A part that is not there is None or empty; whether it has to be is for the rules to say.
"""

from congvan.inspect.parts.letter import Letter, letter_on

__all__ = ["Letter", "letter_on"]
