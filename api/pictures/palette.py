"""The two palettes of the pictures, as in the pages' style sheet. A picture has no ground of its own: the page's shows."""

from typing import Literal

Theme = Literal["light", "dark"]
Size = Literal["narrow", "wide"]
Tone = Literal["ink", "soft", "line", "accent", "bar", "bar_strong", "warn", "paper"]

PALETTES: dict[Theme, dict[Tone, str]] = {
    "light": {
        "ink": "#1f2523", "soft": "#56605c", "line": "#d9d5c9", "accent": "#1d5c4a", "bar": "#8db8a8", "bar_strong": "#1d5c4a",
        "warn": "#7a4a00", "paper": "#ffffff",
    },
    "dark": {
        "ink": "#ecefed", "soft": "#a9b4af", "line": "#3a4340", "accent": "#7fcbb0", "bar": "#3f6f60", "bar_strong": "#7fcbb0",
        "warn": "#f0c27a", "paper": "#1f2523",
    },
}  # fmt: skip
