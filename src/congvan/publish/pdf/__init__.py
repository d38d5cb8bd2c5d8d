"""HTML to PDF: the only place that knows WeasyPrint."""

from congvan.publish.pdf.job import PdfJob, PdfOutcome
from congvan.publish.pdf.pool import make_pdfs

__all__ = ["PdfJob", "PdfOutcome", "make_pdfs"]
