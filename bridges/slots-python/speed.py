"""Measures reads and writes beside a native class and a class of PyO3 alone: prints a table of nanoseconds."""

import sys
import timeit

from slots_testmodule import Camera, Plain, shared_camera


class Native:
    __slots__ = ("gain", "serial", "roi", "x")

    def __init__(self):
        self.gain, self.serial, self.roi, self.x = 1.0, "a", None, 0


class Checked(Native):
    __slots__ = ()

    def __setattr__(self, name, value):
        if name == "gain" and not 0.0 <= value <= 10.0:
            raise ValueError("must be in 0..10")
        super().__setattr__(name, value)


native = Native()
native.roi = Native()
checked = Checked()
objects = {
    "native `__slots__`": native,
    "Python `__setattr__`": checked,
    "PyO3 get, set": Plain(),
    "slots, owned": Camera(gain=1.0, serial="a"),
    "slots, shared": shared_camera()[0],
}
statements = {
    "read f64": "o.gain",
    "write f64": "o.gain = 2.0",
    "read str": "o.serial",
    "nested read": "o.roi.x",
    "nested write": "o.roi.x = 5",
    "hasattr miss": "hasattr(o, 'exp_time')",
    "typo caught": "try: o.exp_time\nexcept AttributeError: pass",
}


def nanoseconds(statement, obj):
    timer = timeit.Timer(statement, globals={"o": obj})
    return min(timer.repeat(200, 1000)) / 1000 * 1e9


print(f"Python {sys.version.split()[0]}, ns")
print("| |", " | ".join(statements), "|")
print("|---|" + "---|" * len(statements))
for name, obj in objects.items():
    cells = []
    for statement in statements.values():
        try:
            cells.append(f"{nanoseconds(statement, obj):.0f}")
        except AttributeError:
            cells.append("")
    print("|", name, "|", " | ".join(cells), "|")
