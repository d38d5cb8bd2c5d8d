"""CV6: people, recipients and privacy."""

from congvan.model.rules.row import ERROR, rule

# fmt: off - a table: one entry reads as one block, not as a ladder

CONTACT_TYPED = rule(
    "CV601",
    ERROR,
    ("Gõ thẳng thông tin người liên hệ", "Contact person's data typed"),
    (
        "Thông tin của người liên hệ (contact.{name}) được gõ thẳng vào phần công khai.",
        "The contact person's data (contact.{name}) is typed in a public passage.",
    ),
    (
        "Thay bằng {{{{ contact.{name} }}}}: bản nội bộ in ra, bản công khai tự lược bỏ.",
        "Write {{{{ contact.{name} }}}} instead: the internal edition prints it, the public one leaves it out.",
    ),
)
