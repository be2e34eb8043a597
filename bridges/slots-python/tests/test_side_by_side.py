"""Operations on classes of Rust and on classes of Python with the same `__slots__`, in one process: the outcomes are equal.

Unlike `test_recorded.py`, it compares with the interpreter that runs the tests, and replays more than the recordings.
"""

import json
import random
import unicodedata

import pytest
from test_recorded import FILE, RECORDED

RECORDING = json.loads(FILE.read_text())
PROPERTIES = {
    "Circle": {"size": property(lambda self: self.radius), "unit": property(lambda self: "mm")},
    "Sensor": {"reading": property(lambda self: 7)},
}
NATIVE = {}


def native(item):
    """The class of Python that a class of the recordings describes."""
    name, mro = item["name"], item["mro"]
    if name in NATIVE:
        return NATIVE[name]
    by_name = {other["name"]: other for other in RECORDING["classes"]}
    bases = tuple(native(by_name[base]) for base in mro[1:2])
    ours = getattr(RECORDED, name)
    slots = [slot["name"] for slot in item["all_slots"] if slot["owner"] == name]
    inherits_dict = any(by_name[base]["dynamic"] for base in mro[1:])
    if item["dynamic"] and not inherits_dict:
        slots.append("__dict__")
    constants = {
        own: value
        for own, value in vars(ours).items()
        if not own.startswith("_") and isinstance(value, (bool, int, float, str))
    }
    NATIVE[name] = type(name, bases, {"__slots__": slots, "__module__": ours.__module__, **constants, **PROPERTIES.get(name, {})})
    return NATIVE[name]


def made(item):
    pair = native(item)(), getattr(RECORDED, item["name"])()
    for obj in pair:
        for entry in item["init"]:
            setattr(obj, entry["name"], entry["value"])
    return pair


def plain(names):
    return [name for name in names if not (name.startswith("__") and name.endswith("__")) and name != "_any_slots_"]


def outcome(obj, op, name, value):
    """What an operation returns or raises, and the state after it."""
    try:
        if op == "getattr":
            result = getattr(obj, name)
        elif op == "setattr":
            result = setattr(obj, name, value)
        elif op == "delattr":
            result = delattr(obj, name)
        elif op == "hasattr":
            result = hasattr(obj, name)
        elif op == "dir":
            result = plain(dir(obj))
        elif op == "vars":
            result = list(vars(obj).items())
        else:
            result = obj.__dict__.__setitem__(name, value)
    except (AttributeError, TypeError, KeyError) as error:
        result = type(error).__mro__[-4:], str(error).split(". Did you mean")[0]
    entries = list(vars(obj).items()) if hasattr(obj, "__dict__") else None
    return result, type(result), plain(dir(obj)), entries


def is_equal(ours, theirs, item, name):
    if ours == theirs:
        return True
    if ours[1] is not tuple or theirs[1] is not tuple or ours[2:] != theirs[2:]:
        return False
    (our_types, our_text), (their_types, their_text) = ours[0], theirs[0]
    if our_types != their_types:
        return False
    # CPython 3.13 adds the text to the error of a write, and the module to the error of a deletion.
    their_text = their_text.removesuffix(" and no __dict__ for setting new attributes").replace("'recorded.", "'")
    # CPython's error of a deletion of an unset slot is the bare name; it cuts the names of types after 50 or 100.
    for length in (50, 100):
        their_text = their_text.replace(f"'{item['name'][:length]}' object", f"'{item['name']}' object")
    return our_text in (their_text, f"'{item['name']}' object has no attribute '{their_text}'")


def compared(item, operations):
    theirs, ours = made(item)
    for number, (op, name, value) in enumerate(operations):
        expected = outcome(theirs, op, name, value)
        found = outcome(ours, op, name, value)
        assert is_equal(found, expected, item, name), (item["name"], number, operations[: number + 1], found, expected)
    return len(operations)


CLASSES = {item["name"]: item for item in RECORDING["classes"] if hasattr(RECORDED, item["name"])}


def test_recorded_operations(capsys):
    done = count = 0
    for vector in RECORDING["vectors"]:
        if vector["class"] not in CLASSES or "object_model" in vector["tags"]:
            continue
        operations = [(op["op"], op.get("name"), op.get("value")) for op in vector["ops"]]
        count += compared(CLASSES[vector["class"]], operations)
        done += 1
    with capsys.disabled():
        print(f"\nside by side: {done} recorded vectors, {count} operations", end="")
    assert done > 1200


@pytest.mark.parametrize("name", CLASSES)
def test_random_operations(name):
    item = CLASSES[name]
    rng = random.Random(name)
    public = [own for own in dir(getattr(RECORDED, name)) if not own.startswith("_")]
    names = [*public, *(own[:-1] + "q" for own in public), "another", "x", "__dict__x", "ﬁ", unicodedata.normalize("NFD", "é")]
    values = [None, True, 0, -1, 2**70, 0.5, float("inf"), "", "é", b"b", (1, 2), [1], {"a": 1}, {1}, object(), int, print]
    kinds = ["getattr", "setattr", "setattr", "delattr", "hasattr", "dir", "vars", "dict_set"]
    kinds = kinds if item["dynamic"] else kinds[:-1]
    for _ in range(15):
        operations = [(rng.choice(kinds), rng.choice(names), rng.choice(values)) for _ in range(rng.randrange(1, 25))]
        compared(item, operations)
