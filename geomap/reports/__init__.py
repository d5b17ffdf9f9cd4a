"""The document that a map is embedded in: HTML, Markdown, Word and PDF from one content."""

from geomap.reports.writing import FORMATS, find_browser, report_format, write_report

__all__ = ["FORMATS", "find_browser", "report_format", "write_report"]
