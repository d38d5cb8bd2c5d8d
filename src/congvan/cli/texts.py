"""What the commands say: of themselves, of their options, and of what they did."""

from congvan.model.text import Text

COMMANDS = {
    "": Text("Congvan: publish and archive the periodic report letters of public offices."),
    "check": Text(
        "Check the archive, or the letters named.\n\nEach finding is told with file, line, "
        "column and cure. Exit code: 0 clean, 1 findings, 2 could not run."
    ),
    "build": Text(
        "Build the public and the internal site, with a PDF of every letter.\n\nA new edition "
        "takes the old one's place only after verification; on any error the old one stays."
    ),
    "pdf": Text(
        "Make the PDF of one letter (agency/series/period, or the path of its .md file), or of a year's letters.\n\n"
        "For example: congvan pdf bim-son/khcn-tai-chinh/2026-04; congvan pdf bim-son/2026 binds all letters that the "
        "agency issued in 2026, with contents and register."
    ),
    "inspect": Text(
        "Inspect the form of a letter's PDF, ours or one exported from Word.\n\nEach rule of decree 30/2020 is told as "
        "kept or broken, with page, place, expected and found.\n\nExit code: 0 all kept, 1 something broken, "
        "2 could not run."
    ),
    "serve": Text("Preview site and PDFs while writing; the pages follow each saved file."),
    "sign": Text(
        "Sign a letter's PDF with a key in a PKCS#12 file or on a PKCS#11 token.\n\nThe result stands beside the "
        "letter's .md file (2026-04.signed.pdf). The person in authority signs first, the office second (--as seal). "
        "For example: congvan sign bim-son/khcn-tai-chinh/2026-04 --p12 ~/keys/leader.p12 --image ~/signature.png\n\n"
        "Passphrase or PIN are asked for; they are never an argument."
    ),
    "verify": Text(
        "Verify a built edition, a bag or one PDF: closed file set, checksums, no leak.\n\nOf a PDF it says whether it "
        "is a published one, which version, and whose signature it bears. Far from the archive, name an edition with "
        "--site."
    ),
    "export": Text(
        "Export a year's letters as a bag to be laid up (BagIt), or a series' figures.\n\nFor example: congvan export "
        "2025 -o 2025.zip; congvan export chuyen-doi-so --format xlsx"
    ),
    "new": Text(
        "Make this period's draft from the previous letter.\n\nFor example: congvan new bim-son khcn-tai-chinh 2026-05"
    ),
    "rollup": Text(
        "Make the draft of a consolidated letter: the figures of all agencies for a period, added up.\n\nThe agency "
        "whose file says consolidates: [SERIES] writes it. For example: congvan rollup chuyen-doi-so 2026-05"
    ),
    "init": Text(
        "Make a new archive that builds at once: settings, one agency, one series, two sample "
        'letters.\n\nFor example: congvan init letters --name "Ủy ban nhân dân phường Mẫu"'
    ),
    "lsp": Text(
        "Tell findings within an editor (Language Server Protocol); the editor calls this "
        "command.\n\nIt needs: pip install 'congvan[lsp]'. How to connect an editor: "
        "docs/editors.md."
    ),
    "schema": Text(
        "Write JSON Schemas, by which an editor completes keys and underlines mistakes.\n\nRun "
        "it again whenever a series in reports/_series/ changes."
    ),
}

OPTIONS = {
    "lang": Text("Language of messages: vi or en."),
    "config_file": Text("The archive's mkdocs.yml (default: the nearest, from this folder upwards)."),
    "format": Text("How to print the findings: text or json."),
    "inspect_format": Text("How to print the report: text or json."),
    "check_format": Text(
        "How to print the findings: text (with the line and a caret), json, github (annotations) or sarif."
    ),
    "select": Text("Only these codes, or those that begin so, such as CV3,CV701."),
    "ignore": Text("Leave out these codes, or those that begin so, such as CV7."),
    "log_audience": Text("Who may read the findings: public (nothing internal is quoted) or internal."),
    "strict": Text("Treat warnings as errors."),
    "audiences": Text("Which edition: public, internal or all."),
    "audience": Text("For which audience: public (default) or internal."),
    "serve_audience": Text("For which audience: public or internal (default)."),
    "verify_audience": Text("For which audience (default: as its data/letters.json says; a PDF: public)."),
    "verify_site": Text(
        "For a PDF: the edition to look it up in, its folder or its SHA256SUMS (default: the archive's own, in site)."
    ),
    "site_dir": Text("The folder of the editions (default: site)."),
    "offline": Text(
        "Make beside each edition a copy that opens from a folder or a USB stick, without a web server "
        "(site/public-offline)."
    ),
    "output": Text("Write to this file."),
    "p12": Text("The PKCS#12 file (.p12, .pfx) with key and certificate; it must lie outside the archive."),
    "pkcs11": Text("The module (.so) by which a PKCS#11 token is reached, as its maker names it."),
    "token": Text("The label of the token."),
    "key": Text("The label of the key on the token (default: the only one)."),
    "role": Text("Who signs: signer (the person in authority) or seal (the office, after the signer)."),
    "image": Text("A PNG with see-through background to show: the signature, blue; the seal, red and in real size."),
    "level": Text("PAdES level: B-B, or B-T with a time stamp (needs --timestamp-url, and the network)."),
    "timestamp_url": Text("The address of the time stamping service (RFC 3161); makes the level B-T."),
    "passphrase_file": Text(
        "Read passphrase or PIN from the first line of this file, which nobody else may read (mode 600); - for "
        "standard input (default: ask on the terminal)."
    ),
    "sign_audience": Text(
        "Which text to sign: internal, which is the whole letter, or public (default: that of the copy that is there "
        "already, or else internal)."
    ),
    "sign_output": Text("Write to this file, or add a signature to it (default: beside the letter's .md file)."),
    "sources": Text("Put the letter's Markdown and its figures (JSON, CSV) into the PDF (PDF/A-3a)."),
    "docx": Text("Make a Word file (.docx) instead of a PDF, for offices that must send one."),
    "watch": Text("Check again whenever a file in reports/ changes; Ctrl+C to stop."),
    "schema_output": Text("Write to this folder (default: .congvan/schema in the archive)."),
    "agency_name": Text("The agency's name, such as 'Ủy ban nhân dân phường Mẫu' (default: a sample)."),
    "series_title": Text("The series' title, such as 'Báo cáo tháng về chuyển đổi số' (default: a sample)."),
    "rollup_agency": Text("The agency that writes the consolidated letter (default: the one whose file says so)."),
    "rollup_output": Text("Write to this file (default: the letter's place in reports/)."),
    "export_format": Text("What to make: bag (a year, the default) or csv, xlsx, json (a series' figures)."),
    "export_output": Text("Write to this folder or file; a bag is packed if the name ends in .zip or .tar."),
    "dev_addr": Text("Address to serve on (default 127.0.0.1:8000)."),
    "open": Text("Open the browser."),
}

MESSAGES = {
    "built": Text("Built {path}: {letters} letters, verified."),
    "copied": Text("Built {path}, to be carried: copy the whole folder to a USB stick and open {file} there."),
    "took": Text("Done in {seconds} s."),
    "serving": Text(
        "Preview at {url} (Ctrl+C to stop). After an error the pages wait until the file is mended and saved."
    ),
    "written": Text("Wrote {path}."),
    "signed": Text("Signed as {who}, level {level}."),
    "signed_plainly": Text("Signed as {who}."),
    "foreign": Text(
        "The archive does not trust this signature yet: a build stops until the root certificate '{root}' lies in "
        "{folder} (.pem, .crt or .cer)."
    ),
    "signed_internal": Text(
        "What you signed holds what the public may not see, so the public edition will not have it; to sign what the "
        "public reads instead, delete this file and sign with --audience public."
    ),
    "ask_passphrase": Text("Passphrase of {key}"),
    "ask_pin": Text("PIN of the token {key}"),
    "bagged": Text("Laid up {letters} letters of {edition} in {path}. Prove it at any time: congvan verify {path}"),
    "typeface": Text("Typeface embedded: {typeface}."),
    "own_typeface": Text("Typeface embedded: {typeface}, supplied in {folder}."),
    "no_sources": Text(
        "No mkdocs.yml here, so there are no sources that tell what is withheld; checking files, checksums, and what "
        "looks like personal data."
    ),
    "drafted": Text("Made {path} from {previous}. Lines to look at:"),
    "drafted_blank": Text("Made {path}; there is no earlier letter, so every part is blank:"),
    "rolled_up": Text("Made {path} from {count} letters. Lines to look at:"),
    "rolled_up_internal": Text(
        "It holds internal figures or those of internal letters, so it says visibility: internal."
    ),
    "rolled_up_blank": Text("Fill in before the next check or build, or it stops there: {keys}."),
    "not_declared": Text(
        "The file of {agency} does not say consolidates: [{series}]; without it, its letter will be added to the sums."
    ),
    "watching": Text("Waiting for changes in {path} (Ctrl+C to stop)."),
    "schemas": Text("Wrote {count} schemas to {path}."),
    "initialised": Text("Made an archive in '{path}'. What to do next:"),
    "next_enter": Text("go into the archive's folder"),
    "next_check": Text("check it: nothing is wrong yet"),
    "next_serve": Text("preview it, then edit the files in reports/"),
    "next_new": Text("the next period's draft from the sample letter"),
    "interrupted": Text("Stopped as you asked; whatever was there before is still whole."),
    "bug": Text(
        "A fault of the program ({kind}). Run again with CONGVAN_DEBUG=1 for the details that its maintainers need."
    ),
    "usage": Text("Wrong usage: {problem}"),
}
