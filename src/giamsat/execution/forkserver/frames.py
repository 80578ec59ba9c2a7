"""Messages over a stream socket: a JSON object behind its length in four bytes."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

CHUNK = 1 << 16
BACKLOG = 128  # clients that may wait until a busy server accepts them
_LENGTH = struct.Struct("!I")


def packed(message: Mapping[str, Any]) -> bytes:
    """Return a message as it goes over the socket."""
    body = json.dumps(message).encode("utf-8")
    return _LENGTH.pack(len(body)) + body


def receive(connection: socket.socket) -> dict[str, Any]:
    """Return the next message and leave what follows it in the socket; empty when the other side has closed."""
    length = _exactly(connection, _LENGTH.size)
    body = _exactly(connection, _LENGTH.unpack(length)[0]) if length else b""
    message: dict[str, Any] = json.loads(body) if body else {}
    return message


def _exactly(connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        part = connection.recv(count - len(data))
        if not part:
            return b""
        data += part
    return data


class Frames:
    """Takes bytes as they arrive and gives the messages that are whole."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[dict[str, Any]]:
        """Return the messages that ``data`` completes, in order."""
        self._rest += data
        messages = []
        while len(self._rest) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._rest)[0]
            if len(self._rest) < end:
                break
            messages.append(json.loads(self._rest[_LENGTH.size : end]))
            self._rest = self._rest[end:]
        return messages
