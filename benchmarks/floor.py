"""The floor of a build: the cells of every notebook in a fresh fork of a warm parent, and typst for every document.

Run as ``python -m benchmarks.floor <project folder> <round>`` after a build of that round; prints JSON. No kernel, no
messages, no saved notebook, no HTML, no proof of anything: what any engine must at least pay for the same pages.
"""

from __future__ import annotations

import ast
import importlib
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.project import Project


def main(words: list[str]) -> None:
    """Measure the round named by ``words`` and print processor seconds of cells and typst, and how many of each."""
    project = Project(Path(words[0]), words[1])
    os.environ["GIAMSAT_ROOT"] = str(project.root)
    warm_up(project.notebooks)
    cells = [cpu_of_cells(path) for path in project.notebooks]
    documents = sorted(path for path in (project.outputs / "blocks").glob("*.json"))
    typst = cpu_of_typst(documents, project.root / "templates")
    sys.stdout.write(json.dumps({"cells": cells, "typst": typst}) + "\n")


def warm_up(notebooks: tuple[Path, ...]) -> None:
    """Import all that the cells of a unit's notebook and of the synthesis load, as forks of them tell."""
    for path in (notebooks[0], notebooks[-1]):
        for name in _modules_of(path):
            importlib.import_module(name)


def cpu_of_cells(notebook: Path) -> float:
    """Return the processor seconds of a fork that runs the code cells of a notebook and shows what they return.

    :raises ChildProcessError: when a cell raises.
    """
    code, cpu = _fork(lambda: run_cells(notebook))
    if code:
        raise ChildProcessError(f"{notebook.name}: a cell raised")
    return cpu


def run_cells(notebook: Path) -> int:
    """Run the code cells in one namespace; return how many showed something."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    shown = 0
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            value = _run(ast.parse("".join(cell["source"])), namespace)
            bundle = getattr(value, "_repr_mimebundle_", None)
            shown += bool(bundle and json.dumps(bundle()))
    return shown


def _run(tree: ast.Module, namespace: dict[str, Any]) -> Any:
    """Run statements and return the value of the last one when it is an expression, as a notebook does."""
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        exec(compile(tree, "<cell>", "exec"), namespace)  # noqa: S102 - the project's own notebooks
        return None
    exec(compile(ast.Module(tree.body[:-1], []), "<cell>", "exec"), namespace)  # noqa: S102
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)  # noqa: S307


def cpu_of_typst(documents: list[Path], templates: Path) -> list[float]:
    """Return the processor seconds of compiling each document of a build, inputs made ready beforehand."""
    import typst
    from pydantic import TypeAdapter

    from giamsat.blocks.model import Document
    from giamsat.rendering.pdf import STANDARDS, page_data

    folder = templates / "report"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder / "fonts"])
    engine = typst.Compiler(folder / "report.typ", root=folder, font_paths=fonts)
    reader = TypeAdapter(Document)
    standards: Any = STANDARDS
    found = []
    for path in documents:
        document = reader.validate_json(path.read_bytes())
        inputs = {"document": json.dumps(page_data(document, folder), ensure_ascii=False, sort_keys=True)}
        moment = int(datetime.strptime(document.date, "%Y-%m-%d").replace(tzinfo=UTC).timestamp())
        start = time.process_time()  # of all threads
        engine.compile(format="pdf", sys_inputs=inputs, pdf_standards=standards, timestamp=moment)
        found.append(time.process_time() - start)
    return found


def _modules_of(notebook: Path) -> list[str]:
    """Return the modules that the cells of a notebook import, in their order, as a fork of this process sees them."""
    reader, writer = os.pipe()
    before = set(sys.modules)

    def tell() -> None:
        run_cells(notebook)
        with os.fdopen(writer, "w") as stream:
            stream.write("\n".join(name for name in sys.modules if name not in before and name != "__main__"))

    child = os.fork()
    if not child:
        _become(tell)
    os.close(writer)
    with os.fdopen(reader) as stream:
        names = stream.read().split()
    os.waitpid(child, 0)
    return names


def _fork(work: Callable[[], object]) -> tuple[int, float]:
    """Do ``work`` in a fork; return its exit code and its processor seconds."""
    child = os.fork()
    if not child:
        _become(work)
    _, status, usage = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime


def _become(work: Callable[[], object]) -> None:
    """Do ``work`` as the last thing of this process; nothing of the parent's may run at its end."""
    code = 1
    try:
        work()
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
