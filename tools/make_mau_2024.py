"""Write data/mau-2024: workbooks of 15 fictional units, visits, an extract, tables. The same bytes on every run.

Run from the project folder after installing the kit: ``python tools/make_mau_2024.py``. Another folder may be named
as the only argument. Workbooks that are no longer planned are not deleted.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mau_2024.workbook import ROUND, write_round

from giamsat.params import load_registry, load_round
from giamsat.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> None:
    """Write the round into data/ of the project, or into the folder named by the first argument."""
    settings = Settings(PROJECT)
    registry = load_registry(settings)
    folder = Path(arguments[0]) if arguments else settings.data(ROUND)
    write_round(folder, registry, load_round(settings, registry, ROUND))


if __name__ == "__main__":
    main(sys.argv[1:])
