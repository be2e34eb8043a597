"""The part of the bridge that needs no speed. The functions of Rust are added to this module when it is loaded."""

import collections.abc
import copy
import copyreg
import difflib
import enum
import inspect
import operator
import re
import reprlib
import sys
import typing

_PRINTS_HINT_OF_SUBCLASS = sys.version_info >= (3, 12)
_SCALARS = (type(None), bool, int, float, str, bytes)
_classes = set()
Enum, Collection = enum.Enum, collections.abc.Collection


PENDING = type("PENDING", (), {"__slots__": ()})()
_ARGS, _NAME, _OBJ = BaseException.args, AttributeError.name, AttributeError.obj


class Missing(AttributeError):
    """An AttributeError whose message, with a suggestion, is made when it is read.

    Until then, its arguments are `PENDING`, the object and the name. No function of Python runs when it is made.

    CPython adds a suggestion of its own to an AttributeError with `obj` when it prints it: up to 3.11 not to a subclass, from 3.12
    on also to a subclass. There, `obj` is None if the message has a suggestion, so that only one is printed.

    CPython sets `name` and `obj` of an error of a read that has none of them. From 3.12 on, `name` is therefore set when the error is
    made; up to 3.11, where an error that nobody catches as an object is not made at all, both are set by CPython.
    """

    def _settle(self):
        args = _ARGS.__get__(self)
        if args and args[0] is PENDING:
            _, obj, name = args
            self._set(obj, name, *miss(obj, name))

    def _set(self, obj, name, text, has_hint):
        _ARGS.__set__(self, (text,))
        _NAME.__set__(self, name or None)
        _OBJ.__set__(self, None if has_hint and _PRINTS_HINT_OF_SUBCLASS else obj)

    def __str__(self):
        self._settle()
        return AttributeError.__str__(self)

    def __repr__(self):
        self._settle()
        return AttributeError.__repr__(self)

    def __reduce__(self):
        return AttributeError, self.args


def _settled(member, name):
    def get(self):
        self._settle()
        return member.__get__(self)

    def set(self, value):
        self._settle()
        member.__set__(self, value)

    setattr(Missing, name, property(get, set, doc=member.__doc__))


_settled(_ARGS, "args")
# The descriptor with which the error of a read gets its name when it is made.
MISSING_NAME = _NAME if _PRINTS_HINT_OF_SUBCLASS else None
if _PRINTS_HINT_OF_SUBCLASS:
    # Up to 3.11, CPython sets both by `setattr` for each exception of a read, which must cost nothing here.
    _settled(_NAME, "name")
    _settled(_OBJ, "obj")
Missing.__name__ = Missing.__qualname__ = "AttributeError"
Missing.__module__ = "builtins"


def attribute_error(text, name, obj, has_hint):
    made = Missing()
    made._set(obj, name, text, has_hint)
    return made


def several(name, errors):
    text = f"cannot create '{name}' object"
    if sys.version_info >= (3, 11):
        return ExceptionGroup(text, errors)
    return ValueError(text + ": " + "; ".join(str(error) for error in errors))


class Opaque:
    """Stands for a value that only Rust can read."""

    __slots__ = ("type_name",)

    def __init__(self, type_name):
        self.type_name = type_name

    def __repr__(self):
        return f"<{self.type_name}>"


class Variant:
    """The base of the classes of enums with data. A value is an instance of the class of its variant, and does not change.

    It equals the plain form that JSON has for it: a string, or a dictionary with one entry.
    """

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        names = cls.__match_args__
        if not hasattr(cls, "_name_"):
            raise TypeError(f"cannot create '{cls.__name__}' instances: use one of its variants")
        if len(args) > len(names):
            raise TypeError(f"{cls.__qualname__}() takes {len(names)} arguments ({len(args)} given)")
        values = dict(zip(names, args))
        for name, value in kwargs.items():
            if name in values:
                raise TypeError(f"{cls.__qualname__}() got multiple values for argument '{name}'")
            if name not in names:
                hint = difflib.get_close_matches(name, names, 1)
                hint = f". Did you mean: '{hint[0]}'?" if hint else ""
                raise TypeError(f"{cls.__qualname__}() got an unexpected argument '{name}'{hint}")
            values[name] = value
        missing = [repr(name) for name in names if name not in values and name not in cls._optional_]
        if missing:
            raise TypeError(f"{cls.__qualname__}() is missing {', '.join(missing)}")
        made = object.__new__(cls)
        for name, value in values.items():
            object.__setattr__(made, name, value)
        return made

    def _values_(self):
        """The fields that are given, by the names in Python. The others get their defaults in Rust."""
        return {name: getattr(self, name) for name in self.__match_args__ if hasattr(self, name)}

    def _plain_(self):
        values = self._values_()
        if not values:
            return self._name_
        if self._is_named_:
            fields = dict(zip(self.__match_args__, self._fields_))
            return {self._name_: {fields[name]: value for name, value in values.items()}}
        if len(self._fields_) == 1:
            return {self._name_: values["_0"]}
        return {self._name_: list(values.values())}

    def __setattr__(self, name, value):
        raise AttributeError(f"'{type(self).__qualname__}' value does not change: assign a new one", name=name, obj=None)

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __eq__(self, other):
        if isinstance(other, Variant):
            return type(self) is type(other) and self._plain_() == other._plain_()
        if isinstance(other, (str, dict)):
            return self._plain_() == other
        return NotImplemented

    def __hash__(self):
        values = self._values_()
        return hash((self._name_, *values.values())) if values else hash(self._name_)

    def __repr__(self):
        entries = self._values_().items()
        shown = [f"{name}={value!r}" if self._is_named_ else repr(value) for name, value in entries]
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __replace__(self, **changes):
        return type(self)(**{**self._values_(), **changes})

    def __reduce__(self):
        return copyreg.__newobj_ex__, (type(self), (), self._values_())


def _identifier(name):
    made = re.sub(r"\W", "_", name)
    return made if made.isidentifier() else "_" + made


def make_enum(name, doc, variants):
    base = type(name, (Variant,), {"__slots__": (), "__doc__": doc or None, "__match_args__": ()})
    made = []
    for own, text, fields, is_optional, is_named in variants:
        names = tuple(map(_identifier, fields)) if is_named else tuple(f"_{at}" for at in range(len(fields)))
        body = {
            "__slots__": names,
            "__match_args__": names,
            "__doc__": text or None,
            "__qualname__": f"{name}.{_identifier(own)}",
            "_name_": own,
            "_fields_": tuple(fields),
            "_is_named_": is_named,
            "_optional_": {name for name, can in zip(names, is_optional) if can and is_named},
        }
        made.append(type(_identifier(own), (base,), body))
        setattr(base, made[-1].__name__, made[-1])
    return base, made


class List(collections.abc.MutableSequence):
    """A list in an object: reads and writes reach the object."""

    __slots__ = ("_root", "_path")

    def __init__(self, root, path):
        self._root, self._path = root, path

    def _items(self):
        return [item for _, item in items_at(self._root, self._path)]

    def _index(self, index):
        count = len(self)
        try:
            own = operator.index(index)
        except TypeError:
            raise TypeError(f"list indices must be integers or slices, not {type(index).__name__}") from None
        own = own + count if own < 0 else own
        if not 0 <= own < count:
            raise IndexError("list index out of range")
        return own

    def _replace(self, items):
        write_at(self._root, self._path, "set", None, items)

    def __len__(self):
        return count_at(self._root, self._path)

    def __iter__(self):
        index = 0
        while found := item_at(self._root, self._path, index):
            yield found[0]
            index += 1

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._items()[index]
        found = item_at(self._root, self._path, self._index(index))
        if not found:
            raise IndexError("list index out of range")
        return found[0]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            items = self._items()
            items[index] = value
            return self._replace(items)
        write_at(self._root, self._path, "set", self._index(index), value)

    def __delitem__(self, index):
        if isinstance(index, slice):
            items = self._items()
            del items[index]
            return self._replace(items)
        write_at(self._root, self._path, "delete", self._index(index))

    def insert(self, index, value):
        count = len(self)
        index = max(0, index + count) if index < 0 else index
        if index >= count:
            return write_at(self._root, self._path, "push", None, value)
        write_at(self._root, self._path, "insert", index, value)

    def append(self, value):
        write_at(self._root, self._path, "push", None, value)

    def extend(self, values):
        self._replace(self._items() + list(values))

    def clear(self):
        self._replace([])

    def reverse(self):
        self._replace(self._items()[::-1])

    def sort(self, *, key=None, reverse=False):
        self._replace(sorted(self._items(), key=key, reverse=reverse))

    def copy(self):
        return self._items()

    def __add__(self, other):
        return self._items() + list(other)

    def __radd__(self, other):
        return list(other) + self._items()

    def __mul__(self, count):
        return self._items() * count

    __rmul__ = __mul__

    def __eq__(self, other):
        if isinstance(other, (list, List)):
            return self._items() == list(other)
        return NotImplemented

    def __lt__(self, other):
        return self._items() < list(other)

    __hash__ = None

    def __repr__(self):
        return repr(self._items())

    def __copy__(self):
        return self._items()

    def __deepcopy__(self, memo):
        return copy.deepcopy(self._items(), memo)

    def __reduce__(self):
        return list, (self._items(),)


class _Mapping(collections.abc.MutableMapping):
    __slots__ = ()

    def __getitem__(self, key):
        return self._items()[key]

    def __iter__(self):
        return iter(self._items())

    def __len__(self):
        return len(self._items())

    def __repr__(self):
        return repr(self._items())

    def __eq__(self, other):
        if isinstance(other, (dict, _Mapping)):
            return self._items() == dict(other)
        return NotImplemented

    __hash__ = None

    def copy(self):
        return self._items()

    def __copy__(self):
        return self._items()

    def __deepcopy__(self, memo):
        return copy.deepcopy(self._items(), memo)

    def __reduce__(self):
        return dict, (self._items(),)

    def __or__(self, other):
        return self._items() | dict(other)


class Map(_Mapping):
    """A map in an object: reads and writes reach the object."""

    __slots__ = ("_root", "_path")

    def __init__(self, root, path):
        self._root, self._path = root, path

    def _items(self):
        return dict(items_at(self._root, self._path))

    def __getitem__(self, key):
        if isinstance(key, str) and (found := item_at(self._root, self._path, key)):
            return found[0]
        hash(key)  # It raises the error of a key that cannot be hashed.
        raise KeyError(key)

    def __len__(self):
        return count_at(self._root, self._path)

    def __setitem__(self, key, value):
        write_at(self._root, self._path, "set", _str(key), value)

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)
        write_at(self._root, self._path, "delete", key)


class Dict(_Mapping):
    """The `__dict__` of a dynamic object."""

    __slots__ = ("_object",)

    def __init__(self, obj):
        self._object = obj

    def _items(self):
        return dict(dict_items(self._object))

    def __setitem__(self, key, value):
        dict_set(self._object, _str(key), value)

    def __delitem__(self, key):
        if key not in self._items():
            raise KeyError(key)
        dict_remove(self._object, key)


def _str(key):
    if not isinstance(key, str):
        raise TypeError(f"keys must be str, not {type(key).__name__}")
    return key


def _set_dict(obj, value):
    if not isinstance(value, (dict, _Mapping)):
        raise TypeError(f"__dict__ must be set to a dictionary, not a '{type(value).__name__}'")
    own, entries = Dict(obj), dict(value)
    for key in list(own):
        del own[key]
    own.update(entries)


dict_property = property(Dict, _set_dict, doc="The overflow map.")


def _python_state(obj):
    """What subclasses in Python store beside the object of Rust: their dictionary and their slots."""
    own = getattr(obj, "__dict__", None)
    own = dict(own) if type(own) is dict and own else None
    slots = {}
    for cls in type(obj).__mro__:
        if cls in _classes or "__slots__" not in vars(cls):
            continue
        names = vars(cls)["__slots__"]
        for name in (names,) if isinstance(names, str) else names:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{cls.__name__.lstrip('_')}{name}"
            try:
                slots[name] = object.__getattribute__(obj, name)
            except AttributeError:
                pass
    return own, slots


def _set_python_state(obj, state):
    own, slots = state
    if own:
        obj.__dict__.update(own)
    for name, value in slots.items():
        setattr(obj, name, value)


def _has_own_reduce(self):
    return type(self).__reduce__ is not _reduce or type(self).__reduce_ex__ is not object.__reduce_ex__


def _copy(self):
    if _has_own_reduce(self):
        return copy._reconstruct(self, None, *self.__reduce_ex__(4))
    made = clone(self)
    if made is None:
        made = type(self).__new__(type(self))
        restore(made, dict(variables(self)))
    _set_python_state(made, _python_state(self))
    return made


def _deepcopy(self, memo):
    if _has_own_reduce(self):
        return copy._reconstruct(self, memo, *self.__reduce_ex__(4))
    made = clone(self)
    if made is None:
        # The values make an equal object, as for `pickle`.
        made = memo[id(self)] = type(self).__new__(type(self))
        restore(made, copy.deepcopy(dict(variables(self)), memo))
        _set_python_state(made, copy.deepcopy(_python_state(self), memo))
        return made
    memo[id(self)] = made
    overflow = dict_items(made)
    for name, value in overflow:
        if type(value) not in _SCALARS:
            dict_set(made, name, copy.deepcopy(value, memo))
    for name in type(self)._any_slots_:
        value = getattr(made, name, None)
        if type(value) not in _SCALARS:
            setattr(made, name, copy.deepcopy(value, memo))
    _set_python_state(made, copy.deepcopy(_python_state(self), memo))
    return made


def _reduce(self):
    return copyreg.__newobj__, (type(self),), (dict(variables(self)), _python_state(self))


def _setstate(self, state):
    values, own = state
    restore(self, values)
    _set_python_state(self, own)


@reprlib.recursive_repr()
def _repr(self):
    shown = ((name, getattr(self, name, Ellipsis)) for name in type(self).__match_args__)
    entries = [f"{name}={value!r}" for name, value in shown if value is not Ellipsis]
    entries += [f"{name}={value!r}" for name, value in dict_items(self)]
    return f"{type(self).__name__}({', '.join(entries)})"


def _eq(self, other):
    found = equal(self, other)
    return NotImplemented if found is None else found


def _dir(self):
    return sorted({*object.__dir__(self), *names(self)})


def _sizeof(self):
    return object.__sizeof__(self) + size_in_rust(self)


def finish_root(root):
    root.__module__ = "slots_python"
    root.__slots__ = ()
    root.__match_args__ = ()
    root._any_slots_ = ()
    for name, function in {
        "__repr__": _repr,
        "__eq__": _eq,
        "__dir__": _dir,
        "__sizeof__": _sizeof,
        "__copy__": _copy,
        "__deepcopy__": _deepcopy,
        "__reduce__": _reduce,
        "__setstate__": _setstate,
    }.items():
        function.__name__ = name
        function.__qualname__ = f"Object.{name}"
        setattr(root, name, function)
    _classes.add(root)


def make_class(name, bases, doc):
    made = type(name, bases, {"__slots__": (), "__doc__": doc or None})
    _classes.add(made)
    return made


def make_property(name, doc, can):
    can_get, can_set, can_delete = can

    def fget(self):
        return get(self, name)

    def fset(self, value):
        set(self, name, value)

    def fdel(self):
        remove(self, name)

    fget.__name__ = fset.__name__ = fdel.__name__ = name
    made = property(fget if can_get else None, fset if can_set else None, fdel if can_delete else None, doc or None)
    made.__set_name__(None, name)  # The name in its messages.
    return made


def make_method(name, doc, arguments, returns):
    def method(self, *args, **kwargs):
        return call(self, name, args, kwargs)

    method.__name__ = method.__qualname__ = name
    method.__doc__ = doc or None
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)]
    for argument, annotation, is_required, default in arguments:
        default = inspect.Parameter.empty if is_required else default
        parameters.append(inspect.Parameter(argument, kind, default=default, annotation=annotation))
    try:
        method.__signature__ = inspect.Signature(parameters, return_annotation=returns)
    except ValueError:
        pass  # A default before an argument without one, which Python has no notation for.
    return method


def finish_class(cls, own, annotations, slots):
    cls.__slots__ = tuple(own)
    cls.__annotations__ = annotations
    cls.__match_args__ = tuple(slots)
    inherited = {name for base in cls.__bases__ for name in base._any_slots_}
    cls._any_slots_ = tuple(inherited | {name for name, ty in annotations.items() if "typing.Any" in ty})
    parameters = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in slots if name.isidentifier()]
    cls.__signature__ = inspect.Signature(parameters)
