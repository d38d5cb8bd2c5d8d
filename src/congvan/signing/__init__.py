"""PDFs and certificates enter; what their signatures prove, or a signed PDF, leaves. Works offline, always.

What stays true: no key is written anywhere, and no byte of a PDF that is already there is changed: signing appends.
"""
