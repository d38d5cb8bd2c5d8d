"""What the commands say of themselves, in both languages."""

from congvan.model.text import Text

COMMANDS = {
    "": Text(
        "Congvan: xuất bản và lưu trữ công văn báo cáo định kỳ.",
        "Congvan: publish and archive the periodic report letters of public offices.",
    ),
    "check": Text(
        "Kiểm tra kho công văn, hoặc những công văn được chỉ ra.\n\n"
        "Mỗi lỗi được nêu cùng tệp, dòng, cột và cách sửa. Mã thoát: 0 không có lỗi, 1 có lỗi, 2 không chạy được.",
        "Check the archive, or the letters named.\n\n"
        "Each finding is told with file, line, column and cure. Exit code: 0 clean, 1 findings, 2 could not run.",
    ),
    "build": Text(
        "Dựng trang công khai và trang nội bộ, kèm PDF của từng công văn.\n\n"
        "Bản mới chỉ thay bản cũ sau khi đã được kiểm chứng; có lỗi thì bản cũ còn nguyên.",
        "Build the public and the internal site, with a PDF of every letter.\n\n"
        "A new edition takes the old one's place only after verification; on any error the old one stays.",
    ),
    "pdf": Text(
        "Làm PDF của một công văn (viết cơ-quan/loại-báo-cáo/kỳ, hoặc đường dẫn tệp .md).",
        "Make the PDF of one letter (agency/series/period, or the path of its .md file).",
    ),
    "serve": Text(
        "Xem trước trang và PDF trong khi soạn; trang tự cập nhật mỗi khi lưu tệp.",
        "Preview site and PDFs while writing; the pages follow each saved file.",
    ),
    "verify": Text(
        "Kiểm chứng một trang đã dựng hoặc một tệp PDF: đủ tệp, đúng mã băm, không lộ thông tin nội bộ.",
        "Verify a built edition or one PDF: closed file set, checksums, no leak.",
    ),
    "new": Text(
        "Tạo dự thảo của kỳ này từ công văn kỳ trước.\n\nVí dụ: congvan new bim-son khcn-tai-chinh 2026-05",
        "Make this period's draft from the previous letter.\n\nFor example: congvan new bim-son khcn-tai-chinh 2026-05",
    ),
}

OPTIONS = {
    "lang": Text("Ngôn ngữ của thông báo: vi hoặc en.", "Language of messages: vi or en."),
    "config_file": Text(
        "Tệp mkdocs.yml của kho (mặc định: tệp gần nhất từ thư mục này trở lên).",
        "The archive's mkdocs.yml (default: the nearest, from this folder upwards).",
    ),
    "format": Text("Cách in kết quả: text hoặc json.", "How to print the findings: text or json."),
    "strict": Text("Coi cảnh báo như lỗi.", "Treat warnings as errors."),
    "audiences": Text("Dựng bản nào: public, internal hay all (cả hai).", "Which edition: public, internal or all."),
    "audience": Text("Bản dành cho ai: public hay internal.", "For which audience: public or internal."),
    "verify_audience": Text(
        "Bản dành cho ai (mặc định: theo data/letters.json của bản đó; tệp PDF: public).",
        "For which audience (default: as its data/letters.json says; a PDF: public).",
    ),
    "site_dir": Text("Thư mục chứa các bản (mặc định: site).", "The folder of the editions (default: site)."),
    "output": Text("Ghi PDF ra tệp này.", "Write the PDF to this file."),
    "dev_addr": Text("Địa chỉ phục vụ (mặc định 127.0.0.1:8000).", "Address to serve on (default 127.0.0.1:8000)."),
    "open": Text("Mở trình duyệt.", "Open the browser."),
}

MESSAGES = {
    "built": Text("Đã dựng {path}: {letters} công văn, đã kiểm chứng.", "Built {path}: {letters} letters, verified."),
    "took": Text("Xong sau {seconds} giây.", "Done in {seconds} s."),
    "serving": Text(
        "Xem trước tại {url} (nhấn Ctrl+C để dừng). Khi có lỗi, trang đứng yên cho đến khi tệp được sửa và lưu lại.",
        "Preview at {url} (Ctrl+C to stop). After an error the pages wait until the file is mended and saved.",
    ),
    "written": Text("Đã ghi {path}.", "Wrote {path}."),
    "no_sources": Text(
        "Không thấy mkdocs.yml nên không có nguồn để dò thông tin nội bộ; chỉ kiểm tra tệp và mã băm.",
        "No mkdocs.yml here, so there are no sources to look for leaks with; checking files and checksums only.",
    ),
    "drafted": Text(
        "Đã tạo {path} từ {previous}. Những dòng cần xem lại:", "Made {path} from {previous}. Lines to look at:"
    ),
    "drafted_blank": Text(
        "Đã tạo {path}; chưa có công văn kỳ trước nên mọi mục còn trống:",
        "Made {path}; there is no earlier letter, so every part is blank:",
    ),
    "bug": Text(
        "Lỗi của chương trình ({kind}). Đặt CONGVAN_DEBUG=1 rồi chạy lại để lấy chi tiết gửi cho người bảo trì.",
        "A fault of the program ({kind}). Run again with CONGVAN_DEBUG=1 for the details that its maintainers need.",
    ),
    "usage": Text("Sai cách gọi lệnh: {problem}", "Wrong usage: {problem}"),
}
