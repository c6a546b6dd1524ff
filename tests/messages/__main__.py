"""`python -m tests.messages` writes `docs/fejl.md` anew."""

from __future__ import annotations

from tests.messages.page import page_text
from tests.messages.templates import ROOT

(ROOT / "docs/fejl.md").write_text(page_text(), "utf-8")
