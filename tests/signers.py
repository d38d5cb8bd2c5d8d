"""What tests of signing share: a letter as it is published, invented pictures, and a token (SoftHSM).

    unsigned, block = letter()
    data = sign(Signing(unsigned, block, Role.SIGNER, pki.SIGNED_AT), pki.simple_signer(pki.pki().signer))

The token is made once a run, in a temporary folder; the variable SOFTHSM2_CONF leads to it, in this process and in
those that it starts. Its PIN is no secret: the keys on it are made anew by each run.
"""

import atexit
import io
import math
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pkcs11
from cryptography.hazmat.primitives import serialization
from PIL import Image, ImageDraw
from pkcs11.util.x509 import decode_x509_certificate

from congvan.checking import read_and_check
from congvan.flows.attesting import block_of
from congvan.flows.printing import published_pdf
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.signing.sign import Block
from congvan.store.scratch import release
from tests import pki
from tests.small_archive import FEBRUARY, Files, write

LETTER = FEBRUARY.removeprefix("reports/").removesuffix(".md")
SETTINGS = "site_name: Kho mẫu\ntheme: {name: material}\nplugins: [{congvan: {}}]\n"
TOKEN, CROWDED, PIN = "congvan", "dong", "0000-thu"
BLUE, RED = (20, 40, 190, 255), (215, 20, 30, 255)


def archive(folder: Path, files: Files | None = None, settings: str = SETTINGS) -> Path:
    """Make a small archive that can be built, and that trusts the root of `tests.pki`; give its folder."""
    write(folder, files or {})
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Kho mẫu\n", "utf-8")
    pki.trust(folder / "reports")
    return folder


@cache
def letter(settings: str = SETTINGS) -> tuple[bytes, Block]:
    """The small archive's February as a build publishes it, and the words of its signature block."""
    with tempfile.TemporaryDirectory() as name:
        root = archive(Path(name), settings=settings)
        checked = read_and_check(root / "reports", root / "cache")
        who = LetterId.parse(LETTER)
        view, data = published_pdf(root / "mkdocs.yml", checked, who, Audience.INTERNAL, root / "cache", None)
        release()  # this process outlives the archive, whose cache holds its temporary files
    return data, block_of(view)


def signature_png(colour: tuple[int, int, int, int] = BLUE, *, dpi: int | None = 600, back: int = 0) -> bytes:
    """A wave on a see-through ground (`back`: how much it is not), 51 × 25 mm at 600 dpi."""
    picture = Image.new("RGBA", (1200, 600), (255, 255, 255, back))
    wave = [(60 + x * 10, 300 + 200 * math.sin(x / 5) * (1 - x / 130)) for x in range(108)]
    ImageDraw.Draw(picture).line(wave, fill=colour, width=18)
    return _png(picture, dpi)


def seal_png(colour: tuple[int, int, int, int] = RED, *, millimetres: float = 36, dpi: int | None = 300) -> bytes:
    """Two rings and a star, of that width."""
    width = round(millimetres / 25.4 * (dpi or 300))
    picture, middle = Image.new("RGBA", (width, width), (0, 0, 0, 0)), width / 2
    pen = ImageDraw.Draw(picture)
    pen.ellipse((2, 2, width - 3, width - 3), outline=colour, width=width // 20)
    pen.ellipse((width * 0.2, width * 0.2, width * 0.8, width * 0.8), outline=colour, width=width // 60)
    points = [(x * math.pi / 5, width * (0.09 if x % 2 else 0.22)) for x in range(10)]
    pen.polygon([(middle + r * math.sin(a), middle - r * math.cos(a)) for a, r in points], fill=colour)
    return _png(picture, dpi)


def _png(picture: Image.Image, dpi: int | None) -> bytes:
    out = io.BytesIO()
    picture.save(out, format="PNG", **({"dpi": (dpi, dpi)} if dpi else {}))
    return out.getvalue()


@cache
def module() -> Path:
    """SoftHSM's module, with two tokens ready: `TOKEN` has the signer's key, `CROWDED` an RSA key and the seal's."""
    found = next(Path("/usr/lib").glob("**/libsofthsm2.so"))
    folder = Path(tempfile.mkdtemp(prefix="softhsm-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "tokens").mkdir()
    conf = folder / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(conf)
    who = pki.pki()
    held = {TOKEN: {"lanh-dao": who.signer}, CROWDED: {"rsa": pki.signer_with(bits=2048), "con-dau": who.seal}}
    for token, keys in held.items():  # before the module is loaded, for it looks once
        _util("--init-token", "--free", "--label", token, "--so-pin", PIN, "--pin", PIN)
        for number, (label, each) in enumerate(keys.items(), 1):
            _import(folder, token, label, number, each)
    opened = pkcs11.lib(str(found))
    for token, keys in held.items():
        with opened.get_token(token_label=token).open(rw=True, user_pin=PIN) as session:
            for number, each in enumerate(keys.values(), 1):
                about = decode_x509_certificate(each.der) | {pkcs11.Attribute.TOKEN: True}
                session.create_object(
                    about | {pkcs11.Attribute.ID: bytes([number]), pkcs11.Attribute.LABEL: f"{number}"}
                )
    return found


def _import(folder: Path, token: str, label: str, number: int, who: pki.Identity) -> None:
    file = folder / "key.pem"
    plain = serialization.NoEncryption()
    file.write_bytes(who.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    _util("--import", str(file), "--token", token, "--label", label, "--id", f"{number:02}", "--pin", PIN)
    file.unlink()


def _util(*arguments: str) -> None:
    subprocess.run(["softhsm2-util", *arguments], check=True, capture_output=True, timeout=60)
