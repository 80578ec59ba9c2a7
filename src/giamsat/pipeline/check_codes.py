"""docs/fault-codes.md: every code that the kit can show, with its sentence, what is expected and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from giamsat.texts_vi import FLOORS, Mending, mending_templates
from giamsat.texts_vi import check as texts


def codes_page() -> str:
    """Return the page, made from the sentences themselves."""
    known = mending_templates()
    parts = [texts.CODES_TITLE, "", texts.CODES_OPENING, ""]
    others: dict[str, str] = {}
    for floor in FLOORS:
        faults: Mapping[str, str] = getattr(import_module(f"giamsat.texts_vi.{floor}"), "FAULTS", {})
        others |= {code: words for code, words in faults.items() if code not in known}
        own = {code: words for code, words in faults.items() if code in known}
        if own:
            parts += [f"## {texts.CODES_FLOORS.get(floor, floor)}", "", *_table(own, known), ""]
    rest = [f"| `{code}` | {_cell(words)} |" for code, words in sorted(others.items())]
    parts += [f"## {texts.CODES_OTHERS}", "", _head(texts.CODES_OTHER_HEADS), *rest, ""]
    return "\n".join(parts)


def _table(faults: Mapping[str, str], known: Mapping[str, Mending]) -> Iterator[str]:
    yield _head(texts.CODES_HEADS)
    for code, words in faults.items():
        mending = known[code]
        cells = (texts.SEVERITY_WORDS[mending.severity], words, mending.expected, mending.mend)
        yield f"| `{code}` | {' | '.join(_cell(cell) for cell in cells)} |"


def _head(words: Iterable[str]) -> str:
    heads = tuple(words)
    return f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}"


def _cell(text: str) -> str:
    """Return a template as a cell of a table: fields in code type, nothing that Markdown would take for its own."""
    plain = text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")
    return plain.replace("{", "&lt;").replace("}", "&gt;").strip()
