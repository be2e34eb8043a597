"""Classes: bases, properties, class attributes, methods, constructors, representation."""

import inspect
import sys

import pytest
from slots_testmodule import Camera, Device, Note, Pair, Roi, stubs


def test_bases():
    assert Camera.__bases__ == (Device,)
    camera = Camera(serial="A1")
    assert isinstance(camera, Device) and camera.serial == "A1"
    assert Device.serial.__get__(camera) == "A1"
    assert Camera.__mro__[:2] == (Camera, Device)
    with pytest.raises(AttributeError, match="'Camera' object attribute 'serial' is read-only"):
        camera.serial = "B"


def test_properties():
    camera = Camera(gain=10)
    assert isinstance(Camera.decibels, property)
    assert Camera.decibels.__doc__ == "The gain in decibels."
    assert camera.decibels == 20.0
    camera.decibels = 0
    assert camera.gain == 1.0
    with pytest.raises(AttributeError):
        camera.area = 1


def test_exception_of_setter_in_rust_is_raised_itself():
    with pytest.raises(LookupError, match="negative decibels"):
        Camera().decibels = -1


def test_class_attributes():
    assert Camera.kind == "camera" and Camera().kind == "camera"
    with pytest.raises(AttributeError, match="'Camera' object attribute 'kind' is read-only"):
        Camera().kind = "other"


def test_methods():
    camera = Camera()
    assert camera.snap() == 1
    assert camera.snap(frames=4) == 5
    assert str(inspect.signature(camera.snap)) == "(frames: 'int' = 1) -> 'int'"
    with pytest.raises(TypeError):
        camera.snap("all")
    with pytest.raises(TypeError):
        camera.snap(1, 2)
    with pytest.raises(RuntimeError, match="no frame to take"):
        camera.snap(0)


def test_panic_becomes_an_exception():
    with pytest.raises(BaseException, match="a panic in Rust code"):
        Camera().explode()


def test_constructor_collects_errors():
    with pytest.raises(TypeError, match="keyword arguments only"):
        Roi(1)
    with pytest.raises(AttributeError, match="Did you mean"):
        Camera(exp_time=1)
    with pytest.raises(TypeError):
        Pair(left=1)
    with pytest.raises(Exception) as info:
        Camera(gain=11, exp_time=1, frames="many")
    if sys.version_info >= (3, 11):
        assert isinstance(info.value, ExceptionGroup)
        assert {type(error).__name__ for error in info.value.exceptions} >= {"ValueError", "AttributeError"}
        assert len(info.value.exceptions) == 3
    else:
        assert isinstance(info.value, ValueError)


def test_repr_eq_and_hash():
    assert repr(Roi(x=1, y=2)) == "Roi(x=1, y=2)"
    assert Roi(x=1) == Roi(x=1) != Roi(x=2)
    assert Roi() != 5
    with pytest.raises(TypeError):
        hash(Roi())
    note = Note()
    assert note == note and note != Note()


def test_dir_signature_annotations_match():
    assert {"gain", "serial", "decibels", "kind", "snap", "amplification"} <= set(dir(Camera()))
    assert "gain" in str(inspect.signature(Camera))
    assert Roi.__annotations__ == {"x": "int", "y": "int"}
    match Roi(x=3, y=4):
        case Roi(x, y):
            assert (x, y) == (3, 4)
    match Camera(gain=2):
        case Camera(gain=gain):
            assert gain == 2


def test_subclass_in_python():
    class Sub(Camera):
        __slots__ = ("mine",)

        def __init__(self, mine, **rest):
            super().__init__(**rest)
            self.mine = mine

        @property
        def double(self):
            return self.gain * 2

    sub = Sub(7, gain=2)
    assert (sub.mine, sub.double, sub.gain) == (7, 4, 2)
    with pytest.raises(AttributeError, match="'Sub' object has no attribute 'exp_time'. Did you mean: 'exposure_time'"):
        sub.exp_time

    class WithDict(Camera):
        pass

    other = WithDict()
    other.anything = 5
    assert other.__dict__ == {"anything": 5}

    class WithGetattr(Camera):
        def __getattr__(self, name):
            return name

    assert WithGetattr().missing == "missing"


def test_subclass_overrides_setter():
    class Sub(Camera):
        @Camera.decibels.setter
        def decibels(self, value):
            Camera.decibels.__set__(self, abs(value))

    sub = Sub()
    sub.decibels = -20
    assert sub.gain == 10


def test_stubs_are_python():
    text = stubs()
    compile(text, "slots_testmodule.pyi", "exec")
    assert "class Camera(Device):" in text and "    regions: list[Roi]" in text
    assert "    def snap(self, frames: int = ...) -> int: ..." in text
