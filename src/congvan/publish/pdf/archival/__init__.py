"""A laid-out letter → a file that lasts and can be read aloud: PDF/A, PDF/UA, tags, metadata, compression."""
