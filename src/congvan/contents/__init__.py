"""What a file is and holds by its bytes, whatever its name says: shared by those who check and those who publish.

What stays true: nothing is run, fetched or written; what is unpacked is bounded; no library but Python's own.
"""
