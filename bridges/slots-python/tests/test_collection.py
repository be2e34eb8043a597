"""Garbage collection: code in Rust that panics meanwhile, and objects that several objects own."""

import copy
import gc
import subprocess
import sys

import pytest
from slots_testmodule import hostile

START = """
import gc, sys
from slots_testmodule import hostile
seen = []
sys.unraisablehook = lambda info: seen.append((type(info.exc_value).__name__, str(info.exc_value)))
"""


def run(code):
    done = subprocess.run([sys.executable, "-c", START + code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done
    return done


def test_collection_calls_no_conversion():
    done = run(
        "objects = [hostile.Careless(own=1, value=[]) for _ in range(10)]\n"
        "for one in objects: one.itself = one\n"
        "before = hostile.conversions(True)\n"
        "gc.collect()\n"
        "del one, objects\n"
        "gc.collect()\n"
        "print(hostile.conversions(False) - before)\n"
    )
    assert done.stdout == "0\n" and done.stderr == "", done


@pytest.mark.parametrize("charge, text", [(1, "a panic in a destructor"), (2, "a panic in Rust")])
def test_panic_of_a_destructor_is_an_unraisable_exception(charge, text):
    done = run(
        "class Open(hostile.Bomb): pass\n"
        f"hostile.Bomb(charge={charge})\n"
        f"one = Open(charge={charge}); one.itself = one; del one\n"
        "try:\n"
        "    raise KeyError('first')\n"
        "except KeyError as error:\n"
        "    gc.collect()\n"
        f"    hostile.Bomb(charge={charge})\n"
        "    assert error.args == ('first',)\n"
        "class Fails:\n"
        "    def __init__(self):\n"
        f"        self.bomb = hostile.Bomb(charge={charge})\n"
        "    def __getattr__(self, name):\n"
        "        del self.bomb\n"
        "        raise AttributeError(name)\n"
        "assert not hasattr(Fails(), 'missing')\n"
        "print(seen)\n"
    )
    assert done.stdout == f"{[('PanicException', text)] * 4}\n", done


def test_panic_with_a_payload_whose_destructor_panics_is_an_exception():
    done = run(
        "try:\n"
        "    hostile.Bomb().charge = 3\n"
        "except BaseException as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    assert done.stdout == "PanicException a panic in Rust\n", done


class Value:
    pass


def test_python_object_in_a_part_with_several_owners_is_not_collected():
    class Own(hostile.Owner):
        pass

    value = Value()
    value.text, value.itself = "kept", value
    first = Own(bag=hostile.Bag(value=value))
    second = copy.copy(first)
    assert first.bag.value is second.bag.value is value
    first.itself, second.itself = first, second
    del first, second
    gc.collect()
    assert value.text == "kept"


def test_cycle_through_a_nested_object_is_collected():
    import weakref

    class Own(hostile.Bag):
        pass

    bag, value = Own(), Value()
    gone = weakref.ref(value)
    bag.value, value.bag = value, bag
    del bag, value
    gc.collect()
    assert gone() is None
