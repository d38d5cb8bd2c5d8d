"""Short forms that an archive adds to the search: `reports/_short_forms.yml`. What it says is public."""

from pydantic import Field

from congvan.model.fields import Line, Lines, Record

MOST = 500  # the search page carries them all; words of a whole province are a tenth of it
_MOST_SPELT = 20  # ways to spell one out


class ShortForm(Record):
    """One short form and what it stands for: who searches for the one finds the other, with or without accents."""

    short: Line = Field(title="Chữ viết tắt", description="Chữ viết tắt, như cơ quan vẫn viết.", examples=["HTX"])
    long: Lines = Field(
        min_length=1,
        max_length=_MOST_SPELT,
        title="Viết đầy đủ",
        description="Một hay nhiều cách viết đầy đủ; tìm chữ viết tắt sẽ tìm cả các cách này, và ngược lại.",
        examples=[["hợp tác xã"]],
    )


class ShortFormsFile(Record):
    """`reports/_short_forms.yml`."""

    short_forms: tuple[ShortForm, ...] = Field(
        (),
        max_length=MOST,
        title="Chữ viết tắt",
        description="Chữ viết tắt riêng của kho, thêm vào bảng có sẵn để tìm kiếm; ai cũng đọc được.",
        examples=[[{"short": "HTX", "long": ["hợp tác xã"]}]],
    )
