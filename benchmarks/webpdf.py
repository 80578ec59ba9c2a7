"""nbconvert's own way to PDF with the browser that Debian ships; nbconvert itself knows only a downloaded one."""

from __future__ import annotations

import shutil
from functools import partialmethod

from nbconvert.exporters.webpdf import WebPDFExporter


class DebianWebPDFExporter(WebPDFExporter):
    """WebPDFExporter that only tells playwright where the browser is (``--to benchmarks.webpdf.…``)."""

    def run_playwright(self, html: str) -> bytes:
        """Return the PDF of ``html``."""
        from playwright.async_api import BrowserType

        launch = BrowserType.launch
        BrowserType.launch = partialmethod(launch, executable_path=shutil.which("chromium"))  # type: ignore[method-assign,assignment]
        try:
            pdf: bytes = super().run_playwright(html)  # type: ignore[no-untyped-call]
        finally:
            BrowserType.launch = launch  # type: ignore[method-assign]
        return pdf
