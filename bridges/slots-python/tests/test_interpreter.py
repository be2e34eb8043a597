"""Interpreters: subinterpreters, processes that fork, and the end of the interpreter."""

import os
import subprocess
import sys

import pytest


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("first", ["", "import slots_testmodule"])
def test_subinterpreter_is_refused(first):
    module = "_interpreters" if sys.version_info >= (3, 13) else "_xxsubinterpreters"
    inner = (
        "import os\n"
        "try:\n"
        "    import slots_testmodule\n"
        "except BaseException as error:\n"
        "    os.write(1, str(error).encode())\n"
        "else:\n"
        "    os.write(1, b'imported')\n"
    )
    done = run(f"import {module} as interpreters\n{first}\n"
               f"one = interpreters.create()\ninterpreters.run_string(one, {inner!r})")
    assert "subinterpreter" in done.stdout, done


def test_interpreter_without_a_gil_is_refused():
    code = (
        "import sysconfig\n"
        "get = sysconfig.get_config_var\n"
        "sysconfig.get_config_var = lambda name: 1 if name == 'Py_GIL_DISABLED' else get(name)\n"
        "try:\n"
        "    import slots_testmodule\n"
        "except RuntimeError as error:\n"
        "    print(error)\n"
    )
    assert "needs an interpreter with a GIL" in run(code).stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_object_in_a_forked_process():
    code = (
        "import os\n"
        "from slots_testmodule import Camera\n"
        "camera = Camera(gain=2)\n"
        "child = os.fork()\n"
        "camera.gain = 3 if child == 0 else 4\n"
        "camera.roi.x = 5\n"
        "assert (camera.gain, camera.roi.x) == (3 if child == 0 else 4, 5)\n"
        "if child == 0:\n"
        "    os._exit(7)\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), camera.gain)\n"
    )
    done = run(code)
    assert done.stdout == "7 4.0\n", done


@pytest.mark.parametrize(
    "made",
    ["m.shared_camera()", "m.shared_camera()[0].gain", "m.Camera()", "m.Camera.__new__(m.Camera)", "m.Camera().roi"],
)
def test_interpreter_ends_with_one_object(made):
    # No function of the module is called that attaches the thread before the interpreter ends.
    done = run(f"import slots_testmodule as m; kept = {made}; print('ended')")
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended\n", ""), done


def test_objects_that_live_until_the_end():
    code = (
        "import atexit, sys\n"
        "from slots_testmodule import Camera, Note\n"
        "camera, note = Camera(), Note()\n"
        "class Last:\n"
        "    def __del__(self):\n"
        "        camera.gain = 2\n"
        "        print(camera.gain)\n"
        "note.last = Last()\n"
        "note.itself = note\n"
        "sys.roi = camera.roi\n"
        "atexit.register(lambda: print(note.itself is note))\n"
    )
    done = run(code)
    assert done.returncode == 0 and done.stderr == "" and "True" in done.stdout, done
