"""Views enter; what machines read leaves as text: letters, figures, feeds, calendar. Holds only what the views do."""
