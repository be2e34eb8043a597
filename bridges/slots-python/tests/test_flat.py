"""Slots of one class: reads, writes and errors."""

import inspect
import pickle
import re
import subprocess
import sys

import pytest
import slots_testmodule
from slots_testmodule import Camera, Device, Note, Pair, Roi, gain_of


def test_slots_are_descriptors_of_a_real_type():
    assert type(Roi) is type
    assert inspect.isgetsetdescriptor(Roi.x)
    assert Roi.__slots__ == ("x", "y")
    assert Roi.__doc__ == "A region of interest."
    assert Roi.x.__doc__ == "The left edge.\n\nIn px."
    assert sys.modules[Roi.__module__].Roi is Roi


def test_read_and_write():
    roi = Roi(x=1)
    roi.y = 5
    assert (roi.x, roi.y) == (1, 5)
    camera = Camera()
    camera.gain = 2
    assert camera.gain == 2.0 and type(camera.gain) is float
    assert gain_of(camera) == 2.0
    camera.is_open = True
    assert camera.is_open is True
    camera.big = 2**127
    assert camera.big == 2**127


def test_alias_reads_and_writes_the_slot():
    camera = Camera(gain=2)
    camera.amplification = 3
    assert camera.gain == camera.amplification == 3


def test_unknown_name_raises_attribute_error_with_hint_name_and_object():
    camera = Camera()
    with pytest.raises(AttributeError) as info:
        camera.exp_time
    assert str(info.value) == "'Camera' object has no attribute 'exp_time'. Did you mean: 'exposure_time'?"
    assert info.value.name == "exp_time"
    assert info.value.obj is (camera if sys.version_info < (3, 12) else None)
    assert type(info.value).__name__ == "AttributeError"
    with pytest.raises(AttributeError) as info:
        camera.exp_time = 1
    assert str(info.value).endswith("Did you mean: 'exposure_time'?")
    with pytest.raises(AttributeError):
        del camera.exp_time
    assert not hasattr(camera, "exp_time")
    assert getattr(camera, "exp_time", 3) == 3


# CPython has a suggestion of its own for `gein` and `is_opem`, and none for the others.
@pytest.mark.parametrize(
    "code",
    [
        *("c.exp_time", "c.exp_time = 1", "del c.exp_time", "c.gian", "c.gian = 1"),
        *("c.gein", "c.gein = 1", "del c.gein", "getattr(c, 'is_opem')", "S().gein", "D().gein"),
    ],
)
def test_hint_is_printed_once(code):
    classes = "class S(C): __slots__ = ()\nclass D(C): pass\n"
    program = f"from slots_testmodule import Camera as C\n{classes}c = C()\n{code}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("Did you mean") == 1, done.stderr
    assert re.match(r"AttributeError: '\w+' object has no attribute", done.stderr.splitlines()[-1]), done.stderr


def test_wrong_type_and_rejected_value():
    camera = Camera()
    with pytest.raises(TypeError, match="'Camera' object attribute 'gain' must be f64, not str"):
        camera.gain = "high"
    with pytest.raises(ValueError, match="must be in 0.0..=10.0, not 11"):
        camera.gain = 11
    with pytest.raises(ValueError):
        camera.gain = 11.5
    with pytest.raises((ValueError, TypeError)):
        camera.frames = -1
    with pytest.raises((ValueError, TypeError)):
        camera.frames = 10**60
    with pytest.raises(TypeError, match="not object"):
        camera.gain = object()
    assert (camera.gain, camera.frames) == (0.0, 0)


def test_readonly_frozen_and_unset():
    device = Device(serial="A1")
    with pytest.raises(AttributeError, match="'Device' object attribute 'serial' is read-only"):
        device.serial = "B"
    assert not hasattr(device, "comment")
    device.comment = "new"
    assert device.comment == "new"
    del device.comment
    with pytest.raises(AttributeError, match="'Device' object has no attribute 'comment'"):
        device.comment
    with pytest.raises(AttributeError):
        del device.comment
    pair = Pair(left=1, right=2)
    with pytest.raises(AttributeError, match="read-only"):
        pair.left = 3
    with pytest.raises(AttributeError):
        del Roi().x


def test_name_that_is_no_string():
    with pytest.raises(TypeError):
        getattr(Roi(), 5)
    with pytest.raises(TypeError):
        setattr(Roi(), 5, 1)


def test_object_without_constructor_call():
    empty = Roi.__new__(Roi)
    with pytest.raises(AttributeError, match="not initialized"):
        empty.x
    with pytest.raises(AttributeError, match="not initialized"):
        empty.x = 1
    with pytest.raises(AttributeError):
        empty.zzz


def test_caught_typo_makes_its_message_when_it_is_read():
    camera = Camera()
    with pytest.raises(AttributeError) as info:
        camera.exp_time
    error = info.value
    assert (error.name, error.args) == ("exp_time", (str(error),))
    assert str(error) == "'Camera' object has no attribute 'exp_time'. Did you mean: 'exposure_time'?"
    assert repr(error) == f'AttributeError("{error}")'
    assert type(pickle.loads(pickle.dumps(error))) is AttributeError
    error.args = ("another text",)
    assert str(error) == "another text"
    error.name = "other"
    assert error.name == "other"


def test_typo_in_a_property_of_a_subclass_is_the_error_of_the_typo():
    class Own(Camera):
        __slots__ = ()

        @property
        def half(self):
            return self.gian / 2

    with pytest.raises(AttributeError, match="'Own' object has no attribute 'gian'. Did you mean: 'gain'") as info:
        Own().half
    assert info.value.name == "gian"


@pytest.mark.parametrize("camera", [Camera(), slots_testmodule.shared_camera()[0]], ids=["owned", "shared"])
def test_scalars_are_checked_at_each_place(camera):
    camera.roi.x, camera.gain, camera.is_open, camera.comment = 7, 2, True, "é"
    assert (camera.roi.x, camera.gain, camera.is_open, camera.comment) == (7, 2.0, True, "é")
    for obj, name, value in [
        (camera, "gain", 11.0),
        (camera, "gain", "high"),
        (camera.roi, "x", -1),
        (camera.roi, "x", 2**64),
        (camera.roi, "x", 1.5),
        (camera, "is_open", 1),
        (camera, "comment", "\ud800"),
    ]:
        before = getattr(obj, name)
        with pytest.raises((TypeError, ValueError)):
            setattr(obj, name, value)
        assert getattr(obj, name) == before
