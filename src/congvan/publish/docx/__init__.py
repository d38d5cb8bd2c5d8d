"""A view and its body → the bytes of a Word file in the decree's form. The only place that imports docx.

For offices that must send an editable letter. What stays true: the words are those of the PDF, every number is the
form's own, and equal letters give equal bytes: no clock, no random id, no name of the machine, no macro.
"""

from congvan.publish.docx.letter import letter_docx, make_docx

__all__ = ["letter_docx", "make_docx"]
