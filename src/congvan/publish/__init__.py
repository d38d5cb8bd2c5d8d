"""Text → files: pages, PDFs, search, and the edition that holds them. Sees views alone."""
