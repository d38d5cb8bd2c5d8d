"""CV7: the language: characters, spelling, spaces, dashes, names, capitals."""

from congvan.model.rules.row import BODY, ELSEWHERE, ERROR, NOTE, WARNING, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

# --- CV701–CV709: characters

INVISIBLE = rule(
    "CV701",
    WARNING,
    "Invisible character",
    "There is an invisible character here ({code}).",
    "Delete it: put the cursor behind it and press Backspace once.",
    why="It slips in with copied text; the word looks right, but no search finds it.",
    example=(BODY, "Ủy ban▲\u200b nhân dân đã chỉ đạo các tổ.", "Ủy ban nhân dân đã chỉ đạo các tổ."),
)
DIRECTION = rule(
    "CV702",
    ERROR,
    "Character that turns the text round",
    "A character here turns the direction of the text ({code}).",
    "Delete it and read the whole line again.",
    why="It shows letters and figures in another order than they are kept in, and so can hide what is really there.",
    source="Unicode UAX #9, UTR #36",
    example=(BODY, "Số tiền là ▲\u202e123 triệu đồng.", "Số tiền là 123 triệu đồng."),
)
LOOKALIKE = rule(
    "CV703",
    WARNING,
    "Letter that looks Vietnamese",
    "The word '{word}' has a letter that only looks Vietnamese ({code}).",
    "Type it again: {right}",
    why="The eye cannot tell it, machines can: search, sorting and reading aloud go wrong.",
    source="Unicode UTS #39; NĐ 30/2020, PL I, phần I, mục I, khoản 4 (TCVN 6909:2001)",
    example=(BODY, "Thực hiện ▲Ðề án của tỉnh.", "Thực hiện Đề án của tỉnh."),
)
LOOSE_MARK = rule(
    "CV704",
    WARNING,
    "Mark that does not compose",
    "The word '{word}' has a mark that does not compose with its letter ({code}).",
    "Type the word again: {right}",
    why="A loose mark is drawn out of place by some typefaces, and search does not find the word.",
    example=(BODY, "Kết quả ▲thé\u0302 nào được nêu tại bảng.", "Kết quả thế nào được nêu tại bảng."),
)
LOST_CHARACTER = rule(
    "CV705",
    ERROR,
    "Lost character",
    "The sign {code} here stands for a character or picture that was lost.",
    "Delete it, and type what was lost again, after the original.",
    why="A program puts it where it read the text in the wrong encoding: the text is no longer whole.",
    example=(BODY, "Nh▲\ufffdn dân đồng tình.", "Nhân dân đồng tình."),
)
GARBLED = rule(
    "CV706",
    ERROR,
    "Vietnamese in another encoding",
    "'{word}' is Vietnamese in the encoding {encoding}, unreadable here ({count} such words).",
    "Convert the passage to Unicode with the input method's converter; the first word becomes: {right}",
    why="Letters are written in Unicode (TCVN 6909:2001); .VnTime and VNI fonts draw Vietnamese over the "
    "codes of other letters.",
    source="NĐ 30/2020, PL I, phần I, mục I, khoản 4",
    example=(BODY, "Céng ▲hßa x· héi chñ nghÜa ViÖt Nam.", "Cộng hòa xã hội chủ nghĩa Việt Nam."),
    waivable=True,
)
DECOMPOSED = rule(
    "CV707",
    NOTE,
    "File in decomposed Unicode",
    "From here the file has letters and marks as separate characters; Congvan reads them as composed letters.",
    "Set the input method to composed Unicode and save the file again.",
    why="Editors and other tools take the two forms for different words; columns in findings count composed letters.",
    source="Unicode UAX #15",
    example=(ELSEWHERE, "tie\u0302\u0301n đo\u0323\u0302", "tiến độ"),
)

# --- CV710–CV719: words, spaces and punctuation

WORD_TWICE = rule(
    "CV710",
    WARNING,
    "Word twice",
    "'{word}' is typed twice in a row.",
    "Delete one: {right}",
    why="A slip that editing a sentence leaves behind.",
    example=(BODY, "Thực hiện chỉ đạo của ▲của tỉnh.", "Giá trị của của cải, đi từ từ, luôn luôn chủ động."),
)
SPACES = rule(
    "CV711",
    NOTE,
    "Spaces doubled",
    "There are {count} spaces between two words here.",
    "Leave one space.",
    why="Print shows one; a search in the file does not find the phrase.",
    example=(BODY, "Thực hiện▲  nhiệm vụ được giao.", "-   Thực hiện nhiệm vụ được giao."),
)
SPACE_BEFORE = rule(
    "CV712",
    WARNING,
    "Space before punctuation",
    "There is a space before '{mark}'.",
    "Type it right behind the word: {right}",
    why="In print the mark may fall to the beginning of the next line.",
    example=(BODY, "Các tổ dân phố▲ , hộ gia đình.", "Các tổ dân phố, hộ gia đình, v.v... (b/c)."),
)
SPACE_INSIDE = rule(
    "CV713",
    WARNING,
    "Space after an opening bracket",
    "There is a space after the opening bracket.",
    "Type the word right behind the bracket: {right}",
    why="In print the bracket may stand alone at the end of a line.",
    example=(BODY, "Số hộ (▲ gồm cả hộ tạm trú) là 12.", "Số hộ (gồm cả hộ tạm trú) là 12."),
)
SPACE_MISSING = rule(
    "CV714",
    WARNING,
    "No space after punctuation",
    "There is no space after '{mark}'.",
    "Type: {right}",
    why="Words that stick together cannot be broken over lines, nor found.",
    example=(BODY, "Cán bộ,▲công chức đã ký cam kết.", "Cán bộ, công chức TP.HCM nộp 1.200,5 ha, v.v."),
)
MARK_TWICE = rule(
    "CV715",
    WARNING,
    "Punctuation doubled",
    "'{mark}': one mark too many.",
    "Leave one mark.",
    why="A slip that editing a sentence leaves behind.",
    example=(BODY, "Đã hoàn thành kế hoạch▲,, không có vướng mắc.", "Gồm đường, trường, trạm,... đều hoàn thành."),
)
BRACKET = rule(
    "CV716",
    WARNING,
    "Bracket without its partner",
    "'{mark}' here has no partner in its paragraph.",
    "Add the partner, or delete this one.",
    why="The reader cannot tell where the remark ends.",
    example=(BODY, "Đã cấp 12 thẻ ▲(trong đó 3 thẻ cấp lại.", "a) Đã cấp 12 thẻ (theo điểm a); 1) mới, 2) cấp lại."),
)
QUOTATION = rule(
    "CV717",
    NOTE,
    "Quotation mark without its partner",
    "'{mark}' here has no partner in its paragraph.",
    "Add the partner, or delete this one.",
    why="The reader cannot tell where the quotation ends.",
    example=(
        BODY,
        "Phong trào ▲“Bình dân học vụ số được nhân rộng.",
        "Phong trào “Bình dân học vụ số” được nhân rộng.",
    ),
)

# --- CV720–CV729: dashes, places of tone marks

DASH_IN_SYMBOL = rule(
    "CV720",
    WARNING,
    "Dash in a document's symbol",
    "The symbol '{written}' has a dash that is no hyphen.",
    "Use the keyboard's hyphen, without spaces: {right}",
    why="A search for the symbol will not find this text.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 3, điểm c",
    example=(
        BODY,
        "Căn cứ Nghị định số ▲30/2020/NĐ–CP của Chính phủ.",
        "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.",
    ),
)
DASH_IN_PAIR = rule(
    "CV721",
    NOTE,
    "Dash between the halves of a compound",
    "'{written}' has a dash where official letters have a hyphen.",
    "Write: {right}",
    why="The decree writes such signs as hyphens, as in the State's motto; word processors turn it into a dash by themselves.",
    source="NĐ 30/2020, PL I, phần I, mục II, khoản 1, điểm b",
    example=(
        BODY,
        "Giai đoạn ▲2026 – 2030 phát triển nhanh.",
        "Giai đoạn 2026 - 2030, chuyển đổi số – động lực mới – được chú trọng.",
    ),
)
DASH_TWO_WAYS = rule(
    "CV722",
    WARNING,
    "One compound, two dashes",
    "'{written}' has a dash; elsewhere this letter writes '{right}'.",
    "Write it one way: {right}",
    why="A letter writes one thing one way.",
    example=(
        BODY,
        "Phát triển ▲kinh tế – xã hội theo kế hoạch kinh tế - xã hội.",
        "Phát triển kinh tế - xã hội theo kế hoạch kinh tế - xã hội.",
    ),
)
TONE_PLACE = rule(
    "CV725",
    NOTE,
    "Tone marks placed in two ways",
    "'{written}' places its tone mark otherwise than most of this letter, which would write '{right}'.",
    "Keep to one way: {right}",
    why="Both ways are in use, but mixed they are not all found by a search in the file; Congvan compares them as one.",
    example=(BODY, "Số hóa hồ sơ, số hóa dữ liệu, văn ▲hoá đọc.", "Số hóa hồ sơ, văn hóa đọc, hoàn thiện quy chế."),
)

# --- CV730–CV749: names

NAME_MISSPELT = rule(
    "CV730",
    WARNING,
    "Proper name misspelt",
    "'{written}' differs from the archive's proper name '{right}'.",
    "Write: {right}",
    why="Names of places have all their marks, and a capital in every syllable.",
    source="NĐ 30/2020, PL II, mục II, III",
    example=(BODY, "Ủy ban nhân dân xã ▲Mâu báo cáo.", "Ủy ban nhân dân xã Mẫu xây dựng mẫu biểu."),
)

# --- CV770–CV789: capitals

SENTENCE = rule(
    "CV770",
    WARNING,
    "Sentence without a capital",
    "'{written}' begins a sentence without a capital.",
    "Write '{right}', or turn the full stop into a comma.",
    why="A sentence begins with a capital.",
    source="NĐ 30/2020, PL II, mục I",
    example=(
        BODY,
        "Đã ban hành kế hoạch. ▲các tổ triển khai.",
        "Đã ban hành kế hoạch, v.v. các tổ ở TP. đã triển khai.",
    ),
)
INSTITUTION = rule(
    "CV771",
    WARNING,
    "Capitals of an institution's name",
    "'{written}' has wrong capitals.",
    "Write: {right}",
    why="The words for an institution's kind and for its field begin with a capital; names of places in "
    "every syllable.",
    source="NĐ 30/2020, PL II, mục II, III",
    example=(BODY, "Báo cáo ▲Sở nội vụ theo quy định.", "Báo cáo Sở Nội vụ; trụ sở nội bộ, cán bộ nội vụ."),
)
ARTICLE = rule(
    "CV772",
    WARNING,
    "Article cited without a capital",
    "'{written}': a cited article has a capital.",
    "Write: {right}",
    why="In citations parts, chapters, sections and articles have a capital, clauses and points none.",
    source="NĐ 30/2020, PL II, mục V",
    example=(
        BODY,
        "Theo khoản 1 ▲điều 5 Nghị định số 30/2020/NĐ-CP của Chính phủ.",
        "Theo khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP của Chính phủ.",
    ),
)
DOCUMENT = rule(
    "CV773",
    WARNING,
    "Kind of document without a capital",
    "'{written}' names one document and has a capital.",
    "Write: {right}",
    why="The kind of a document has a capital where one document is meant.",
    source="NĐ 30/2020, PL II, mục V",
    example=(
        BODY,
        "Thực hiện ▲công văn số 12/SNV-VP ngày 05/02/2026 của Sở Nội vụ.",
        "Thực hiện Công văn số 12/SNV-VP ngày 05/02/2026 của Sở Nội vụ và các công văn khác.",
    ),
)
AFTER_SEMICOLON = rule(
    "CV774",
    NOTE,
    "Capital after a semicolon",
    "'{written}' has a capital after a semicolon ({count} such places).",
    "Write it small: {right}",
    why="Only sentences begin with a capital; after a semicolon the sentence goes on.",
    source="NĐ 30/2020, PL II, mục I",
    example=(
        BODY,
        "Đã họp các tổ; ▲Lồng ghép nội dung tuyên truyền.",
        "Đã họp các tổ; lồng ghép nội dung; Sở Nội vụ hỗ trợ.",
    ),
)
NEEDLESS = rule(
    "CV775",
    NOTE,
    "Needless capital within a sentence",
    "'{written}' stands within a sentence, yet has a capital.",
    "Write it small: {right}",
    why="Dates in figures, and clauses and points that are cited, have no capital.",
    source="NĐ 30/2020, PL II, mục V",
    example=(BODY, "Kết quả của ▲Tháng 4 năm 2026 như sau.", "Hưởng ứng Tháng Thanh niên, trong tháng 4 năm 2026."),
)
