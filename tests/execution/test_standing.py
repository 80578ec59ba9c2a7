"""A fork server that JupyterLab holds ready is found by builds, and by nobody whom it does not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from giamsat.execution import standing, warm
from giamsat.execution.forkserver.client import ForkServer
from giamsat.provenance.prints import kit_digest
from tests.execution.conftest import linux

pytestmark = linux


def test_a_server_is_found_by_its_note(bare: ForkServer, tmp_path: Path) -> None:
    """Whoever has the same Python and the same code of the kit finds the server, and does not own it."""
    standing.announce(bare, tmp_path, "mã")
    found = standing.find(tmp_path, "mã")
    assert found is not None
    assert (found.address, found.pid) == (bare.address, None)
    found.close()
    assert bare.is_alive()


@pytest.mark.parametrize(
    "change", [{"code": "mã khác"}, {"python": "/khác/python"}, {"address": 7}, {"address": "/không/có"}]
)
def test_a_server_of_something_else_is_passed_over(bare: ForkServer, tmp_path: Path, change: dict[str, object]) -> None:
    """Other code, another Python, a note that makes no sense or whose server has gone: there is none."""
    standing.announce(bare, tmp_path, "mã")
    note = tmp_path / standing.NOTE
    note.write_text(json.dumps(json.loads(note.read_bytes()) | change), encoding="utf-8")
    assert standing.find(tmp_path, "mã") is None
    note.write_bytes(b"{")
    assert standing.find(tmp_path, "mã") is None
    note.unlink()
    assert standing.find(tmp_path, "mã") is None


def test_a_server_in_a_folder_open_to_others_is_passed_over(tmp_path: Path) -> None:
    """A socket that somebody else may have put there makes no reports of ours."""
    with ForkServer.start(()) as server:
        standing.announce(server, tmp_path, "mã")
        server.folder.chmod(0o755)
        assert standing.find(tmp_path, "mã") is None


def test_a_note_that_cannot_be_written_stops_nothing(bare: ForkServer, tmp_path: Path) -> None:
    """Where the cache folder is a file, JupyterLab has its kernels all the same."""
    (tmp_path / "tệp").write_bytes(b"")
    standing.announce(bare, tmp_path / "tệp", "mã")
    assert (tmp_path / "tệp").read_bytes() == b""
    assert standing.find(tmp_path / "tệp", "mã") is None


def test_a_borrowed_server_becomes_this_process_server(
    forgetful: None, bare: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build asks twice and has the same server; with kernels switched to ordinary it borrows none."""
    standing.announce(bare, tmp_path, kit_digest())
    borrowed = warm.borrow(tmp_path, {"A": "1"})
    assert borrowed is not None
    assert warm.started({"A": "1"}) is borrowed
    monkeypatch.setenv("GIAMSAT_KERNELS", "thuong")
    assert warm.borrow(tmp_path, {"A": "1"}) is None
