"""Subclasses in Python of classes with slots, as the data model of Python and the guide of attrs to slotted classes document
them: each test runs on a base of Python and on one of Rust."""

import abc
import copy
import functools
import pickle
import sys
import typing
import weakref

import pytest
from twins import Twins, twins  # noqa: F401


def test_subclass_without_slots_has_a_dictionary_and_weak_references(twins: Twins):
    class Open(twins.Point2D):
        pass

    obj = Open()
    obj.x, obj.z = 1, 2
    assert obj.__dict__ == {"z": 2}
    assert weakref.ref(obj)() is obj
    with pytest.raises(AttributeError):
        obj.missing


def test_subclass_with_empty_slots_has_neither(twins: Twins):
    class Closed(twins.Point2D):
        __slots__ = ()

    obj = Closed()
    obj.x = 1
    for call in (lambda: setattr(obj, "z", 1), lambda: obj.__dict__):
        with pytest.raises(AttributeError):
            call()
    with pytest.raises(TypeError):
        weakref.ref(obj)


def test_subclass_adds_slots(twins: Twins):
    class More(twins.Point2D):
        __slots__ = ("z", "__weakref__")

    obj = More()
    obj.x, obj.y, obj.z = 1, 2, [3]
    assert (obj.x, obj.y, obj.z) == (1, 2, [3])
    assert weakref.ref(obj)() is obj
    del obj.z
    with pytest.raises(AttributeError):
        obj.z


def test_slots_can_be_a_string_or_a_dictionary_with_documentation(twins: Twins):
    class One(twins.Point2D):
        __slots__ = "zeta"

    class Documented(twins.Point2D):
        __slots__ = {"zeta": "The third axis."}

    one = One()
    one.zeta = 1
    with pytest.raises(AttributeError):
        one.z = 1
    assert One.__slots__ == "zeta"
    assert Documented.__slots__["zeta"] == "The third axis."


def test_private_slot_is_mangled(twins: Twins):
    class Own(twins.Point2D):
        __slots__ = ("__hidden",)

        def __init__(self):
            self.__hidden = 5

    assert Own()._Own__hidden == 5
    assert not hasattr(Own(), "__hidden")


@pytest.mark.parametrize("slots", [("1a",), ("a b",), (1,), ("a\0b",), "not a name"])
def test_names_of_slots_must_be_identifiers(twins: Twins, slots):
    with pytest.raises(TypeError):
        type("Own", (twins.Point2D,), {"__slots__": slots})


def test_slot_cannot_have_the_name_of_a_class_attribute(twins: Twins):
    with pytest.raises(ValueError, match="conflicts with class variable"):
        type("Own", (twins.Point2D,), {"__slots__": ("z",), "z": 1})


def test_slot_with_the_name_of_a_base_slot_hides_it(twins: Twins):
    class Own(twins.Point2D):
        __slots__ = ("x",)

    obj = Own()
    obj.x = "own"
    twins.Point2D.x.__set__(obj, 4)
    assert obj.x == "own" and twins.Point2D.x.__get__(obj) == 4


def test_two_bases_with_slots_of_their_own_conflict(twins: Twins):
    with pytest.raises(TypeError, match="instance lay-?out conflict"):
        type("Both", (type("A", (twins.Point2D,), {"__slots__": "a"}), type("B", (twins.Point2D,), {"__slots__": "b"})), {})


def test_a_mixin_with_empty_slots_is_a_second_base(twins: Twins):
    class Norm:
        __slots__ = ()

        def norm(self):
            return abs(self.x) + abs(self.y)

    class Both(twins.Point2D, Norm):
        __slots__ = ()

    class Other(Norm, twins.Point2D):
        __slots__ = ()

    for cls in (Both, Other):
        obj = cls()
        obj.x, obj.y = -1, 2
        assert obj.norm() == 3
        with pytest.raises(AttributeError):
            obj.z = 1


def test_diamond_of_subclasses(twins: Twins):
    class Left(twins.Point2D):
        __slots__ = ()

        def names(self):
            return ["left", *super().names()]

    class Right(twins.Point2D):
        __slots__ = ("r",)

        def names(self):
            return ["right"]

    class Bottom(Left, Right):
        __slots__ = ()

    obj = Bottom()
    obj.x, obj.r = 1, 2
    assert obj.names() == ["left", "right"] and (obj.x, obj.r) == (1, 2)


def test_super_and_class_cell(twins: Twins):
    class Own(twins.Point2D):
        __slots__ = ()

        def kind(self):
            return __class__

        def __setattr__(self, name, value):
            super().__setattr__(name, value * 2 if name == "x" else value)

        def __getattribute__(self, name):
            return "all" if name == "everything" else super().__getattribute__(name)

        def __delattr__(self, name):
            super().__delattr__(name)
            super().__setattr__("y", f"deleted {name}")

    obj = Own()
    obj.x = 5
    assert (obj.kind(), obj.x, obj.everything) == (Own, 10, "all")
    del obj.x
    assert obj.y == "deleted x"


def test_getattr_method_answers_for_missing_names_only(twins: Twins):
    asked = []

    class Own(twins.Unset):
        __slots__ = ()

        def __getattr__(self, name):
            asked.append(name)
            if name == "refused":
                raise AttributeError("not this one")
            return name.upper()

    obj = Own()
    obj.alpha = 1
    assert (obj.alpha, obj.beta, obj.other) == (1, "BETA", "OTHER")
    with pytest.raises(AttributeError, match="not this one"):
        obj.refused
    assert asked == ["beta", "other", "refused"]


def test_property_of_a_subclass_goes_before_a_slot(twins: Twins):
    class Own(twins.Point2D):
        __slots__ = ()

        @property
        def x(self):
            return twins.Point2D.x.__get__(self) + 1

        @x.setter
        def x(self, value):
            twins.Point2D.x.__set__(self, value * 10)

    obj = Own()
    obj.x = 2
    assert obj.x == 21


def test_attribute_error_in_a_property_is_an_attribute_error(twins: Twins):
    class Own(twins.Point2D):
        __slots__ = ()

        @property
        def broken(self):
            return self.missing_name

    assert not hasattr(Own(), "broken")
    with pytest.raises(AttributeError, match="'Own' object has no attribute 'missing_name'"):
        Own().broken


def test_cached_property_needs_a_dictionary(twins: Twins):
    calls = []

    def area(self):
        calls.append(1)
        return self.x * self.y

    open_class = type("Open", (twins.Point2D,), {})
    closed = type("Closed", (twins.Point2D,), {"__slots__": ()})
    for cls in (open_class, closed):
        cls.area = functools.cached_property(area)
        cls.area.__set_name__(cls, "area")
    obj = open_class()
    obj.x, obj.y = 2, 3
    assert (obj.area, obj.area, len(calls)) == (6, 6, 1)
    obj = closed()
    with pytest.raises(TypeError, match="__dict__"):
        obj.area


def test_class_of_an_object_changes_between_equal_layouts_only(twins: Twins):
    class First(twins.Point2D):
        __slots__ = ("z",)

    class Second(twins.Point2D):
        __slots__ = ("z",)

    class Open(twins.Point2D):
        pass

    obj = First()
    obj.x, obj.z = 1, 2
    obj.__class__ = Second
    assert type(obj) is Second and (obj.x, obj.z) == (1, 2)
    for other in (Open, twins.Unset, int):
        with pytest.raises(TypeError):
            obj.__class__ = other
    assert type(obj) is Second


def test_init_subclass_and_set_name_are_called(twins: Twins):
    seen = []

    class Named:
        def __set_name__(self, owner, name):
            seen.append((owner.__name__, name))

    class Base(twins.Point2D):
        __slots__ = ()

        def __init_subclass__(cls, tag, **more):
            super().__init_subclass__(**more)
            cls.tag = tag

    class Own(Base, tag="a"):
        __slots__ = ()
        named = Named()

    assert Own.tag == "a" and seen == [("Own", "named")]


def test_abstract_and_generic_subclasses(twins: Twins):
    class Shape(twins.Point2D, metaclass=abc.ABCMeta):
        __slots__ = ()

        @abc.abstractmethod
        def area(self): ...

    class Square(Shape):
        __slots__ = ()

        def area(self):
            return self.x**2

    with pytest.raises(TypeError, match="abstract"):
        Shape()
    obj = Square()
    obj.x = 3
    assert obj.area() == 9 and isinstance(obj, twins.Point2D)

    item = typing.TypeVar("item")

    class Box(twins.Point2D, typing.Generic[item]):
        __slots__ = ()

    assert Box[int]().__class__ is Box


class SavedPython(Twins(True).Point2D):
    __slots__ = ("z", "__dict__")


class SavedRust(Twins(False).Point2D):
    __slots__ = ("z", "__dict__")


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, *(lambda o, p=p: pickle.loads(pickle.dumps(o, p)) for p in range(2, 6))])
@pytest.mark.parametrize("cls", [SavedPython, SavedRust])
def test_copies_have_slots_and_dictionary(cls, way):
    obj = cls()
    obj.x, obj.z, obj.more = 1, [2], {"a": [3]}
    made = way(obj)
    assert type(made) is cls and made is not obj
    assert (made.x, made.z, made.more) == (1, [2], {"a": [3]})
    assert not hasattr(made, "y")
    assert (made.z is obj.z) == (way is copy.copy)


def test_deep_copy_keeps_cycles(twins: Twins):
    class Node(twins.Unset):
        __slots__ = ()

    obj = Node()
    obj.alpha = [obj]
    made = copy.deepcopy(obj)
    assert made.alpha[0] is made is not obj


def test_state_methods_of_a_subclass_are_used(twins: Twins):
    class Own(twins.Point2D):
        __slots__ = ()

        def __reduce__(self):
            return Own._restored, (self.x,)

        @staticmethod
        def _restored(x):
            made = Own()
            made.x = ("restored", x)
            return made

    obj = Own()
    obj.x = 1
    assert copy.copy(obj).x == ("restored", 1)


def test_comparison_of_a_subclass_decides_about_its_hash(twins: Twins):
    class Equal(twins.Point2D):
        __slots__ = ()

        def __eq__(self, other):
            return self.x == other.x

    class Hashed(Equal):
        __slots__ = ()

        def __hash__(self):
            return hash(self.x)

    first, second = Hashed(), Hashed()
    first.x = second.x = 1
    assert first == second and len({first, second}) == 1
    assert Equal.__hash__ is None


def test_object_without_comparison_is_equal_to_itself_only(twins: Twins):
    first, second = twins.Point2D(), twins.Point2D()
    first.x = second.x = 1
    assert first == first != second
    assert len({first, second}) == 2


def test_subclass_with_other_arguments_of_its_constructor(twins: Twins):
    class Own(twins.Point2D):
        __slots__ = ("label",)

        def __new__(cls, *args, **kwargs):
            made = super().__new__(cls)
            made.label = "new"
            return made

        def __init__(self, x, *, y=2):
            super().__init__()
            self.x, self.y = x, y

    obj = Own(1)
    assert (obj.x, obj.y, obj.label) == (1, 2, "new")
    with pytest.raises(TypeError):
        Own()


def test_class_cannot_be_mixed_with_other_layouts(twins: Twins):
    for other in (int, str, list, dict, tuple, Exception):
        with pytest.raises(TypeError):
            type("Both", (twins.Point2D, other), {})


def test_size_grows_with_each_slot(twins: Twins):
    closed = type("Closed", (twins.Point2D,), {"__slots__": ()})
    more = type("More", (twins.Point2D,), {"__slots__": ("a", "b")})
    assert sys.getsizeof(more()) - sys.getsizeof(closed()) == 2 * tuple.__itemsize__
