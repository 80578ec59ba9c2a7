"""Every failure has a sentence, keeps its facts and survives a process boundary."""

from __future__ import annotations

import pickle
import string
from contextlib import contextmanager

import pytest

from giamsat import errors
from giamsat.errors import Fault, GiamsatError, IntakeError, Place
from giamsat.texts_vi import fault_templates


def subclasses(kind: type[GiamsatError]) -> list[type[GiamsatError]]:
    """Return a class and all classes below it."""
    return [kind, *(below for child in kind.__subclasses__() for below in subclasses(child))]


@pytest.mark.parametrize("kind", subclasses(GiamsatError))
def test_errors_survive_pickling(kind: type[GiamsatError]) -> None:
    """Class, faults and sentence are the same on the other side."""
    error = kind.of("unexpected", Place("a.csv", line=3), detail="x")
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert back.faults == error.faults
    assert str(back) == str(error)


@pytest.mark.parametrize("kind", subclasses(GiamsatError))
def test_errors_are_drawn_in_the_tree(kind: type[GiamsatError]) -> None:
    """The tree in the module's docstring names every class."""
    assert kind.__name__ in (errors.__doc__ or "")


def test_an_error_tells_all_its_faults() -> None:
    """One sentence per fault, each with its place."""
    error = IntakeError(
        (Fault.of("unexpected", Place("a.xlsx", "Bìa", "C3"), detail="1"), Fault.of("unexpected", detail="2"))
    )
    first, second = str(error).splitlines()
    assert first.startswith("Tệp a.xlsx, sheet “Bìa”, ô C3: ")
    assert second.startswith("Lỗi ngoài dự kiến: 2.")


def test_raise_if_is_silent_without_faults() -> None:
    """No fault, no error; one fault, one error."""
    IntakeError.raise_if([])
    with pytest.raises(IntakeError):
        IntakeError.raise_if([Fault.of("unexpected", detail="x")])


def test_an_error_passes_through_a_context_manager() -> None:
    """The traceback can be set on it, as contextlib does."""

    @contextmanager
    def through():
        yield

    with pytest.raises(IntakeError), through():
        raise IntakeError.of("unexpected", detail="x")


def test_every_template_is_plain() -> None:
    """Templates use named fields only, end with a full stop or a colon's value, and never shout."""
    for code, template in fault_templates().items():
        names = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
        assert all(name.isidentifier() for name in names), code
        assert "!" not in template, code
