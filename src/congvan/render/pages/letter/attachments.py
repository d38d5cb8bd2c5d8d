"""A letter's attachments and the files of its edition enter; the lines of the page's table of them leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.view import LetterView

_KINDS = {
    **dict.fromkeys(("xlsx", "xls"), "Bảng tính Excel"),
    **dict.fromkeys(("docx", "doc"), "Văn bản Word"),
    **dict.fromkeys(("pptx", "ppt"), "Trình chiếu PowerPoint"),
    "ods": "Bảng tính OpenDocument",
    "odt": "Văn bản OpenDocument",
    "odp": "Trình chiếu OpenDocument",
    "rtf": "Văn bản RTF",
    "pdf": "Tài liệu PDF",
    "csv": "Bảng số liệu CSV",
    "tsv": "Bảng số liệu TSV",
    "txt": "Văn bản không định dạng",
    "png": "Ảnh PNG",
    **dict.fromkeys(("jpg", "jpeg"), "Ảnh JPEG"),
    "gif": "Ảnh GIF",
    "webp": "Ảnh WebP",
    **dict.fromkeys(("tif", "tiff"), "Ảnh TIFF"),
    "zip": "Tệp nén ZIP",
    "json": "Dữ liệu JSON",
    "geojson": "Dữ liệu bản đồ GeoJSON",
    "kml": "Dữ liệu bản đồ KML",
    "gml": "Dữ liệu bản đồ GML",
    "prj": "Hệ tọa độ của bản đồ (PRJ)",
    "cpg": "Bảng mã của bản đồ (CPG)",
    "ics": "Lịch ICS",
}


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file to take away: where it is, what it is called and is; `sha256` is empty where it is not known."""

    address: str
    file: str
    title: str
    kind: str
    size: int
    sha256: str
    internal: bool


def attachment_lines(view: LetterView, files: Mapping[str, FileFacts]) -> list[FileLine]:
    """Give a line for each attachment, in the letter's order."""
    lines = []
    for each in view.attachments:
        where = address.attachment(view.id, each.file)
        facts = files.get(where)
        size, digest = (facts.size, facts.sha256) if facts else (each.size, "")
        title = each.title or each.file
        lines.append(FileLine(where, each.file, title, kind_of(each.file), size, digest, each.internal))
    return lines


def kind_of(file: str) -> str:
    """Say in words what a file is, by its name's ending: `Bảng tính Excel`; `Tệp ABC` for one that is not known."""
    _, dot, ending = file.rpartition(".")
    return _KINDS.get(ending.lower(), f"Tệp {ending.upper()}" if dot and ending else "Tệp")
