"""Values of the standard library, and of packages with its protocols, as inputs."""

import array
import collections
import datetime
import decimal
import enum
import fractions
import pathlib
import types

import pytest
from slots_testmodule import Camera, Note, Roi, Step


class Level(enum.Enum):
    LOW = 1.5
    NAME = "left"


class Count(enum.IntEnum):
    THREE = 3


class Word(str, enum.Enum):
    SOFTWARE = "Software"


def message(error, write, *args):
    with pytest.raises(error) as info:
        write(*args)
    return str(info.value)


def test_member_of_an_enum_is_its_value():
    camera = Camera(gain=Level.LOW, frames=Count.THREE, trigger=Word.SOFTWARE)
    assert (camera.gain, camera.frames) == (1.5, 3)
    camera.tags = [Level.NAME, "right"]
    assert list(camera.tags) == ["left", "right"]
    expected = "'Camera' object attribute 'frames' must be u32, not str"
    assert message(TypeError, setattr, camera, "frames", Level.NAME) == expected


def test_path_is_its_string():
    camera = Camera(serial="a", tags=[pathlib.PurePosixPath("/data/a.fits")])
    assert list(camera.tags) == ["/data/a.fits"]


@pytest.mark.parametrize(
    "tags",
    [
        ("a", "b"),
        collections.deque(["a", "b"]),
        dict.fromkeys(["a", "b"]).keys(),
        collections.UserList(["a", "b"]),
        dict(enumerate(["a", "b"])).values(),
    ],
)
def test_sequences_and_sets_are_lists(tags):
    camera = Camera(tags=tags)
    assert list(camera.tags) == ["a", "b"]


@pytest.mark.parametrize(
    "limits",
    [
        types.MappingProxyType({"low": 1}),
        collections.OrderedDict(low=1),
        collections.ChainMap({"low": 1}, {"low": 2}),
        collections.UserDict(low=1),
    ],
)
def test_mappings_are_maps(limits):
    assert dict(Camera(limits=limits).limits) == {"low": 1.0}


def test_mapping_makes_a_nested_object():
    camera = Camera(roi=types.MappingProxyType({"x": 3}))
    assert (camera.roi.x, camera.roi.y) == (3, 0)


def test_memory_of_bytes_is_bytes_and_other_memory_is_a_list():
    camera = Camera()
    camera.regions = [Roi()]
    expected = "'Camera' object attribute 'frames' must be u32, not bytes"
    assert message(TypeError, setattr, camera, "frames", memoryview(b"ab")) == expected
    expected = "'Camera' object attribute 'frames' must be u32, not list"
    assert message(TypeError, setattr, camera, "frames", array.array("d", [1, 2])) == expected


def test_numbers_of_other_classes_are_numbers():
    camera = Camera(gain=decimal.Decimal("2.5"), exposure_time=fractions.Fraction(1, 4))
    assert (camera.gain, camera.exposure_time) == (2.5, 0.25)


def test_arrays_and_scalars_of_numpy():
    numpy = pytest.importorskip("numpy")
    camera = Camera(gain=numpy.float32(2.5), frames=numpy.uint8(3), is_open=numpy.bool_(True))
    assert (camera.gain, camera.frames, camera.is_open) == (2.5, 3, True)
    camera.gain = numpy.array(3.5)
    assert camera.gain == 3.5
    camera.tags = numpy.array(["a", "b"])
    assert list(camera.tags) == ["a", "b"]
    expected = "'Camera' object attribute 'gain' must be f64, not list"
    assert message(TypeError, setattr, camera, "gain", numpy.zeros(3)) == expected


def test_error_names_the_type_of_the_first_object_without_a_counterpart():
    camera = Camera()
    expected = "'Camera' object attribute 'tags[1]' must be String, not complex"
    assert message(TypeError, setattr, camera, "tags", ["a", 1j]) == expected
    assert message(TypeError, lambda: Camera(tags=["a", 1j])) == expected
    expected = "'Camera' object attribute 'gain' must be f64, not object"
    assert message(TypeError, lambda: Camera(gain=object())) == expected


def test_integer_of_more_than_128_bits_is_an_error_of_the_attribute():
    camera = Camera(big=1)
    expected = "'Camera' object attribute 'big' must be u128, not an int of more than 128 bits"
    assert message(TypeError, setattr, camera, "big", 2**128) == expected
    assert message(TypeError, lambda: Camera(big=-(2**200))) == expected
    assert camera.big == 1


def test_negative_timedelta_is_an_error_of_the_attribute():
    camera = Camera()
    expected = "'Camera' object attribute 'delay' must be Duration, not a negative timedelta"
    assert message(TypeError, setattr, camera, "delay", datetime.timedelta(-1)) == expected


def test_key_of_another_type_and_depth_are_errors_of_the_attribute():
    camera = Camera(limits={"low": 1})
    expected = "'Camera' object attribute 'limits' must have keys of type str, not int"
    assert message(TypeError, setattr, camera, "limits", {1: 2.0}) == expected
    deep = []
    for _ in range(200):
        deep = [deep]
    expected = "'Camera' object attribute 'tags' must be nested at most 128 levels deep"
    assert message(ValueError, setattr, camera, "tags", deep) == expected
    assert dict(camera.limits) == {"low": 1.0}


def test_exception_of_a_protocol_method_is_raised_as_it_is():
    class Broken:
        def __index__(self):
            raise LookupError("no number")

        def __fspath__(self):
            raise LookupError("no path")

    assert message(LookupError, setattr, Camera(), "frames", Broken()) == "no path"


def test_classes_are_not_values_of_their_protocols():
    camera = Camera()
    expected = "'Camera' object attribute 'gain' must be f64, not type"
    assert message(TypeError, setattr, camera, "gain", int) == expected
    expected = "'Camera' object attribute 'tags[0]' must be String, not type"
    assert message(TypeError, setattr, camera, "tags", [pathlib.Path]) == expected


def test_value_of_another_enum_is_an_error_of_the_attribute():
    camera = Camera()
    expected = "'Camera' object attribute 'trigger' must be Trigger, not Step.Stop"
    assert message(TypeError, setattr, camera, "trigger", Step.Stop()) == expected
    assert message(TypeError, lambda: Camera(trigger=Step.Stop())) == expected


def test_error_names_the_type_of_the_item_that_is_rejected():
    camera = Camera()
    expected = "'Roi' object attribute 'y' must be u32, not complex"
    assert message(TypeError, setattr, camera, "regions", [{"x": 1}, {"y": 1j}]).startswith(expected)


def test_values_of_an_overflow_map_stay_python_objects():
    path = pathlib.PurePosixPath("/data")
    note = Note(title="a")
    note.where = path
    assert note.where is path
    note.extra = Level.LOW
    assert note.extra is Level.LOW
