"""Views to text: body, letter, pages, data; findings to text."""
