"""Descriptors of slots, as the data model of Python documents them: each test runs on a class of Python and on one of Rust."""

import gc
import inspect
import types
import weakref

import pytest
from twins import Twins, twins  # noqa: F401


def test_unset_slot_has_no_value(twins: Twins):
    obj = twins.Unset()
    for name in ("alpha", "beta", "gamma"):
        assert not hasattr(obj, name)
        with pytest.raises(AttributeError):
            getattr(obj, name)
        with pytest.raises(AttributeError):
            delattr(obj, name)
    obj.beta = 3
    assert obj.beta == 3 and not hasattr(obj, "alpha")
    del obj.beta
    assert not hasattr(obj, "beta")


def test_other_names_are_rejected_and_there_is_no_dictionary(twins: Twins):
    obj = twins.Point2D()
    with pytest.raises(AttributeError):
        obj.z = 1
    with pytest.raises(AttributeError):
        obj.__dict__
    with pytest.raises(TypeError):
        vars(obj)
    with pytest.raises(AttributeError):
        obj.dim = 5
    assert obj.dim == 2


def test_slot_is_a_data_descriptor_of_its_class(twins: Twins):
    slot = vars(twins.Point2D)["x"]
    assert inspect.isdatadescriptor(slot)
    assert slot.__name__ == "x"
    assert slot.__objclass__ is twins.Point2D
    assert twins.Point2D.x is slot
    assert slot.__get__(None, twins.Point2D) is slot
    obj = twins.Point2D()
    slot.__set__(obj, 4)
    assert slot.__get__(obj) == slot.__get__(obj, twins.Point2D) == obj.x == 4
    slot.__delete__(obj)
    assert not hasattr(obj, "x")


def test_descriptor_refuses_objects_of_other_classes(twins: Twins):
    slot, other = twins.Point2D.x, twins.Unset()
    for call in (lambda: slot.__get__(other), lambda: slot.__set__(other, 1), lambda: slot.__delete__(other), lambda: slot.__get__(5)):
        with pytest.raises(TypeError):
            call()
    with pytest.raises(TypeError):
        slot.__get__(None, None)


def test_descriptor_of_a_base_works_on_subclasses(twins: Twins):
    obj = twins.Point3D()
    twins.Point2D.x.__set__(obj, 7)
    assert obj.x == 7
    with pytest.raises(TypeError):
        twins.Point3D.z.__get__(twins.Point2D())


def test_value_is_the_same_object(twins: Twins):
    obj, value = twins.Unset(), ["a", object()]
    obj.alpha = obj.beta = value
    assert obj.alpha is value and obj.beta is value
    obj.gamma = None
    assert obj.gamma is None


def test_replaced_and_deleted_values_are_released_at_once(twins: Twins):
    class Value:
        pass

    obj, first, second = twins.Unset(), Value(), Value()
    seen = [weakref.ref(first), weakref.ref(second)]
    obj.alpha, obj.beta = first, second
    del first, second
    assert all(ref() is not None for ref in seen)
    obj.alpha = 1
    del obj.beta
    assert [ref() for ref in seen] == [None, None]


def test_destructor_of_a_value_may_use_the_object(twins: Twins):
    seen = []

    class Value:
        def __init__(self, owner):
            self.owner = owner

        def __del__(self):
            seen.append(hasattr(self.owner, "alpha"))
            self.owner.beta = "from the destructor"

    obj = twins.Unset()
    obj.alpha = Value(obj)
    del obj.alpha
    assert seen == [False] and obj.beta == "from the destructor"


def test_values_are_released_with_the_object(twins: Twins):
    class Value:
        pass

    obj, value = twins.Unset(), Value()
    seen = weakref.ref(value)
    obj.alpha = value
    del value, obj
    assert seen() is None


def test_cycle_through_a_slot_is_collected(twins: Twins):
    class Node(twins.Unset):
        __slots__ = ("__weakref__",)

    first, second = Node(), Node()
    first.alpha, second.alpha = second, first
    seen = weakref.ref(first)
    del first, second
    gc.collect()
    assert seen() is None


def test_objects_in_slots_are_visible_to_the_collector(twins: Twins):
    obj, value = twins.Unset(), [1]
    obj.beta = value
    assert gc.is_tracked(obj)
    assert any(it is value for it in gc.get_referents(obj))


def test_slot_can_be_deleted_from_and_put_back_into_a_class(twins: Twins):
    class Own(twins.Point2D):
        __slots__ = ("z",)

    obj, slot = Own(), Own.z
    obj.z = 1
    del Own.z
    with pytest.raises(AttributeError):
        obj.z
    Own.z = slot
    assert obj.z == 1


def test_setattr_of_object_reaches_slots(twins: Twins):
    obj = twins.Point2D()
    object.__setattr__(obj, "x", 3)
    assert object.__getattribute__(obj, "x") == 3
    object.__delattr__(obj, "x")
    assert not hasattr(obj, "x")
    with pytest.raises(AttributeError):
        object.__setattr__(obj, "z", 3)


def test_setattr_method_checks_its_arguments(twins: Twins):
    class Own(twins.Point2D):
        __slots__ = ()

        def __getattribute__(self, name):
            return super().__getattribute__(name)

    for obj in (twins.Point2D(), Own()):
        setter = type(obj).__setattr__
        assert setter(obj, "x", 3) is None and obj.x == 3
        assert obj.__setattr__("x", 4) is None and obj.x == 4
        obj.x = 5
        assert obj.x == 5
        for arguments in ((), (obj,), (obj, "x"), (obj, "x", 1, 2)):
            with pytest.raises(TypeError):
                setter(*arguments)
        # `object.__setattr__`, which the class of Python has, takes any object.
        for other in (5, type(obj)):
            with pytest.raises((TypeError, AttributeError)):
                setter(other, "x", 1)
        with pytest.raises(TypeError):
            setter(obj, "x", value=1)
        with pytest.raises(TypeError):
            setter(obj, "x", 1, key=1)
        assert obj.x == 5


@pytest.mark.parametrize("name", [5, None, b"x", ("x",)])
def test_name_that_is_no_string_is_a_type_error(twins: Twins, name):
    obj = twins.Point2D()
    for call in (lambda: getattr(obj, name), lambda: setattr(obj, name, 1), lambda: delattr(obj, name), lambda: hasattr(obj, name)):
        with pytest.raises(TypeError, match="must be string"):
            call()


def test_name_of_a_subclass_of_str_is_a_name(twins: Twins):
    class Name(str):
        pass

    obj = twins.Point2D()
    setattr(obj, Name("x"), 5)
    assert getattr(obj, Name("x")) == obj.x == 5


def test_slots_of_the_class_are_listed(twins: Twins):
    assert tuple(twins.Point2D.__slots__) == ("x", "y")
    assert isinstance(vars(twins.Point2D), types.MappingProxyType)
    assert {"x", "y", "dim"} <= set(dir(twins.Point2D())) == set(dir(twins.Point2D())) | {"x"}


def test_dictionary_of_a_dynamic_class_holds_other_names_only(twins: Twins):
    obj = twins.OpenPoint()
    obj.x, obj.label = 1, "a"
    assert dict(vars(obj)) == {"label": "a"}
    obj.__dict__["x"] = "hidden"
    assert obj.x == 1
    obj.color = "red"
    assert (obj.color, type(obj).color) == ("red", "black")
    del obj.color
    assert obj.color == "black"
    obj.__dict__ = {"other": 2}
    assert obj.other == 2 and not hasattr(obj, "label")
    with pytest.raises(TypeError):
        obj.__dict__ = 5


def test_equal_names_in_other_normal_forms_are_other_attributes(twins: Twins):
    obj = twins.OpenPoint()
    setattr(obj, "é", 1)
    assert not hasattr(obj, "e\u0301")
    setattr(obj, "", 2)
    assert getattr(obj, "") == 2
