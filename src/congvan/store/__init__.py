"""What was made once and need not be made again, by content. May be deleted at any time."""
