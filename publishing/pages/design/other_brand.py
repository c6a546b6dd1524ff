"""Another office's brand, for the page of the look and for tests: other colours, the same parts."""

from __future__ import annotations

from publishing.brand import Brand, Colours, Schemes

OTHER = Brand(
    colours=Schemes(
        light=Colours(
            paper="#f6f7fb", card="#ffffff", ink="#1c2440", muted="#4d5775", pine="#3a3f9e",
            on_pine="#ffffff", mint="#e1e4f6", amber="#ff9f6b", on_amber="#3a1a08",
            amber_tint="#ffeadd", coral="#a8245a", coral_tint="#fbe6ee", sky="#d9ecee",
            line="#dcdfea", edge="#7d839b",
        ),
        dark=Colours(
            paper="#12152a", card="#1b1f3a", ink="#eef0fb", muted="#b3b9d6", pine="#a9b0ff",
            on_pine="#14173a", mint="#272c52", amber="#ff9f6b", on_amber="#3a1a08",
            amber_tint="#3f2a20", coral="#ff9cc0", coral_tint="#3f1d2e", sky="#1c3540",
            line="#313761", edge="#868cb3",
        ),
    )
)  # fmt: skip
"""An office that chose indigo and peach in place of pine and amber."""
