"""Short forms that an archive adds to the search: `reports/_short_forms.yml`. What it says is public."""

from pydantic import Field

from congvan.model.fields import Line, Lines, Record


class ShortForm(Record):
    """One short form and what it stands for: who searches for the one finds the other, with or without accents."""

    short: Line = Field(title="Chữ viết tắt", description="Chữ viết tắt, như cơ quan vẫn viết.", examples=["PCTT"])
    long: Lines = Field(
        min_length=1,
        title="Viết đầy đủ",
        description="Một hay nhiều cách viết đầy đủ; tìm chữ viết tắt sẽ tìm cả các cách này, và ngược lại.",
        examples=[["phòng, chống thiên tai"]],
    )


class ShortFormsFile(Record):
    """`reports/_short_forms.yml`."""

    short_forms: tuple[ShortForm, ...] = Field(
        (),
        title="Chữ viết tắt",
        description="Chữ viết tắt riêng của kho, thêm vào bảng có sẵn để tìm kiếm; ai cũng đọc được.",
        examples=[[{"short": "PCTT", "long": ["phòng, chống thiên tai"]}]],
    )
