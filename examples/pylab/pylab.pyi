import datetime
import typing

class Rack:
    camera: Camera
    stage: Stage
    focus: Stage
    lamp: Lamp
    notes: Notes
    def __init__(self, *, camera: Camera = ..., stage: Stage = ..., focus: Stage = ..., lamp: Lamp = ..., notes: Notes = ...) -> None: ...

class Device:
    label: str
    timeout: datetime.timedelta
    @property
    def serial(self) -> str: ...
    def __init__(self, *, label: str = ..., timeout: datetime.timedelta = ..., serial: str = ...) -> None: ...

class Camera(Device):
    sensor: typing.ClassVar[str]
    exposure_time: float
    gain: float
    trigger: typing.Literal["software", "hardware", "free-running"]
    bit_depth: int
    cooler: float | None
    roi: Roi
    tags: list[str]
    @property
    def frame_rate(self) -> float: ...
    @property
    def full_scale(self) -> int: ...
    def snap(self) -> int: ...
    def __init__(self, *, label: str = ..., timeout: datetime.timedelta = ..., serial: str = ..., exposure_time: float = ..., gain: float = ..., trigger: typing.Literal["software", "hardware", "free-running"] = ..., bit_depth: int = ..., cooler: float | None = ..., roi: Roi = ..., tags: list[str] = ...) -> None: ...

class Roi:
    x: int
    y: int
    width: int
    height: int
    def __init__(self, *, x: int = ..., y: int = ..., width: int = ..., height: int = ...) -> None: ...

class Stage(Device):
    limit_switch: typing.ClassVar[float]
    speed: float
    @property
    def position(self) -> float: ...
    @position.setter
    def position(self, value: float) -> None: ...
    def __init__(self, *, label: str = ..., timeout: datetime.timedelta = ..., serial: str = ..., speed: float = ...) -> None: ...

class Lamp(Device):
    colour: typing.Literal["white", "red", "green", "blue"]
    ramp: float
    @property
    def power(self) -> float: ...
    @power.setter
    def power(self, value: float) -> None: ...
    def __init__(self, *, label: str = ..., timeout: datetime.timedelta = ..., serial: str = ..., colour: typing.Literal["white", "red", "green", "blue"] = ..., ramp: float = ...) -> None: ...

class Notes:
    operator: str
    sample: str
    def __init__(self, *, operator: str = ..., sample: str = ..., **entries: typing.Any) -> None: ...
    def __getattr__(self, name: str) -> typing.Any: ...
    def __setattr__(self, name: str, value: typing.Any) -> None: ...

def spent(rack: Rack) -> tuple[int, datetime.timedelta]: ...
def warnings() -> list[str]: ...
def stubs() -> str: ...
