"""Phrases → what a paragraph of a Word file holds: runs, links, pictures, footnotes."""

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.story import StoryPart
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from congvan.publish.docx.ooxml import PLACE, element, put, set_style
from congvan.publish.docx.phrases import Break, Look, Note, Phrase, Picture, Words

_BOX = re.compile(r"([☐☑☒]+)")
_BOX_FONT = "Segoe UI Symbol"  # Times New Roman lacks them; this one comes with Word
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_PARTS = MappingProxyType({"sup": "superscript", "sub": "subscript"})
_PIXEL = 0.75  # points: CSS' pixel


@dataclass
class Writer:
    """Writes phrases into one document.

    `pictures` are the bytes of each picture by its source, `places` numbers the headings by the ids that links lead
    to, and `room` is the width and height in points that a picture may take.
    """

    document: Document
    notes: StoryPart
    pictures: Mapping[str, bytes]
    places: Mapping[str, int] = field(default_factory=dict)
    room: tuple[float, float] = (0.0, 0.0)
    _notes_made: int = 0

    def write(self, paragraph: Paragraph, phrases: Iterable[Phrase], *, bold: bool | None = None,
              caps: bool = False) -> None:  # fmt: skip
        """Write phrases at a paragraph's end; `bold` and `caps` stand over what the paragraph's style says."""
        for phrase in phrases:
            match phrase:
                case Words():
                    self._words(paragraph, phrase, bold=bold, caps=caps)
                case Break():
                    paragraph.add_run().add_break()
                case Picture():
                    self._picture(paragraph, phrase)
                case Note():
                    self._note(paragraph, phrase)

    def _words(self, paragraph: Paragraph, words: Words, *, bold: bool | None, caps: bool) -> None:
        holder = self._link(paragraph, words.look.link)
        for text in filter(None, _BOX.split(_NO_XML.sub(" ", words.text))):
            run_element = element("r")
            holder.append(run_element)
            run = Run(run_element, paragraph)
            run.text = text
            _set(run, words.look)
            if bold is not None:
                run.bold = bold or words.look.bold
            if caps:
                run.font.all_caps = True
            if _BOX.match(text):
                fonts = put(run_element.get_or_add_rPr(), element("rFonts"))
                for script in ("ascii", "hAnsi", "eastAsia", "cs"):
                    fonts.set(qn(f"w:{script}"), _BOX_FONT)

    def _link(self, paragraph: Paragraph, link: str) -> BaseOxmlElement:
        """The element that takes the words of a link: a hyperlink, or the paragraph where the link leads nowhere."""
        holder: BaseOxmlElement = paragraph._p
        if link.startswith("#") and link[1:] in self.places:
            holder.append(made := element("hyperlink", anchor=f"{PLACE}{self.places[link[1:]]}"))
            return made
        if not link or link.startswith("#"):
            return holder
        holder.append(made := element("hyperlink"))
        made.set(qn("r:id"), paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return made

    def _picture(self, paragraph: Paragraph, picture: Picture) -> None:
        data = self.pictures.get(picture.source)
        if data is None:
            self.write(paragraph, [Words(picture.words, Look())])
            return
        shape = paragraph.add_run().add_picture(io.BytesIO(data))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")  # Word itself says so for each picture within a line
        shown = shape._inline.docPr
        shown.set("descr", _NO_XML.sub(" ", picture.words))
        image = self.document.part.package.image_parts.get_or_add_image_part(io.BytesIO(data)).image
        width, height = self._fitted(picture, image.px_width, image.px_height)
        shape.width, shape.height = Pt(width), Pt(height)

    def _fitted(self, picture: Picture, across: int, down: int) -> tuple[float, float]:
        """The size in points: as the letter says, else a CSS pixel for each of its own; never more than the room."""
        ratio = down / across
        if picture.width and picture.height:
            ratio = picture.height / picture.width
        width = picture.width or (picture.height / ratio if picture.height else across)
        width = min(width * _PIXEL, self.room[0], self.room[1] / ratio)
        return width, width * ratio

    def _note(self, paragraph: Paragraph, note: Note) -> None:
        self._notes_made += 1
        made = element("footnote", id=self._notes_made)
        self.notes.element.append(made)
        _note_mark(paragraph, element("footnoteReference", id=self._notes_made))
        paragraphs = _parted(note.phrases)
        for number, phrases in enumerate(paragraphs):
            p = element("p")
            made.append(p)
            within = Paragraph(p, self.notes)
            set_style(within, "FootnoteText")
            if number == 0:
                _note_mark(within, element("footnoteRef"))
                within.add_run(" ")
            self.write(within, phrases)


def _set(run: Run, look: Look) -> None:
    for name in ("bold", "italic", "underline", "strike"):
        if getattr(look, name):
            setattr(run.font, name, True)
    if look.part:
        setattr(run.font, _PARTS[look.part], True)


def _note_mark(paragraph: Paragraph, mark: BaseOxmlElement) -> None:
    run = paragraph.add_run()
    put(run._r.get_or_add_rPr(), element("rStyle", val="FootnoteReference"))
    run._r.append(mark)


def _parted(phrases: Iterable[Phrase]) -> list[list[Phrase]]:
    """Begin a new list at each new paragraph; at least one."""
    parts: list[list[Phrase]] = [[]]
    for phrase in phrases:
        if isinstance(phrase, Break) and phrase.is_paragraph:
            parts.append([])
        else:
            parts[-1].append(phrase)
    return [parts[0], *(x for x in parts[1:] if x)]
