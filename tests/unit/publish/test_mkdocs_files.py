import pytest

from congvan.publish.mkdocs_files import markdown_file


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("", "index.md"),
        ("search/", "search.md"),
        ("agencies/", "agencies/index.md"),
        ("agencies/a/", "agencies/a.md"),
        ("a/b/2026/", "a/b/2026.md"),
    ],
)
def test_names_of_pages(page: str, markdown: str) -> None:
    """What MkDocs must call a page for it to come out at its address."""
    assert markdown_file(page) == markdown
