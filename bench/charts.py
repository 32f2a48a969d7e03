"""Bar charts as SVG that follow the light or dark scheme of whoever looks at them."""

from __future__ import annotations

import html
from collections.abc import Sequence

_ROW, _LEFT, _WIDE = 24, 210, 640
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1f2328}.own{fill:#3056a8}.other{fill:#8c959f}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.own{fill:#8fb0ff}.other{fill:#6e7681}}"
)


def bars(title: str, rows: Sequence[tuple[str, float, bool]]) -> str:
    """Return a chart of rows: a name, a value from 0, and whether it is ours."""
    most = max(value for _, value, _ in rows)
    height = _ROW * (len(rows) + 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height}" role="img">',
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style>",
        f'<text x="0" y="16" font-weight="bold">{html.escape(title)}</text>',
    ]
    for at, (name, value, own) in enumerate(rows):
        y = _ROW * (at + 1) + 8
        width = value / most * (_WIDE - _LEFT - 70)
        parts.append(f'<text x="0" y="{y + 13}">{html.escape(name)}</text>')
        kind = "own" if own else "other"
        parts.append(
            f'<rect class="{kind}" x="{_LEFT}" y="{y}" width="{width:.1f}" height="16" rx="2"/>'
        )
        parts.append(f'<text x="{_LEFT + width + 6:.1f}" y="{y + 13}">{value:.2f}</text>')
    return "\n".join([*parts, "</svg>", ""])
