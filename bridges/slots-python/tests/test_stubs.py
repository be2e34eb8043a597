"""mypy accepts correct programs with the stubs, and finds mistakes."""

import re
import subprocess
import sys

import slots_testmodule

RIGHT = """
from slots_testmodule import Camera, Note, Roi, Trigger
camera = Camera(gain=2.0, roi=Roi(x=1))
camera.gain = 3
camera.roi.x += 1
total: float = camera.gain + camera.roi.x
serial: str = camera.serial
area: int = camera.area
kind: str = camera.kind
camera.decibels = 2 * camera.decibels
camera.tags.append("dark")
camera.trigger = Trigger.Hardware(line=3)
match camera.trigger:
    case Trigger.Hardware(line=n):
        n += 1
    case Trigger.Timer(seconds):
        seconds += 0.5
note = Note(anything=1)
note.other = "text"
"""

WRONG = {
    "camera.gain = 'high'": "assignment",
    "camera.gian = 1.0": "attr-defined",
    "camera.serial = 'B'": "misc",
    "Camera(nmae='a')": "call-arg",
    "Camera(gain='a')": "arg-type",
    "camera.roi.x = 'a'": "assignment",
    "camera.tags.append(3)": "arg-type",
    "camera.trigger = 5": "assignment",
    "Trigger.Hardware(lime=3)": "call-arg",
    "Trigger.Timer('a')": "arg-type",
    "camera.decibels = 'a'": "assignment",
    "camera.area = 3": "misc",
    "length: str = camera.area": "assignment",
    "number_of_kind: int = camera.kind": "assignment",
    "number: int = camera.serial": "assignment",
}


def test_mypy_finds_planted_mistakes(tmp_path):
    (tmp_path / "slots_testmodule.pyi").write_text(slots_testmodule.stubs())
    program = tmp_path / "program.py"
    program.write_text(RIGHT + "\n".join(WRONG) + "\n")
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), "program.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    found = {int(line): kind for line, kind in re.findall(r"program\.py:(\d+): error: .*\[([\w-]+)\]", done.stdout)}
    start = RIGHT.count("\n") + 1
    assert found == dict(enumerate(WRONG.values(), start)), done.stdout + done.stderr
    assert "pyi" not in done.stdout
