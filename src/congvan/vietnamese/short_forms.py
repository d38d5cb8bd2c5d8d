"""Short forms that offices write and search for, with what each stands for. An archive may add its own.

The first of a group is the short form; all others mean the same, the usual one first.
"""

SHORT_FORMS: tuple[tuple[str, ...], ...] = (
    ("ATTT", "an toàn thông tin"),
    ("BCĐ", "ban chỉ đạo"),
    ("CBCC", "cán bộ, công chức"),
    ("CCHC", "cải cách hành chính"),
    ("CCVC", "công chức, viên chức"),
    ("CĐS", "chuyển đổi số"),
    ("CNTT", "công nghệ thông tin"),
    ("CSDL", "cơ sở dữ liệu"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("ĐMST", "đổi mới sáng tạo"),
    ("HĐND", "hội đồng nhân dân"),
    ("KHCN", "khoa học công nghệ", "khoa học và công nghệ", "KH&CN"),
    ("KT-XH", "kinh tế - xã hội", "kinh tế xã hội", "KTXH"),
    ("MTTQ", "mặt trận tổ quốc"),
    ("NSNN", "ngân sách nhà nước"),
    ("NTM", "nông thôn mới"),
    ("PCTN", "phòng, chống tham nhũng"),
    ("PCCC", "phòng cháy chữa cháy", "phòng cháy, chữa cháy"),
    ("PCTT", "phòng, chống thiên tai"),
    ("QLNN", "quản lý nhà nước"),
    ("TCCNSCĐ", "tổ công nghệ số cộng đồng"),
    ("TTHC", "thủ tục hành chính"),
    ("TTPVHCC", "trung tâm phục vụ hành chính công"),
    ("UBND", "ủy ban nhân dân"),
    ("VBQPPL", "văn bản quy phạm pháp luật"),
    ("VHXH", "văn hóa - xã hội", "văn hóa xã hội"),
)
