"""The log of what came in when and from whom: ``data/<round>/received.csv``. File times do not survive copying."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.formatting.text import nfc
from giamsat.model.parameters import Parameter
from giamsat.model.rounds import Receipt
from giamsat.model.values import Channel, Source
from giamsat.params.entries import read_csv
from giamsat.params.textfile import shown
from giamsat.settings import Settings

_HASH = re.compile("[0-9a-f]{64}")


class ReceivedRow(Parameter):
    """A row of received.csv; ``file`` is the name within submissions/, ``mark`` «SỐ LIỆU MINH HỌA» in examples."""

    file: str
    sha256: str
    received_on: date
    sender: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedLog:
    """The receipts by file name, and what is wrong with the log itself."""

    file: str
    receipts: tuple[Receipt, ...]
    faults: tuple[Fault, ...] = ()

    def receipt(self, name: str, sha256: str) -> Receipt | None:
        """Return the receipt of a file: the one of its content, whatever the file is called now, else of its name."""
        same = [one for one in self.receipts if one.sha256 == sha256]
        by_name = next((one for one in self.receipts if one.file == name), None)
        if by_name in same or not same:
            return by_name
        return same[0]

    def problem(self, name: str, sha256: str, place: Place) -> Fault | None:
        """Return a fault when the file listed under ``name`` had another content when it came."""
        receipt = self.receipt(name, sha256)
        if receipt is None or receipt.sha256 == sha256:
            return None
        other = str(Place(file=self.file, line=receipt.source.line))
        return Fault.of("received-hash-differs", place, other=other)

    def absent(self, files: Mapping[str, str]) -> tuple[Fault, ...]:
        """Return a fault for each receipt whose file is gone; ``files`` maps names to hashes."""
        return tuple(
            Fault.of("received-file-absent", Place(file=self.file, line=one.source.line), found=shown(one.file))
            for one in self.receipts
            if one.file not in files and one.sha256 not in files.values()
        )


def read_received(path: Path, settings: Settings) -> ReceivedLog:
    """Read the log; without the file nothing was logged."""
    name = settings.relative(path)
    if not path.is_file():
        return ReceivedLog(name, ())
    entries, faults = read_csv(path, settings, ReceivedRow)
    receipts: dict[str, Receipt] = {}
    for entry in entries:
        row, place = entry.model, entry.part.place()
        if row is None:
            continue
        file = nfc(row.file).replace("\\", "/")
        if file in receipts:
            faults.append(Fault.of("received-twice", place, found=shown(file), other=receipts[file].source.line))
        elif not _HASH.fullmatch(row.sha256):
            faults.append(Fault.of("received-hash-form", place, found=shown(row.sha256)))
        else:
            source = Source(Channel.SUBMISSION, file=name, line=place.line)
            receipts[file] = Receipt(file, row.sha256, row.received_on, row.sender, source)
    return ReceivedLog(name, tuple(receipts.values()), tuple(faults))
