"""Congvan: the publishing and archive generator for the periodic report letters of public offices."""

__version__ = "0.1.0"
