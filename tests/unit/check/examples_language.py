"""Examples of CV7: characters, words, spaces, dashes, names and capitals."""

import unicodedata

from tests.small_archive import AGENCY, DRAFT, SOUND, Files, changed
from tests.unit.check.example import MARK, Example, example, within

_NAMES = changed(AGENCY, "contact:", "proper_names: [Bỉm Sơn, Thanh Hóa, xã Thống Nhất]\ncontact:")


def _among(code: str, says: str, bad: str, good: str) -> Example:
    """A draft of March with these lines in its second section."""
    return within(DRAFT, code, says, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{bad}\n", f"## 2. Kết quả\n\n{good}\n")


def _subject(code: str, says: str, bad: str, good: str) -> Example:
    """A draft of March with this subject."""
    return within(DRAFT, code, says, "subject: báo cáo việc mẫu", f"subject: {bad}", f"subject: {good}")


def _named(says: str, bad: str, good: str) -> Example:
    """A draft of an archive with more proper names."""
    made: dict[str, Files] = {
        which: {**_NAMES, **changed(DRAFT, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{text}\n")}
        for which, text in (("bad", bad), ("good", good))
    }
    return example("CV730", says, DRAFT, made["bad"], made["good"])


def _nfd(text: str, words: str) -> str:
    return text.replace(words, unicodedata.normalize("NFD", words))


LANGUAGE = (
    # --- characters
    _among("CV701", "a soft hyphen", f"Đã thực{MARK}\xad hiện.", "Đã thực\xa0hiện."),
    _subject("CV701", "in a field", f"báo cáo{MARK}\u2060 việc", "báo cáo việc"),
    _among("CV702", "within code", f"Mã `a{MARK}\u2066b` đã đổi.", "Mã `ab` đã đổi."),
    _subject("CV705", "in a field", f"báo c{MARK}\ufffdo", "báo cáo"),
    _subject("CV705", "a picture's room in a field", f"báo cáo {MARK}\ufffc", "báo cáo …"),
    _among("CV705", "a picture's room", f"Ảnh: {MARK}\ufffc đã gửi.", "Ảnh: {{ period }} đã gửi."),
    _among("CV703", "Cyrillic in a word", f"Công tác {MARK}b\u0430n hành.", "Hội thảo với Москва, góc α, 5 kΩ, 3 µm."),
    _among("CV703", "full width", f"Số {MARK}\uff11\uff12 hộ.", "Số 12 hộ, m², Ø10, ±5%."),
    _among("CV704", "two tones", f"Đã {MARK}hỗ\u0301 trợ.", "Đã hỗ trợ."),
    _among("CV706", "VNI", f"{MARK}Coäng hoøa xaõ hoäi chuû nghóa.", "Café Zoë, señor Núñez, Köln, Curaçao, naïve."),
    _among("CV706", "UTF-8 read as another", f"Nội dung {MARK}Cá»\u2122ng hÃ²a.", "Nội dung «Cộng hòa»™."),
    _subject("CV706", "in a field", f"{MARK}b¸o c¸o viÖc mÉu", "báo cáo"),
    example(
        "CV707",
        "in the body",
        DRAFT,
        {DRAFT: _nfd(SOUND[DRAFT], "Kết quả").replace("## 2. Ke", f"## 2. K{MARK}e")},
        {DRAFT: SOUND[DRAFT]},
    ),
    # --- words
    _among(
        "CV710", "over a line's end", f"Báo cáo của\n{MARK}của tỉnh.", "Báo cáo của  \ncủa cải, theo theo dõi của tỉnh."
    ),
    _among(
        "CV710",
        "two words",
        f"Các tổ thực hiện {MARK}thực hiện, báo cáo.",
        "Từng bước từng bước; nhà nhà, người người; kết quả; kết quả.",
    ),
    _among(
        "CV710",
        "one word of two",
        f"Đánh giá các {MARK}các tổ.",
        "Đạt được được ghi nhận; hiện tại tại xã; tự do do luật định.",
    ),
    # --- spaces and punctuation
    _among(
        "CV711",
        "behind a placeholder",
        f"Trong {{{{ period }}}}{MARK}  đã làm.",
        "| Thôn   | Số hộ |\n| ------ | ----- |\n| Một    | 12    |",
    ),
    _subject("CV711", "in a field", f"báo cáo{MARK}   việc", "báo cáo việc"),
    _among("CV712", "before a bracket", f"Đã cấp (12 thẻ{MARK} ) xong.", "Gồm tệp .pdf, ... và ☐ có ( ) không."),
    _among("CV712", "behind a placeholder", f"Trong {{{{ period }}}}{MARK} , đã làm.", "| :-- |\n| --- |\n| a |"),
    _among("CV712", "on the wrong side", f"Các tổ{MARK} ,hộ gia đình.", "Các tổ, hộ gia đình, `a ,b`."),
    _among("CV713", "no tick", f"Đã cấp ({MARK} 12 thẻ).", "Đã cấp ( ) chưa cấp ( )."),
    _among(
        "CV714",
        "behind a full stop",
        f"Đã họp.{MARK}Các tổ triển khai.",
        "TP.HCM, ThS.Mẫu, mau.example.com, UBND.VX, `a,b`.",
    ),
    _among("CV714", "behind a colon", f"Như sau:{MARK}Đã họp.", "Tỉ lệ 1:500, 08:30; a, b; https://example.com/a,b;c"),
    _among("CV715", "two full stops", f"Đã họp{MARK}..", "Đã họp..., v.v."),
    _among("CV715", "a semicolon and a full stop", f"Đã họp{MARK};.", "Gồm a, b,..."),
    _among(
        "CV716",
        "closed and not opened",
        f"Đã cấp 12 thẻ{MARK}) trong kỳ.",
        "Gồm (a) giấy; b) sổ (gồm: a) mới; b) cũ; c) hỏng).",
    ),
    _among("CV716", "in another row", f"- {MARK}(gồm mới.\n- Cũ.", "- (gồm:\n- mới;\n- cũ)."),
    _among(
        "CV717",
        "a straight one",
        f'Cuộc vận động {MARK}"Ngày xanh đã mở.',
        'Cuộc vận động "Ngày xanh", màn hình 5" đã mở.',
    ),
    # --- dashes and tone marks
    _among("CV720", "with spaces", f"Theo {MARK}15/KH – UBND của xã.", "Theo 15/KH-UBND của xã."),
    _among("CV721", "days", f"Từ ngày {MARK}11/9 – 10/10.", "Từ ngày 11/9 - 10/10, xã – nơi khó khăn – đã đạt."),
    _subject("CV721", "in a field", f"báo cáo {MARK}kinh tế — xã hội", "báo cáo kinh tế - xã hội"),
    _among("CV722", "any two words", f"Số hóa - lưu trữ, làm {MARK}số hóa – lưu trữ xong.", "Số hóa – lưu trữ xong."),
    _subject("CV725", "a field is the letter's too", f"văn {MARK}hoá, số hóa, xã hòa", "văn hóa, hoàn thiện, quý, quỷ"),
    # --- names
    _named("without its mark", f"Tại {MARK}Bim Sơn.", "Tại Bỉm Sơn, BỈM SƠN, tỉnh Thanh Hoá."),
    _named("in capitals", f"PHƯỜNG {MARK}BIM SƠN.", "PHƯỜNG BỈM SƠN."),
    _named(
        "a small letter", f"Tỉnh {MARK}Thanh hóa.", "Chữ “Thanh hóa”; bà Thanh Hoa, Nguyễn Thanh Hoa, Lê Thị Thanh Hoa."
    ),
    _named("all small", f"Phường {MARK}bỉm sơn.", "Xã thống nhất chủ trương. Thống nhất nội dung."),
    _named("another mark", f"phường {MARK}Bỉm Sớn.", "Các tổ ở Bỉm, Sơn."),
    # --- capitals
    _among(
        "CV770",
        "behind a question",
        f"Vì sao chậm? {MARK}do thiếu người.",
        "Ông A. đã nộp, 5 tr. đồng, v.v. và mục 2. nội dung.",
    ),
    _among(
        "CV771",
        "a council",
        f"Theo {MARK}hội đồng nhân dân xã Mẫu.",
        "Theo Hội đồng nhân dân xã Mẫu; hội đồng nhân dân các cấp.",
    ),
    _among("CV771", "too many", f"{MARK}Ủy Ban Nhân Dân xã.", "Ủy ban nhân dân xã; ỦY BAN NHÂN DÂN."),
    _among("CV771", "a country", f"Người {MARK}Việt nam.", "Người Việt Nam."),
    _among(
        "CV771",
        "a small kind",
        f"Gửi {MARK}sở Nội vụ.",
        "Trụ sở Nội vụ, cơ sở Y tế, cán bộ Tư pháp, toàn bộ tài chính.",
    ),
    _among("CV772", "of a law", f"Theo {MARK}điều 5 Luật Đất đai.", "Theo Điều 5 Luật Đất đai, với 12 điều 5 khoản."),
    _among(
        "CV773",
        "a decision",
        f"Theo {MARK}quyết định số 06/QĐ-TTg ngày 06/01/2022.",
        "Các quyết định số hóa, báo cáo số liệu.",
    ),
    _among("CV774", "several", f"Đã họp; {MARK}Rà soát hồ sơ; Đôn đốc các tổ.", "Đã họp; Tổ chức Y tế; Kiểm tra Đảng."),
    _among("CV775", "a clause", f"Theo {MARK}Khoản 2 Điều 5.", "Theo khoản 2 Điều 5. Khoản 3 Điều 6 quy định."),
)
