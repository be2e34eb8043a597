"""The recordings of CPython, replayed on Rust classes through Python."""

import json
import pathlib

import slots_testmodule

FILE = pathlib.Path(__file__).parents[3] / "tests" / "data" / "vectors.json"
RECORDED = getattr(slots_testmodule, "recorded", None) or slots_testmodule.slots_testmodule.recorded


def outcome(obj, op):
    kind, name = op["op"], op.get("name")
    try:
        if kind == "getattr":
            return getattr(obj, name)
        if kind == "setattr":
            return setattr(obj, name, op["value"])
        if kind == "delattr":
            return delattr(obj, name)
        if kind == "hasattr":
            return hasattr(obj, name)
        if kind == "dir":
            return [n for n in dir(obj) if not (len(n) >= 5 and n[:2] == n[-2:] == "__") and n != "_any_slots_"]
        if kind == "vars":
            return list(vars(obj).items())
        obj.__dict__[name] = op["value"]
        return None
    except (AttributeError, TypeError, KeyError) as error:
        return "error", str(error).split(". Did you mean")[0]


def expected(op):
    """The recorded outcome, in the form of `outcome`."""
    expect = op["expect"]
    if "err" in expect:
        return "error", expect["err"]["message"]
    if op["op"] == "vars":
        return [(name, value) for name, value, _ in expect["ok"]]
    return expect["ok"]


def is_known_departure(op, ours, recorded):
    """CPython's error of a deletion of an unset slot is the bare name; it cuts the names of types after 50 characters."""
    if "err" not in op["expect"] or ours[0] != "error":
        return False
    if op["expect"]["err"]["category"] == "unset_slot" and op["op"] == "delattr":
        return ours[1].endswith(f"object has no attribute '{op['name']}'")
    return "TTTTTT" in ours[1] and ours[1][:50] == recorded[1][:50] and len(ours[1]) > len(recorded[1])


def test_recordings_on_rust_classes(capsys):
    recording = json.loads(FILE.read_text())
    inits = {item["name"]: item["init"] for item in recording["classes"]}
    vectors = operations = known = 0
    differences = []
    for vector in recording["vectors"]:
        ours = getattr(RECORDED, vector["class"], None)
        if ours is None or "object_model" in vector["tags"]:
            continue
        vectors += 1
        obj = ours()
        for item in inits[vector["class"]]:
            setattr(obj, item["name"], item["value"])
        for number, op in enumerate(vector["ops"]):
            operations += 1
            found, recorded = outcome(obj, op), expected(op)
            if (found, type(found)) == (recorded, type(recorded)):
                continue
            if is_known_departure(op, found, recorded):
                known += 1
                continue
            differences.append((vector["id"], vector["class"], number, op["op"], op.get("name"), found, recorded))
    with capsys.disabled():
        print(f"\nrecordings: {vectors} vectors, {operations} operations, {known} known departures, {len(differences)} differences")
    assert vectors > 1000
    assert differences == []
