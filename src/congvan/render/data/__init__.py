"""Views enter, data leave as text: lists, tables, feeds, calendars (docs/data.md). Nothing that views do not hold."""
