"""Debian's Chromium without a window, and everything that a page did while it was looked at."""
import pathlib
import shutil

from playwright.sync_api import sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome"]


class Browser:
    def __enter__(self):
        path = next((found for found in map(shutil.which, NAMES) if found), None)
        if path is None:
            raise SystemExit("browser: chromium is not there; run “.ci/deps browser”")
        self._playwright = sync_playwright().start()
        # Its own sandbox does not start for root, as which continuous integration may run.
        self._chromium = self._playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"])
        self.version = f"Chromium {self._chromium.version}"
        return self

    def __exit__(self, *_):
        self._chromium.close()
        self._playwright.stop()

    def open(self, path, **context):
        return Visit(self._chromium.new_context(**context), pathlib.Path(path))


class Visit:
    """One page in a context of its own: `page`, and what it asked for and complained of."""

    def __init__(self, context, path):
        self._context, self._path = context, path.resolve()
        self.requests, self.complaints, self.dialogs = [], [], []

    def __enter__(self):
        self.page = page = self._context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dialog)
        page.goto(self._path.as_uri())
        return self

    def __exit__(self, *_):
        self._context.close()

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _dialog(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def requests_elsewhere(self):
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]
