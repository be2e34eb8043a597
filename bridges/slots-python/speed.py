"""Measures reads, writes and memory beside a native class and a class of PyO3 alone. Needs the test module as a release build.

python speed.py            prints the tables
python speed.py --write    writes them into README.md, and the plot `speed.svg` if matplotlib is installed

Each number is the least of many repeats, since other programs only make a run slower. The objects take turns, so that a slow
phase of the machine meets all of them.
"""

import datetime
import gc
import pathlib
import sys
import timeit

from slots_testmodule import Camera, Plain, Roi, shared_camera

HERE = pathlib.Path(__file__).parent
REPEATS, LOOPS = 300, 1000


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


def objects():
    native = Native()
    native.roi = Native()
    plain = Plain()
    plain.serial = "a"
    shared = shared_camera()[0]
    return {
        "native `__slots__`": native,
        "Python `__setattr__` with a check": Checked(),
        "PyO3 `get`, `set`": plain,
        "slots, owned by Python": Camera(gain=1.0, serial="a"),
        "slots, shared with Rust": shared,
    }


STATEMENTS = {
    "read f64": "o.gain",
    "write f64": "o.gain = 2.0",
    "read str": "o.serial",
    "nested read": "o.roi.x",
    "nested write": "o.roi.x = 5",
    "hasattr miss": "hasattr(o, 'exp_time')",
    "typo caught": "try: o.exp_time\nexcept AttributeError: pass",
}


def times():
    """Nanoseconds by object and statement."""
    found = {name: {} for name in objects()}
    for label, statement in STATEMENTS.items():
        timers = {}
        for name, obj in objects().items():
            try:
                exec(statement, {"o": obj})
            except AttributeError:
                continue  # It has no nested object.
            timers[name] = timeit.Timer(statement, globals={"o": obj})
        for _ in range(REPEATS):
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

    def __init__(self):
        self.x, self.y = float(id(self)), float(id(self) + 1)


class DictRoi:
    def __init__(self):
        self.x, self.y = float(id(self)), float(id(self) + 1)


class NativeCamera:
    __slots__ = ("serial", "exposure_time", "gain", "frames", "is_open", "roi", "tags", "limits", "trigger", "delay")

    def __init__(self):
        self.serial, self.trigger, self.is_open, self.frames = "", "Software", False, 0
        self.exposure_time, self.gain = float(id(self)), float(id(self) + 1)
        self.roi, self.tags, self.limits, self.delay = NativeRoi(), [], {}, datetime.timedelta(seconds=id(self))


def resident():
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def memory():
    """Bytes an object, by the growth of the process, which counts the memory of Rust too."""
    count, found = 100_000, {}
    for name, make in {
        "native `__slots__`, two floats": NativeRoi,
        "native `__dict__`, two floats": DictRoi,
        "slots, two `u32`": Roi,
        "native `__slots__`, ten attributes, of which one is nested": NativeCamera,
        "slots, fifteen attributes, of which one is nested": Camera,
    }.items():
        keep = [None] * count
        make()
        gc.collect()
        before = resident()
        for index in range(count):
            keep[index] = make()
        found[name] = (resident() - before) / count
        del keep
    return found


def memory_table(found):
    lines = ["| | bytes an object |", "|---|---|"]
    return "\n".join(lines + [f"| {name} | {size:.0f} |" for name, size in found.items()])


def plot(found):
    try:
        import matplotlib
    except ImportError:
        print("no plot: matplotlib is not installed")
        return
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "speed"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(9, 3.5), layout="constrained")
    width = 0.8 / len(found)
    for at, (name, row) in enumerate(found.items()):
        labels = [label for label in STATEMENTS if label in row]
        places = [list(STATEMENTS).index(label) + at * width for label in labels]
        axes.bar(places, [row[label] for label in labels], width, label=name.replace("`", ""))
    axes.set_xticks([place + 0.4 - width / 2 for place in range(len(STATEMENTS))], STATEMENTS)
    axes.set(yscale="log", ylabel="ns")
    axes.legend(fontsize="small")
    figure.savefig(HERE / "speed.svg", metadata={"Date": None})


def write(name, text):
    """Replaces the text between two comments of the README."""
    readme = HERE / "README.md"
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, rest = readme.read_text().split(start)
    readme.write_text(f"{before}{start}{text}\n{rest[rest.index(end):]}")


if __name__ == "__main__":
    found, sizes = times(), memory()
    version = f"CPython {sys.version.split()[0]}, nanoseconds, the least of {REPEATS} repeats of {LOOPS}:"
    text = f"{version}\n\n{time_table(found)}\n\n{ratios(found)}"
    print(text, memory_table(sizes), sep="\n\n")
    if "--write" in sys.argv:
        write("times", text)
        write("memory", memory_table(sizes))
        plot(found)
