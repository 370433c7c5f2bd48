"""Design tokens: every colour of the program, by what it means. No Qt, so that sheets and tests read them too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Colours are `#rrggbb`. The second half names what the canvas draws."""

    id: str
    dark: bool
    bg: str
    surface: str
    surface2: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    rail: str
    rail_text: str
    rail_accent: str
    danger: str
    warn: str
    ok: str
    canvas: str
    grid: str
    ink: str
    thin: str
    paper: str
    header: str
    stock: str
    burst: str
    note: str
    material: str
    information: str
    danger_soft: str


LIGHT = Look(
    id="light", dark=False, bg="#f3f5f8", surface="#ffffff", surface2="#f8fafc", line="#dde3ea", text="#16202c",
    muted="#5b6877", accent="#0f6e84", accent_soft="#dff1f4", on_accent="#ffffff", rail="#12303a",
    rail_text="#c9dde3", rail_accent="#5ad1e6", danger="#b42318", warn="#b54708", ok="#067647", canvas="#ffffff",
    grid="#eef1f5", ink="#16202c", thin="#5b6877", paper="#ffffff", header="#eef4f6", stock="#fdf0cf",
    burst="#ffd9a8", note="#fffbe6", material="#16202c", information="#0f6e84", danger_soft="#fde8e6",
)  # fmt: skip

DARK = Look(
    id="dark", dark=True, bg="#12181f", surface="#1a222b", surface2="#202a35", line="#33404d", text="#e8eef4",
    muted="#9aa9b8", accent="#4cc3d9", accent_soft="#173b45", on_accent="#06222a", rail="#0c1318",
    rail_text="#9fb6c0", rail_accent="#5ad1e6", danger="#f97066", warn="#fdb022", ok="#47cd89", canvas="#151c24",
    grid="#1e2731", ink="#e8eef4", thin="#9aa9b8", paper="#1a222b", header="#22303b", stock="#4a3c12",
    burst="#6b3c0e", note="#3a3512", material="#e8eef4", information="#4cc3d9", danger_soft="#4a1d1a",
)  # fmt: skip

PAPER = LIGHT
"""What is printed and exported: always the light look, whatever the window wears."""
