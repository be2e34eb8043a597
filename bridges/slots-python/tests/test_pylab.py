"""The example `pylab`: the instruments of the lab as a Python package."""

import pathlib
import subprocess
import sys

import pylab
import pytest

FOLDER = pathlib.Path(__file__).parents[3] / "examples" / "pylab"


def run(*command, **more):
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, **more)


def test_a_wrong_name_is_an_error_with_a_hint():
    done = run("-c", "import pylab; r = pylab.Rack(); r.camera.exp_time = 1")
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last == "AttributeError: 'Camera' object has no attribute 'exp_time'. Did you mean: 'exposure_time'?"


def test_scan_finds_the_focus_and_plots_it_if_matplotlib_is_there(tmp_path):
    done = run(FOLDER / "scan.py", "plot.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "focus at 0.5 mm, 13 frames" in done.stdout
    assert [line.split(":")[0] for line in done.stdout.splitlines()].count("rejected") == 4
    has_matplotlib = run("-c", "import matplotlib").returncode == 0
    assert ("plotted to plot.png" in done.stdout) == has_matplotlib
    assert ("no plot: matplotlib is not installed" in done.stdout) != has_matplotlib
    assert (tmp_path / "plot.png").exists() == has_matplotlib


def test_scan_without_matplotlib_says_that_it_does_not_plot(tmp_path):
    (tmp_path / "matplotlib.py").write_text("raise ImportError")
    code = f"import sys, runpy; sys.path.insert(0, '.'); runpy.run_path({str(FOLDER / 'scan.py')!r})"
    done = run("-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("no plot: matplotlib is not installed\n")
    assert [path.name for path in tmp_path.glob("*.png")] == []


def test_failure_of_an_instrument_keeps_its_state():
    rack = pylab.Rack()
    rack.stage.position = 5
    with pytest.raises(ValueError, match="limit switch"):
        rack.stage.position = 30
    assert rack.stage.position == 5
    with pytest.raises(ValueError, match="region exceeds the sensor"):
        rack.camera.roi.x = 4000
    assert rack.camera.roi.x == 0


def test_note_with_a_suspicious_name_gives_a_warning():
    rack = pylab.Rack()
    rack.notes.operater = "me"
    (warning,) = pylab.warnings()
    assert warning.startswith("notes.operater: warning:") and "operator" in warning


def test_stubs_of_the_package_are_those_of_its_classes():
    assert (FOLDER / "pylab.pyi").read_text() == pylab.stubs()
