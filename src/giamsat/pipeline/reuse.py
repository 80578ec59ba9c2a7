"""Pages that stand: a new run often says what the last one said, word for word, and then its pages are the same too.

HTML and PDF are made of nothing but the document, by the kit's code, the page templates and the fonts. Whether all of
these are as they were is proved by hashes; what stands is read back and published as if it had been made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from giamsat.pipeline.keys import digest
from giamsat.provenance.manifest import Entry

MAKERS = ("kit", "lock", "fonts", "template")
"""The parts of a key that decide how a document becomes pages."""


def standing_files(
    entry: Entry | None, key: Mapping[str, str], there: Mapping[str, str], folder: str
) -> dict[str, str]:
    """Return the SHA-256 of the files of the last build that the same document would give again, by name below
    ``folder`` (``outputs/<round>``); none when what makes pages has changed.

    :param there: SHA-256 of the files of ``entry`` that lie in the outputs now.
    """
    if entry is None or any(entry.key.get(part) != key.get(part) for part in MAKERS):
        return {}
    made = digest(entry.key)
    return {
        name.removeprefix(f"{folder}/"): output.sha256
        for name, output in entry.outputs.items()
        if output.key == made and there.get(name) == output.sha256
    }


def standing_pages(
    standing: Mapping[str, str], document: Mapping[str, bytes], names: Iterable[str], folder: Path
) -> dict[str, bytes]:
    """Return the pages ``names`` of a document as they lie in ``folder``; nothing unless all of them stand.

    :param document: the document as JSON, by its name below ``folder``.
    """
    if any(_sha256(content) != standing.get(name) for name, content in document.items()):
        return {}
    try:
        found = {page: (folder / page).read_bytes() for page in names}
    except OSError:  # gone since they were hashed, or on another machine
        return {}
    return found if all(_sha256(page) == standing.get(name) for name, page in found.items()) else {}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
