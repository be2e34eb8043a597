"""Pairs of classes for tests that run on both: a class of Python, and a class of Rust with the same slots."""

import dataclasses
import typing

import pytest
from test_recorded import RECORDED
from test_side_by_side import CLASSES, native


@dataclasses.dataclass
class Twins:
    """The classes of one kind, by name: `Point2D`, `Point3D`, `Unset`, `OpenPoint`, `Tag`."""

    is_native: bool

    def __getattr__(self, name: str) -> typing.Any:
        return native(CLASSES[name]) if self.is_native else getattr(RECORDED, name)


@pytest.fixture(params=[True, False], ids=["python", "rust"])
def twins(request):
    return Twins(request.param)
