"""Drawings of Windows made record by record (MS-EMF, MS-WMF), with a word of their own (`zq…`) in each hiding place."""

from struct import pack


def record(number: int, body: bytes = b"") -> bytes:
    """A record of an EMF."""
    body += b"\0" * (-len(body) % 4)
    return pack("<II", number, 8 + len(body)) + body


def text_record(words: str, options: int = 0) -> bytes:
    """Words drawn at a place."""
    body = b"\0" * 16 + pack("<III", 1, 0, 0) + pack("<iiIII", 10, 20, len(words), 76, options) + b"\0" * 20
    return record(84, body + words.encode("utf-16-le"))


def short_text_record(words: str) -> bytes:
    """Words in fewer bytes, without a frame."""
    return record(108, pack("<iiIIIII", 10, 20, len(words), 0x300, 1, 0, 0) + words.encode("cp1258"))


def newer(flags: int, words: str = "Quý", *, remarked: bool = True, more: bytes = b"") -> bytes:
    """A remark that holds records of EMF+: its header, words, and a remark of its own."""
    head = pack("<HHII", 0x4001, flags, 28, 16) + pack("<IIII", 0xDBC01002, 1, 96, 96)
    said_beside = pack("<HHII", 0x4003, 0, 20, 8) + b"zqplus!!" if remarked else b""
    said = pack("<III", 0, 0, len(words)) + b"\0" * 16 + words.encode("utf-16-le")
    said += b"\0" * (-len(said) % 4)
    return remark(b"EMF+" + head + pack("<HHII", 0x401C, 0, 12 + len(said), len(said)) + said + said_beside + more)


def newer_picture(packed: int, kind: int = 1) -> bytes:
    """A picture of EMF+, as pixels or as it came."""
    return pack("<HHII", 0x4008, 0x0500, 44, 32) + pack("<8I", 0, kind, 1, 1, 4, 0, packed, 0)


def remark(data: bytes) -> bytes:
    """What a program keeps for itself."""
    return record(70, pack("<I", len(data)) + data)


def emf(*records: bytes, drawn_by: str = "zqdrawing") -> bytes:
    """An EMF of these records."""
    named = drawn_by.encode("utf-16-le") + b"\0\0"
    named += b"\0" * (-len(named) % 4)
    end = record(14, pack("<III", 0, 16, 20))
    size = 108 + len(named) + sum(map(len, records)) + len(end)
    header = (
        pack("<8i", 0, 0, 99, 49, 0, 0, 2600, 1300) + b" EMF" + pack("<IIIHH", 0x10000, size, len(records) + 2, 1, 0)
    )
    header += (
        pack("<III", len(drawn_by), 108, 0) + pack("<4i", 1000, 500, 260, 130) + b"\0" * 12 + pack("<2i", 2600, 1300)
    )
    return record(1, header + named) + b"".join(records) + end + b"zqtrailer"


def an_emf() -> bytes:
    """An EMF with a line, words, and all that programs write beside them."""
    return emf(remark(b"zqremark"), newer(1), record(27, pack("<ii", 1, 1)), record(54, pack("<ii", 90, 40)),
               text_record("Tổng"), short_text_record("12,5"), record(105, pack("<II", 1, 8) + b"zqdriver"),
               record(122, b"zqprofile"))  # fmt: skip


def wmf_record(number: int, body: bytes = b"") -> bytes:
    """A record of a WMF."""
    body += b"\0" * (len(body) % 2)
    return pack("<IH", 3 + len(body) // 2, number) + body


def a_wmf(*, placed: bool = True, words: bytes = b"Tong") -> bytes:
    """A WMF with a line, words and a driver's call."""
    said = pack("<H", len(words)) + words + b"\0" * (len(words) % 2) + pack("<hh", 20, 10)
    records = [wmf_record(0x0214, pack("<hh", 1, 1)), wmf_record(0x0213, pack("<hh", 40, 90)), wmf_record(0x0521, said),
               wmf_record(0x0626, pack("<HH", 15, 8) + b"zqescape"), wmf_record(0)]  # fmt: skip
    size = 9 + sum(map(len, records)) // 2
    head = pack("<HHHIHIH", 1, 9, 0x300, size, 0, max(map(len, records)) // 2, 0)
    return (_placed() if placed else b"") + head + b"".join(records) + b"zqtrailer"


def _placed() -> bytes:
    head = b"\xd7\xcd\xc6\x9a" + pack("<HhhhhHI", 0, 0, 0, 100, 50, 96, 0x7A71)
    total = 0
    for at in range(0, 20, 2):
        total ^= int.from_bytes(head[at : at + 2], "little")
    return head + pack("<H", total)
