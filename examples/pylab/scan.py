"""Moves the lens, finds the focus, and plots the light over the position. Each `# %%` starts a cell of a notebook.

maturin develop --manifest-path examples/pylab/Cargo.toml
python examples/pylab/scan.py [focus.png]
"""

# %% The rack: each attribute is an instrument, whose attributes and methods run in Rust.
import sys

import pylab

rack = pylab.Rack()
rack.lamp.power = 50
rack.stage.position = 5
rack.camera.exposure_time = 5e-3

# %% A wrong name or value raises an error, and the instrument keeps its state.
for name, value in {"exp_time": 1, "gain": 100.0, "trigger": "hardwear"}.items():
    try:
        setattr(rack.camera, name, value)
    except (AttributeError, ValueError) as error:
        print(f"rejected: {error}")
try:
    rack.focus.position = 30
except ValueError as error:
    print(f"rejected: {error}")

# %% The sweep.
rack.focus.position = -1
positions, counts = [], []
for step in range(13):
    rack.focus.position = -1 + step / 4
    positions.append(rack.focus.position)
    counts.append(rack.camera.snap())
    print(f"{positions[-1]:6.2f} mm {counts[-1]:5d} counts")

best = positions[counts.index(max(counts))]
rack.focus.position = best
rack.notes.focus = best
frames, elapsed = pylab.spent(rack)
print(f"focus at {best} mm, {frames} frames in {elapsed.total_seconds():.1f} s on the clock of the bench")

# %% The plot.
try:
    import matplotlib
except ImportError:
    print("no plot: matplotlib is not installed")
else:
    matplotlib.use("agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots()
    axes.plot(positions, counts, marker="o")
    axes.axvline(best, linestyle=":")
    axes.set(xlabel="focus [mm]", ylabel="light [counts]", title=f"serial {rack.camera.serial}, focus at {best} mm")
    to = sys.argv[1] if len(sys.argv) > 1 else "focus.png"
    figure.savefig(to)
    print(f"plotted to {to}")
