"""What a letter becomes on paper, judged before it is printed: characters, widths, pictures, appendices."""
