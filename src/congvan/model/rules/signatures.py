"""CV53, CV54, CV560: the signed copy beside a letter, and whom an archive trusts."""

from congvan.model.rules.row import ELSEWHERE, ERROR, WARNING, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

_COPY = "reports/xa-mau/bao-cao/2026-04.signed.pdf"

NO_LETTER = rule(
    "CV530",
    ERROR,
    "Signed copy without a letter",
    "There is no letter '{letter}' beside this signed copy.",
    "Give it the name of its letter, with .signed.pdf for .md, or delete it.",
    why="A signed copy is published on its letter's page; without the letter nobody would find it.",
    example=(ELSEWHERE, "2026-04.md, 2026-05.signed.pdf", "2026-04.md, 2026-04.signed.pdf"),
)
OF_A_DRAFT = rule(
    "CV531",
    ERROR,
    "Signed copy of a draft",
    "The letter beside this signed copy is still a draft.",
    "Issue the letter (status: issued, with number, date and signer), or delete the signed copy.",
    why="What is signed stands; a draft's text may still change.",
    example=(ELSEWHERE, f"2026-04.md (status: draft), {_COPY}", f"2026-04.md (status: issued), {_COPY}"),
)
NOT_A_PDF = rule(
    "CV532",
    ERROR,
    "Signed copy unreadable",
    "This signed copy is no PDF whose signatures can be read.",
    "Copy the signed PDF here once more, or delete this file.",
    why="What cannot be read cannot be verified, and is no copy of the letter that anybody could rely on.",
    example=(ELSEWHERE, "2026-04.signed.pdf là tệp Word đổi tên", "2026-04.signed.pdf là tệp PDF đã ký"),
)
LOCKED = rule(
    "CV533",
    ERROR,
    "Signed copy with a password",
    "This signed copy is encrypted.",
    "Sign the PDF without encrypting it.",
    why="Nobody could check what is published; whom a letter is for, its visibility says.",
    example=(ELSEWHERE, "2026-04.signed.pdf (đặt mật khẩu)", "2026-04.signed.pdf (không mật khẩu)"),
)
UNSIGNED = rule(
    "CV534",
    ERROR,
    "Nobody signed",
    "This file is named a signed copy but bears no signature.",
    "Sign the letter's PDF again (congvan sign), or delete this file.",
    why="The page would call a plain PDF the authentic copy.",
    example=(ELSEWHERE, "2026-04.signed.pdf (chưa ký)", "2026-04.signed.pdf (đã ký số)"),
)
NO_ROOTS = rule(
    "CV535",
    ERROR,
    "Nobody is trusted",
    "The letter is signed, but the archive trusts no root that could stand behind the signature.",
    "Put the certificate of the signer's root authority (a .pem, .crt or .cer file) into reports/_trust/.",
    why="Anybody can make a certificate in anybody's name; only a root that the office chose itself tells who signed.",
    example=(ELSEWHERE, _COPY, f"reports/_trust/goc-quoc-gia.crt, {_COPY}"),
)
BAD_ROOT = rule(
    "CV536",
    ERROR,
    "Unusable root",
    "This file cannot be trusted: {why}.",
    "Put the certificate of a root authority here, as its issuer publishes it (PEM or DER), or delete the file.",
    why="A signature is only as good as the root that stands behind it.",
    example=(ELSEWHERE, "reports/_trust/goc.crt (chứng thư của người ký)", "reports/_trust/goc.crt (chứng thư gốc)"),
)
BROKEN = rule(
    "CV537",
    ERROR,
    "Broken signature",
    "Signature {number} of this file does not fit it: bytes were changed after signing.",
    "Get the file from who signed it once more, sign the letter's PDF again (congvan sign), or delete this file.",
    why="A single changed byte may change an amount; a broken signature proves nothing.",
    example=(ELSEWHERE, f"{_COPY} (đã bị sửa)", f"{_COPY} (nguyên vẹn)"),
)
FOREIGN = rule(
    "CV538",
    ERROR,
    "Foreign signature",
    "No root in reports/_trust/ stands behind signature {number} of this file.",
    "Make sure who signed. If the certificate is genuine, put its root authority's certificate into reports/_trust/; "
    "a signature must carry the certificates between the two.",
    why="Anybody can make a certificate in anybody's name.",
    example=(ELSEWHERE, f"{_COPY} (chứng thư tự cấp)", f"{_COPY} (chứng thư của Ban Cơ yếu cấp)"),
)
CHANGED = rule(
    "CV539",
    ERROR,
    "Changed after signing",
    "Something was added behind signature {number} of this file that it does not cover.",
    "Only further signatures and their proofs may follow a signature. "
    "Sign the letter's PDF again (congvan sign), or delete this file.",
    why="What is added behind a signature can cover or replace what was signed.",
    example=(ELSEWHERE, f"{_COPY} (thêm ghi chú sau khi ký)", f"{_COPY} (chỉ thêm chữ ký)"),
)
EXPIRED = rule(
    "CV540",
    ERROR,
    "Certificate not valid",
    "The certificate of signature {number} of this file was not valid when it was made.",
    "Sign with a certificate that is valid; a time stamp proves when that was.",
    why="Nobody answers any more for what is signed with an expired certificate.",
    example=(ELSEWHERE, f"{_COPY} (chứng thư hết hạn 2025)", f"{_COPY} (chứng thư còn hạn)"),
)
REVOKED = rule(
    "CV541",
    ERROR,
    "Certificate revoked",
    "The certificate of signature {number} of this file was called back.",
    "Sign with the new certificate. A signature made before it was called back needs a time stamp that proves so.",
    why="A certificate is called back when its key is lost: somebody else may have signed.",
    example=(ELSEWHERE, f"{_COPY} (chứng thư bị thu hồi)", f"{_COPY} (chứng thư còn hiệu lực)"),
)
WEAK = rule(
    "CV542",
    ERROR,
    "Weak signature",
    "Signature {number} of this file uses a method that can be forged (MD5, SHA-1, or a short RSA key).",
    "Sign with SHA-256 or better, and an RSA key of {bits} bits or more.",
    why="Two files with the same SHA-1 can be made today; such a signature may belong to another letter.",
    example=(ELSEWHERE, f"{_COPY} (SHA-1)", f"{_COPY} (SHA-256)"),
)
UNREADABLE_COPY = rule(
    "CV543",
    ERROR,
    "Unreadable signature",
    "Signature {number} of this file cannot be read.",
    "Sign the letter's PDF again (congvan sign), or delete this file.",
    why="What cannot be read cannot be verified.",
    example=(ELSEWHERE, f"{_COPY} (ký theo định dạng lạ)", f"{_COPY} (ký theo PAdES)"),
)
ANOTHER_LETTER = rule(
    "CV544",
    ERROR,
    "Signed copy of something else",
    "This signed copy is not this letter as the archive has it: its pages, words or pictures differ.",
    "If the letter's text was changed, put back what was signed, or issue a letter that corrects it; if the file is "
    "another letter's, put it beside that one.",
    why="The page would show one text, and the authentic copy another.",
    example=(ELSEWHERE, f"{_COPY} (bản ký của tháng 3)", f"{_COPY} (bản ký của tháng 4)"),
)
ANOTHER_NAME = rule(
    "CV545",
    WARNING,
    "Signed by somebody else",
    "No signature of this file bears the name of the letter's signer, or that of the agency.",
    "Make sure who signed: the certificate must be that of the letter's signer (signer.name) or of the agency (name).",
    why="A root stands behind many people's certificates; only the name tells whether it was the right one who signed.",
    example=(ELSEWHERE, f"{_COPY} (chứng thư của người khác)", f"{_COPY} (chứng thư của người ký công văn)"),
    waivable=False,
)
TOO_EARLY = rule(
    "CV546",
    WARNING,
    "Signed before the letter's day",
    "Signature {number} of this file says that it was made before the day of the letter.",
    "Set the clock of the machine that signs, or correct the letter's date, and sign again.",
    why="What is not yet issued cannot have been signed; a signer's own clock proves nothing.",
    example=(ELSEWHERE, f"{_COPY} (tự khai ký năm 2024)", f"{_COPY} (ký sau ngày ban hành)"),
    waivable=False,
)
UNFIT = rule(
    "CV547",
    ERROR,
    "Certificate not for signing",
    "The certificate of signature {number} of this file is not one to sign documents with.",
    "Sign with a certificate whose key usage is signing; not one of a server, of programs, of time stamps, or of an old "
    "form (X.509 version 1).",
    why="An authority vouches for a certificate only as far as it says what the key is for.",
    example=(ELSEWHERE, f"{_COPY} (chứng thư của máy chủ web)", f"{_COPY} (chứng thư ký số)"),
)
KEY = rule(
    "CV548",
    ERROR,
    "Private key in the archive",
    "This file's name is that of a private key.",
    "Take it out of the archive and its history; if others got copies, have the certificate called back.",
    why="Whoever has the key signs in the office's name; an archive is copied, backed up and published.",
    example=(ELSEWHERE, "reports/xa-mau/bao-cao/2026-04/chu-tich.p12", "chu-tich.p12 ngoài kho công văn"),
)
TOO_LATE = rule(
    "CV549",
    WARNING,
    "Signed after today",
    "Signature {number} of this file says that it was made on a day that is still to come.",
    "Set the clock of the machine that signs, and sign again; a time stamp proves when that was.",
    why="What is to come cannot have been signed; a signer's own clock proves nothing.",
    example=(ELSEWHERE, f"{_COPY} (tự khai ký năm 2031)", f"{_COPY} (ký trước hôm nay)"),
    waivable=False,
)
BEYOND_READING = rule(
    "CV560",
    ERROR,
    "Signed copy beyond reading",
    "To read this signed copy takes longer, or more memory, than a file may, or it stops the program that reads it; "
    "it is damaged, or made to do harm.",
    "Get the file from who signed it once more, sign the letter's PDF again (congvan sign), or delete this file.",
    why="A small file can be made so that it keeps a program busy for years, or fills a machine's memory.",
    example=(ELSEWHERE, f"{_COPY} (hình vẽ lồng nhau bốn mươi tầng)", f"{_COPY} (đúng tệp đã ký)"),
)
