"""Measures reads, writes, memory and construction beside a native class and a class of PyO3 alone. Needs the test module as a release build.

python speed.py            prints the tables
python speed.py --write    writes them into README.md, and the plot `speed.svg`
python speed.py --plot     draws the plot of the table in README.md, without measuring
python speed.py --quick    measures a hundredth of the repeats, to test this program

Each number is the least of many repeats, since other programs only make a run slower. The objects take turns, so that a slow
phase of the machine meets all of them.
"""

import datetime
import gc
import html
import math
import pathlib
import resource
import subprocess
import sys
import timeit

from slots_testmodule import Camera, Plain, Roi, shared_camera

HERE = pathlib.Path(__file__).parent
REPEATS, LOOPS = 300, 1000


class Native:
    __slots__ = ("exposure_time", "gain", "serial", "roi", "x")

    def __init__(self):
        self.exposure_time, self.gain, self.serial, self.roi, self.x = 1.0, 1.0, "serial", None, 0


class Checked(Native):
    __slots__ = ()

    def __setattr__(self, name, value):
        if name == "gain" and not 0.0 <= value <= 10.0:
            raise ValueError("must be in 0..10")
        super().__setattr__(name, value)


def objects():
    native = Native()
    native.roi = Native()
    plain = Plain()
    plain.serial = "serial"
    shared = shared_camera("serial")[0]
    return {
        "native `__slots__`": native,
        "Python `__setattr__` with a check": Checked(),
        "PyO3 `get`, `set`": plain,
        "slots, owned by Python": Camera(gain=1.0, serial="serial"),
        "slots, shared with Rust": shared,
    }


STATEMENTS = {
    "read f64": "o.gain",
    "write f64": "o.exposure_time = 2.0",
    "write f64 with a range": "o.gain = 2.0",
    "read str": "o.serial",
    "nested read": "o.roi.x",
    "nested write": "o.roi.x = 5",
    "hasattr miss": "hasattr(o, 'exp_time')",
    "typo caught": "try: o.exp_time\nexcept AttributeError: pass",
}


# An object that accepts this value has no range.
REJECTED = {"write f64 with a range": "o.gain = 11.0"}


def can_measure(label, obj):
    """Whether an object has the attributes of a statement, and validates what the others validate."""
    try:
        exec(STATEMENTS[label], {"o": obj})
    except AttributeError:
        return False  # It has no nested object.
    if label not in REJECTED:
        return True
    try:
        exec(REJECTED[label], {"o": obj})
    except ValueError:
        return True
    return False


def times(repeats):
    """Nanoseconds by object and statement."""
    found = {name: {} for name in objects()}
    for label, statement in STATEMENTS.items():
        can = {name: obj for name, obj in objects().items() if can_measure(label, obj)}
        timers = {name: timeit.Timer(statement, globals={"o": obj}) for name, obj in can.items()}
        for _ in range(repeats):
            for name, timer in timers.items():
                elapsed = timer.timeit(LOOPS) / LOOPS * 1e9
                found[name][label] = min(elapsed, found[name].get(label, elapsed))
    return found


def time_table(found):
    lines = ["| | " + " | ".join(STATEMENTS) + " |", "|---|" + "---|" * len(STATEMENTS)]
    for name, row in found.items():
        cells = [f"{row[label]:.0f}" if label in row else "" for label in STATEMENTS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def ratios(found):
    owned, shared = found["slots, owned by Python"], found["slots, shared with Rust"]
    native = found["native `__slots__`"]
    return (
        f"A shared object takes {shared['read f64'] / owned['read f64']:.1f} times as long as an owned one to read, "
        f"{shared['write f64'] / owned['write f64']:.1f} to write. A nested read takes "
        f"{owned['nested read'] / owned['read f64']:.1f} times as long as a plain one, a nested write "
        f"{owned['nested write'] / owned['write f64']:.1f}. A caught typo takes "
        f"{owned['typo caught'] / native['typo caught']:.1f} times as long as one of a native class."
    )


class NativeRoi:
    __slots__ = ("x", "y")

    def __init__(self, x=0, y=0):
        self.x, self.y = x, y


class DictRoi:
    def __init__(self, x=0, y=0):
        self.x, self.y = x, y


class NativeCamera:
    """The attributes of `Camera`, with the same values."""

    __slots__ = (
        *("serial", "comment", "exposure_time", "gain", "frames", "is_open", "roi", "tags", "regions", "limits"),
        *("trigger", "next_trigger", "steps", "backup", "delay", "big"),
    )

    def __init__(self, gain=0.0):
        self.serial, self.comment, self.trigger, self.is_open = "", None, "Software", False
        self.exposure_time, self.gain, self.frames, self.big, self.delay = 0.0, gain, 0, 0, None
        self.roi, self.next_trigger, self.backup = NativeRoi(), None, None
        self.tags, self.regions, self.limits, self.steps = [], [], {}, []


def numbered_roi(made):
    """Each number is an object of its own."""
    made.x, made.y = float(id(made)), float(id(made) + 1)
    return made


def numbered_camera():
    made = NativeCamera()
    made.exposure_time, made.gain = float(id(made)), float(id(made) + 1)
    made.frames, made.big, made.delay = id(made), id(made) + 1, datetime.timedelta(microseconds=id(made))
    numbered_roi(made.roi)
    return made


# How an object is made that has its own values, and the statement whose time is measured.
MAKING = {
    "native `__slots__`, two floats": (lambda: numbered_roi(NativeRoi()), "NativeRoi()"),
    "native `__dict__`, two floats": (lambda: numbered_roi(DictRoi()), "DictRoi()"),
    "slots, two `u32`": (Roi, "Roi()"),
    "native `__slots__`, sixteen attributes, of which one is nested": (numbered_camera, "NativeCamera(gain=1.0)"),
    "slots, the same sixteen attributes": (Camera, "Camera(gain=1.0)"),
}


def making_times(repeats):
    """Nanoseconds to make and free an object, by its name."""
    timers = {name: timeit.Timer(statement, globals=globals()) for name, (_, statement) in MAKING.items()}
    found = dict.fromkeys(MAKING, math.inf)
    for _ in range(repeats):
        for name, timer in timers.items():
            found[name] = min(found[name], timer.timeit(LOOPS) / LOOPS * 1e9)
    return found


def resident():
    """The bytes of memory that this process has."""
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def growth(make, count=200_000):
    """Bytes an object, by the growth of this process, which counts the memory of Rust, too."""
    make()
    keep = [None] * count
    gc.collect()
    gc.disable()
    before = resident()
    for index in range(count):
        keep[index] = make()
    return (resident() - before) / count


def memory():
    """Bytes an object by its name, each in a process of its own: freed memory of another class would be used again."""
    command = [sys.executable, __file__, "--growth"]
    return {name: float(subprocess.check_output([*command, name], text=True)) for name in MAKING}


def memory_table(sizes, times):
    lines = [f"CPython {sys.version.split()[0]}, an object:", "", "| | bytes | ns to make and free it |", "|---|---|---|"]
    return "\n".join(lines + [f"| {name} | {size:.0f} | {times[name]:.0f} |" for name, size in sizes.items()])


COLOURS = ["#898781", "#9085e9", "#1baf7a", "#eda100", "#2a78d6"]
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1f1f1d } .weak { fill: #6b6a65 } line { stroke: #d9d8d2 }
@media (prefers-color-scheme: dark) { text { fill: #f0efe9 } .weak { fill: #a9a8a1 } line { stroke: #44433f } }
"""


def from_readme():
    """The numbers of the table in the README, by object and statement."""
    rows = [line.strip("| ").split(" | ") for line in section("times").splitlines() if line.startswith("|")]
    labels = rows[0]
    cells = {row[0]: [cell.strip() for cell in row[1:]] for row in rows[2:]}
    return {name: {label: float(cell) for label, cell in zip(labels, row) if cell} for name, row in cells.items()}


def plot(found):
    """A bar chart with a logarithmic axis, as text of an SVG file."""
    width, left, top, height, bar, gap = 900, 45, 60, 300, 20, 24
    most = max(max(row.values()) for row in found.values())
    decades = math.ceil(math.log10(most))
    y = lambda value: top + height - height * math.log10(max(value, 1)) / decades
    parts = []
    for decade in range(decades + 1):
        at = y(10**decade)
        parts.append(f'<line x1="{left}" x2="{width}" y1="{at:.1f}" y2="{at:.1f}"/>')
        parts.append(f'<text class="weak" x="{left - 6}" y="{at + 4:.1f}" text-anchor="end">{10**decade}</text>')
    parts.append(f'<text class="weak" x="{left - 6}" y="{top - 12}" text-anchor="end">ns</text>')
    x = left + 8
    for label in STATEMENTS:
        start = x
        for (name, row), colour in zip(found.items(), COLOURS):
            if label not in row:
                continue
            at = y(row[label])
            title = html.escape(f"{name}: {label}, {row[label]:.0f} ns".replace("`", ""))
            box = f'x="{x}" y="{at:.1f}" width="{bar}" height="{top + height - at:.1f}"'
            parts.append(f'<rect {box} fill="{colour}" rx="2"><title>{title}</title></rect>')
            parts.append(f'<text x="{x + bar / 2}" y="{at - 4:.1f}" text-anchor="middle" style="font-size: 10px">{row[label]:.0f}</text>')
            x += bar + 2
        parts.append(f'<text x="{(start + x) / 2:.1f}" y="{top + height + 18}" text-anchor="middle">{html.escape(label)}</text>')
        x += gap
    at = left
    for name, colour in zip(found, COLOURS):
        shown = name.replace("`", "")
        parts.append(f'<rect x="{at}" y="10" width="12" height="12" rx="2" fill="{colour}"/>')
        parts.append(f'<text x="{at + 17}" y="20">{html.escape(shown)}</text>')
        at += 38 + 6.3 * len(shown)
    size = f'width="{max(x, at):.0f}" height="{top + height + 30}" viewBox="0 0 {max(x, at):.0f} {top + height + 30}"'
    body = "\n".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>{STYLE}</style>\n{body}\n</svg>\n'


def section(name):
    """The text between two comments of the README."""
    _, rest = (HERE / "README.md").read_text().split(f"<!-- {name} -->\n")
    return rest[: rest.index(f"<!-- end of {name} -->")]


def write(name, text):
    """Replaces the text between two comments of the README."""
    readme = HERE / "README.md"
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, rest = readme.read_text().split(start)
    readme.write_text(f"{before}{start}{text}\n{rest[rest.index(end):]}")


def main(arguments):
    if arguments[:1] == ["--growth"]:
        return print(growth(MAKING[arguments[1]][0]))
    if "--plot" not in arguments:
        measure("--write" in arguments, "--quick" in arguments)
    if "--plot" in arguments or "--write" in arguments:
        (HERE / "speed.svg").write_text(plot(from_readme()))


def measure(writes, is_quick):
    repeats = 3 if is_quick else REPEATS
    found, sizes, making = times(repeats), memory(), making_times(repeats)
    version = f"CPython {sys.version.split()[0]}, nanoseconds, the least of {repeats} repeats of {LOOPS}:"
    text = f"{version}\n\n{time_table(found)}\n\n{ratios(found)}"
    print(text, memory_table(sizes, making), sep="\n\n")
    if writes:
        write("times", text)
        write("memory", memory_table(sizes, making))


if __name__ == "__main__":
    main(sys.argv[1:])
