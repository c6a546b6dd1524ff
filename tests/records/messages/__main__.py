"""`python -m tests.records.messages` writes `docs/fejl.md` anew."""

from __future__ import annotations

from tests.records.messages.page import page_text
from tests.records.messages.templates import ROOT

(ROOT / "docs/fejl.md").write_text(page_text(), "utf-8")
