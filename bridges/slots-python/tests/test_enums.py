"""Enums with data: a class of Python for each enum, with a subclass for each variant."""

import copy
import pickle

import pytest
import slots_testmodule
from slots_testmodule import Camera, Step, Trigger


def describe(trigger):
    match trigger:
        case Trigger.Software():
            return "software"
        case Trigger.Hardware(line=n, edge="Falling"):
            return f"falling {n}"
        case Trigger.Hardware(n):
            return f"line {n}"
        case Trigger.Timer(seconds):
            return f"timer {seconds}"
        case Trigger.Window(start, end):
            return f"window {start} {end}"
        case Trigger.delayed_by(by=by, then=[Step.Wait(first), *_]):
            return f"delayed {by} wait {first}"
    return "another"


@pytest.mark.parametrize(
    ("trigger", "plain", "shown", "text"),
    [
        (Trigger.Software(), "Software", "Trigger.Software()", "software"),
        (Trigger.Hardware(3, "Rising"), {"Hardware": {"line": 3, "edge": "Rising"}}, "Trigger.Hardware(line=3, edge='Rising')", "line 3"),
        (Trigger.Hardware(edge="Falling", line=4), {"Hardware": {"line": 4, "edge": "Falling"}}, "Trigger.Hardware(line=4, edge='Falling')", "falling 4"),
        (Trigger.Timer(0.5), {"Timer": 0.5}, "Trigger.Timer(0.5)", "timer 0.5"),
        (Trigger.Window(1.0, 2.0), {"Window": [1.0, 2.0]}, "Trigger.Window(1.0, 2.0)", "window 1.0 2.0"),
        (
            Trigger.delayed_by(by=2.0, then=[Step.Wait(1.0), Step.Stop()]),
            {"delayed-by": {"by": 2.0, "then": [{"Wait": 1.0}, "Stop"]}},
            "Trigger.delayed_by(by=2.0, then=[Step.Wait(1.0), Step.Stop()])",
            "delayed 2.0 wait 1.0",
        ),
    ],
)
def test_variant_is_written_read_matched_and_shown(trigger, plain, shown, text):
    camera = Camera(trigger=trigger)
    for given in (trigger, plain):
        camera.trigger = given
        found = camera.trigger
        assert type(found) is type(trigger)
        assert found == trigger and found == plain
        assert repr(found) == shown
        assert describe(found) == text
        camera.trigger = Trigger.Software()
    assert camera.trigger == "Software" != trigger or trigger == "Software"
    for again in (copy.copy(trigger), copy.deepcopy(trigger), pickle.loads(pickle.dumps(trigger))):
        assert again == trigger and type(again) is type(trigger)


def test_field_without_a_value_gets_its_default():
    camera = Camera(trigger=Trigger.Hardware(line=3))
    assert camera.trigger == Trigger.Hardware(line=3, edge="Rising")


def test_optional_enum_list_of_enums_and_method():
    camera = Camera()
    assert camera.next_trigger is None
    camera.next_trigger = Trigger.Timer(1.5)
    assert describe(camera.next_trigger) == "timer 1.5"
    camera.next_trigger = None
    assert camera.next_trigger is None
    camera.steps = [Step.Wait(1.0)]
    camera.steps.append(Step.Stop())
    assert list(camera.steps) == [Step.Wait(1.0), Step.Stop()]
    assert isinstance(camera.steps[0], Step.Wait)
    camera.steps[0] = Step.Wait(2.0)
    assert camera.steps[0] == Step.Wait(2.0)
    assert camera.following(Trigger.Hardware(1, "Rising")) == Trigger.Hardware(2, "Rising")


def test_wrong_variants_are_errors():
    camera = Camera(trigger=Trigger.Timer(1.0))
    with pytest.raises(TypeError, match="must be Trigger, not Step.Stop"):
        camera.trigger = Step.Stop()
    with pytest.raises(TypeError, match="must be Trigger, not Step.Stop"):
        Camera(trigger=Step.Stop())
    with pytest.raises((TypeError, ValueError), match="line"):
        camera.trigger = Trigger.Hardware("x")
    with pytest.raises(TypeError, match="unexpected argument 'lime'. Did you mean: 'line'"):
        Trigger.Hardware(lime=3)
    with pytest.raises(TypeError, match="missing 'line'"):
        Trigger.Hardware()
    with pytest.raises(TypeError, match="takes 1 arguments"):
        Trigger.Timer(1, 2)
    with pytest.raises(TypeError, match="multiple values for argument 'line'"):
        Trigger.Hardware(1, line=2)
    with pytest.raises(TypeError, match="use one of its variants"):
        Trigger()
    with pytest.raises(AttributeError, match="'Trigger.Timer' value does not change: assign a new one"):
        camera.trigger._0 = 2.0
    assert camera.trigger == Trigger.Timer(1.0)


def test_variants_are_values():
    assert Trigger.Hardware.__match_args__ == ("line", "edge")
    assert Trigger.Hardware.__doc__ == "A pulse on a line."
    assert Trigger.__module__ == Trigger.Timer.__module__ == Camera.__module__
    assert issubclass(Trigger.Timer, Trigger)
    assert len({Trigger.Timer(1.0), Trigger.Timer(1.0), Trigger.Timer(2.0), Trigger.Software(), "Software"}) == 3
    assert Trigger.Timer(1.0) != Trigger.Window(1.0, 1.0) and Trigger.Timer(1.0) != 1.0
    assert Trigger.Hardware(1, "Rising").__replace__(line=2) == Trigger.Hardware(2, "Rising")


def test_enum_survives_pickle_of_its_object():
    camera = Camera(trigger=Trigger.Hardware(3, "Falling"), steps=[Step.Stop()])
    again = pickle.loads(pickle.dumps(camera))
    assert again == camera and describe(again.trigger) == "falling 3"
    assert copy.deepcopy(camera) == camera
    assert "trigger=Trigger.Hardware(line=3, edge='Falling')" in repr(camera)
