"""Views to text: body, letter, pages, data."""
