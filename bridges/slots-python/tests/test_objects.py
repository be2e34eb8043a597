"""Nested objects, lists, maps, overflow maps, copies, garbage collection, sharing."""

import copy
import gc
import pickle
import threading
import weakref

import pytest
import slots_testmodule
from slots_testmodule import Camera, Note, Pair, Roi, hostile


def test_nested_write_reaches_rust():
    camera = Camera()
    camera.roi.x = 5
    assert camera.roi.x == 5
    roi = camera.roi
    roi.y = 7
    assert camera.area == 35
    with pytest.raises(AttributeError, match="'Roi' object has no attribute 'z'"):
        camera.roi.z
    with pytest.raises(TypeError):
        camera.roi.x = "left"


def test_nested_identity():
    camera = Camera()
    roi = camera.roi
    assert camera.roi is roi
    number = id(camera)
    del camera
    roi.x = 3  # The part keeps the whole object.
    assert roi.x == 3 and number


def test_nested_instances_of_many_objects_are_kept_apart():
    cameras = [Camera(regions=[{"x": 1}, {"x": 2}]) for _ in range(50)]
    parts = [(camera.roi, camera.regions[0], camera.regions[1]) for camera in cameras]
    for number, camera in enumerate(cameras):
        camera.roi.x = number
    for number, (camera, (roi, first, second)) in enumerate(zip(cameras, parts)):
        assert camera.roi is roi and roi.x == number
        assert camera.regions[0] is first and camera.regions[1] is second and second.x == 2
    del cameras[::2], parts[::3], camera, roi, first, second
    gc.collect()
    for camera in cameras:
        roi = camera.roi
        assert camera.roi is roi and roi == Roi(x=roi.x) and camera.regions[1].x == 2


@pytest.mark.parametrize("cls", [hostile.Blank, hostile.Wide, hostile.Large])
def test_object_of_any_size_and_alignment(cls):
    objects = [cls() for _ in range(100)]
    assert all(copy.copy(own) == cls() for own in objects)
    if cls is hostile.Wide:
        assert [own.offset() for own in objects] == [0] * 100
        objects[3].x = 5
        assert [own.x for own in objects[2:5]] == [0, 5, 0]
    if cls is hostile.Large:
        assert objects[9].numbers[99] == 7 and objects[9].text == "text"
    objects[1].__init__()
    del objects


def test_nested_object_is_replaced_by_a_copy():
    camera, roi = Camera(), Roi(x=9)
    camera.roi = roi
    assert camera.roi == roi and camera.roi is not roi
    roi.x = 1
    assert camera.roi.x == 9
    camera.roi = {"x": 4}
    assert camera.roi.x == 4
    camera.roi = camera.roi
    assert camera.roi.x == 4


def test_optional_object():
    camera = Camera()
    assert camera.backup is None
    camera.backup = Roi(x=2)
    backup = camera.backup
    backup.x = 3
    assert camera.backup.x == 3
    camera.backup = None
    assert camera.backup is None
    with pytest.raises(AttributeError, match="'Camera' object attribute 'backup' is None, so 'backup.x' cannot be reached"):
        backup.x
    with pytest.raises(TypeError, match="another value replaced the object at 'backup'"):
        backup.x = 1
    with pytest.raises(AttributeError):
        del backup.x
    assert camera.backup is None
    camera.regions = [{}, {}]
    region = camera.regions[1]
    camera.regions.clear()
    with pytest.raises(IndexError):
        region.x = 1


def test_list_is_live():
    camera = Camera()
    camera.tags.append("a")
    camera.tags += ["b", "c"]
    tags = camera.tags
    tags[0] = "z"
    tags.insert(1, "y")
    del tags[-1]
    assert camera.tags == ["z", "y", "b"] and len(tags) == 3
    tags[1:] = ["k"]
    assert list(camera.tags) == ["z", "k"]
    tags.sort()
    assert tags == ["k", "z"] and tags.pop() == "z" and "k" in tags
    with pytest.raises(TypeError):
        tags.append(5)
    with pytest.raises(IndexError):
        tags[9]
    with pytest.raises(IndexError):
        tags[9] = "x"
    assert camera.tags == ["k"]


def test_list_of_objects():
    camera = Camera()
    camera.regions.append(Roi(x=1))
    camera.regions.append({"x": 2})
    camera.regions[1].y = 8
    assert [(roi.x, roi.y) for roi in camera.regions] == [(1, 0), (2, 8)]
    first = camera.regions[0]
    assert camera.regions[0] is first


def test_map_is_live():
    camera = Camera()
    camera.limits["low"] = 1
    camera.limits["high"] = 2.5
    assert camera.limits == {"high": 2.5, "low": 1.0}
    del camera.limits["low"]
    with pytest.raises(KeyError):
        camera.limits["low"]
    with pytest.raises(TypeError):
        camera.limits["low"] = "x"
    with pytest.raises(TypeError):
        camera.limits[5] = 1
    assert dict(camera.limits) == {"high": 2.5}


def test_enum_with_data():
    camera = Camera()
    assert camera.trigger == "Software"
    camera.trigger = {"Hardware": {"line": 3}}
    assert camera.trigger == {"Hardware": {"line": 3, "edge": "Rising"}}
    with pytest.raises((ValueError, TypeError)):
        camera.trigger = "Sofware"


def test_indices_and_keys_are_those_of_lists_and_dictionaries():
    camera = Camera()
    camera.tags, camera.limits = ["a", "b"], {"x": 1.0}
    native, own = ["a", "b"], camera.tags
    for index in (0, -1, True, 1.0, "0", None, 2, -3, slice(0, 2)):
        outcomes = []
        for items in (native, own):
            try:
                outcomes.append(items[index])
            except (IndexError, TypeError) as error:
                outcomes.append((type(error), str(error)))
        assert outcomes[0] == outcomes[1], index
    for key in ("x", "y", 1, None, ("x",)):
        outcomes = []
        for items in ({"x": 1.0}, camera.limits):
            try:
                outcomes.append((items[key], key in items))
            except KeyError as error:
                outcomes.append((error.args, key in items))
        assert outcomes[0] == outcomes[1], key
    with pytest.raises(IndexError):
        own[10**30]
    with pytest.raises(TypeError, match="unhashable"):
        camera.limits[[]]
    assert (len(own), len(camera.limits), len(Camera().tags)) == (2, 1, 0)
    # A list that becomes shorter during the iteration ends it.
    seen = []
    for tag in own:
        seen.append(tag)
        own.pop()
    assert seen == ["a"]


def test_list_that_contains_itself_is_rejected():
    items = []
    items.append(items)
    with pytest.raises((ValueError, TypeError)):
        Camera().tags = items


def test_overflow_map_is_dict():
    note = Note(title="t", other=5)
    note.comment = "dark"
    assert note.__dict__ == {"other": 5, "comment": "dark"} == vars(note)
    note.__dict__["third"] = [1]
    assert note.third == [1]
    note.color = "red"  # Shadows the class attribute.
    assert note.color == "red" and Note.color == "yellow"
    del note.color
    assert note.color == "yellow"
    del note.comment
    with pytest.raises(AttributeError):
        note.comment
    note.__dict__ = {"a": 1}
    assert vars(note) == {"a": 1}
    with pytest.raises(TypeError, match="__dict__ must be set to a dictionary, not a 'int'"):
        note.__dict__ = 5
    assert "a" in dir(note)
    with pytest.raises(AttributeError):
        Roi().__dict__


def test_python_objects_keep_their_identity():
    note, value = Note(), object()
    note.thing = value
    assert note.thing is value
    note.extra = value
    assert note.extra is value
    items = [1]
    note.items = items
    assert note.items is items
    note.nothing = None
    assert note.nothing is None and "nothing" in vars(note)


def test_destructor_of_a_replaced_value_can_read_the_object():
    seen = []

    class Value:
        def __del__(self):
            seen.append(note.title)

    note = Note(title="t")
    note.value = Value()
    note.value = 1
    note.value = Value()
    del note.value
    note.__dict__["value"] = Value()
    note.__dict__["value"] = 5
    assert seen == ["t", "t", "t"]


def test_copies():
    camera = Camera(gain=2, serial="A1", tags=["a"])
    camera.roi.x = 3
    for made in (copy.copy(camera), copy.deepcopy(camera)):
        assert made == camera and made is not camera and made.serial == "A1"
        made.roi.x = 9
        made.tags.append("b")
        assert camera.roi.x == 3 and camera.tags == ["a"]
    part = copy.copy(camera.roi)
    part.x = 100
    assert camera.roi.x == 3
    note = Note(items=[1])
    assert copy.copy(note).items is note.items
    deep = copy.deepcopy(note)
    assert deep.items == [1] and deep.items is not note.items


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(protocol):
    camera = Camera(gain=2, serial="A1", tags=["a"], trigger={"Hardware": {"line": 3}})
    camera.roi.x = 3
    camera.regions.append(Roi(x=1))
    assert pickle.loads(pickle.dumps(camera, protocol)) == camera
    pair = Pair(left=1, right=2)
    assert pickle.loads(pickle.dumps(pair, protocol)) == pair
    note = Note(title="t", extra={"k": 1}, other=(1, 2))
    made = pickle.loads(pickle.dumps(note, protocol))
    assert (made.title, made.extra, made.other) == ("t", {"k": 1}, (1, 2))


class Sub(Camera):
    __slots__ = ("mine",)


def test_subclass_is_copied_and_pickled():
    sub = Sub(gain=3)
    sub.mine = 5
    for made in (copy.copy(sub), copy.deepcopy(sub), pickle.loads(pickle.dumps(sub))):
        assert type(made) is Sub and (made.gain, made.mine) == (3, 5)


def test_cycle_is_collected():
    class Value:
        pass

    gc.collect()
    value = Value()
    gone = weakref.ref(value)
    note = Note()
    note.value, value.note = value, note
    del note, value
    gc.collect()
    assert gone() is None


def test_no_object_leaks():
    import sys

    value = object()
    before = sys.getrefcount(value)
    for _ in range(100):
        note = Note(value=value)
        note.extra = value
        note.extra
        copy.copy(note)
        Camera().roi.x
    del note
    gc.collect()
    assert sys.getrefcount(value) == before


def test_size_includes_the_owned_object_of_rust():
    import sys

    pair, pairs_size = Pair(left=1, right=2), 16
    assert sys.getsizeof(pair) == sys.getsizeof(Pair.__new__(Pair)) + pairs_size
    camera = Camera()
    assert sys.getsizeof(camera) > sys.getsizeof(pair) > sys.getsizeof(camera.roi)
    # An instance without its object, with the header of the garbage collector.
    assert sys.getsizeof(camera.roi) <= 96


def test_shared_object():
    first, second = slots_testmodule.shared_camera()
    first.gain = 2
    first.roi.x = 6
    assert second.gain == 2 and second.roi.x == 6
    second.tags.append("a")
    assert first.tags == ["a"]
    with pytest.raises(AttributeError, match="Did you mean: 'exposure_time'"):
        first.exp_time


@pytest.mark.parametrize("path", ["roi", "regions[1]", "regions[-1]", "backup"])
def test_shared_part(path):
    camera, part = slots_testmodule.shared_part(path)
    own = eval(f"lambda: camera.{path}", {"camera": camera})
    assert type(part) is Roi
    part.x = 5
    assert (part.x, own().x) == (5, 5)
    own().y = 6
    assert part.y == 6 and part == Roi(x=5, y=6) == own() and repr(part) == "Roi(x=5, y=6)"
    assert dir(part) == dir(Roi()) and copy.copy(part) == part
    with pytest.raises(AttributeError, match="^'Roi' object has no attribute 'gain'"):
        part.gain
    with pytest.raises(AttributeError, match="^'Roi' object has no attribute 'gain'"):
        part.gain = 1
    with pytest.raises(TypeError, match="^'Roi' object attribute 'x' must be u32, not str"):
        part.x = "left"
    assert camera.gain == 0


def test_shared_part_that_is_removed():
    camera, part = slots_testmodule.shared_part("backup")
    camera.backup = None
    with pytest.raises((AttributeError, TypeError)):
        part.x
    with pytest.raises((AttributeError, TypeError)):
        part.x = 1
    assert camera.backup is None


def test_thread_in_rust_that_needs_the_gil_does_not_deadlock():
    assert slots_testmodule.race(2000) == (2000, 2000)


def test_threads_in_python():
    camera = Camera()

    def work():
        for number in range(500):
            camera.gain = number % 10
            camera.roi.x = number
            camera.tags = [str(number)]

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert camera.roi.x == 499 and camera.gain == 9
