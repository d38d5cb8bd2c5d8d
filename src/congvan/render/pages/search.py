"""The search page: a form that works without a script, and the places that the search script fills."""

from congvan.model import address
from congvan.render.pages.page import Page, fill, headings

TITLE = "Tìm kiếm công văn"


def search_page() -> Page:
    """Make the search page."""
    html = fill("search", address.SEARCH, title=TITLE)
    description = "Tìm công văn theo số, cơ quan, kỳ báo cáo hoặc từ trong văn bản, gõ có dấu hay không dấu."
    return Page(address.SEARCH, TITLE, description, html, headings(TITLE), kind="search")
