"""The place where templates of strangers run: they can read what they are given and no more.

Jinja's sandbox keeps them from Python's insides. Here they also cannot run for ever, nor make texts
or lists that fill the memory: every turn of a loop, every call and every piece that is written is
counted, and only names and filters that are harmless are there at all.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Final

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.filters import FILTERS
from jinja2.runtime import Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

MOST_TURNS: Final = 200_000
MOST_WRITTEN: Final = 30_000_000
MOST_VALUE: Final = 2_000_000
LONGEST_S: Final = 20.0

_FILTERS: Final = frozenset(
    {
        *("abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "groupby"),
        *("int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject"),
        *("rejectattr", "replace", "reverse", "round", "select", "selectattr", "sort", "string"),
        *("sum", "title", "trim", "unique", "upper", "wordcount", "attr"),
    }
)
_TEXT_METHODS: Final = frozenset(
    {
        *("capitalize", "count", "endswith", "find", "isdigit", "lower", "lstrip", "rstrip"),
        *("split", "splitlines", "startswith", "strip", "title", "upper"),
    }
)
_LARGEST_NUMBER: Final = 10**18


class TooMuch(TemplateRuntimeError):
    """A template does not come to an end, or makes more than anybody reads."""


class NoText(TemplateRuntimeError):
    """A template writes something that is no text, such as a whole list."""


class Fields:
    """Some values by name: what a template may ask of a frame, a step or the project."""

    __slots__ = ("_values",)

    def __init__(self, **values: Any) -> None:
        self._values = values

    def __getattr__(self, name: str) -> Any:
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Any:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class BoundedSandbox(ImmutableSandboxedEnvironment):
    """Jinja in a sandbox whose templates are counted; ``known`` are the names at its top."""

    intercepted_binops = frozenset({"+", "*", "**", "%", "-", "/", "//"})

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__(autoescape=True, undefined=_asking(known), finalize=self._written)
        self.filters = {name: FILTERS[name] for name in _FILTERS if name in FILTERS}
        self.filters |= {"join": self._join, "replace": self._replace}
        self.globals = {"range": self._range, "namespace": self.globals["namespace"]}
        self._source = ""
        self._turns = 0
        self._length = 0
        self._until = time.monotonic() + LONGEST_S

    @property
    def source(self) -> str:
        """The source of the template that was read last."""
        return self._source

    def from_string(self, source: Any, *arguments: Any, **more: Any) -> Any:
        self._source = str(source)
        return super().from_string(source, *arguments, **more)

    # What the compiled template calls

    def tick(self) -> str:
        """Count one turn of a loop.

        Raises:
            TooMuch: there are too many.
        """
        self._turns += 1
        if self._turns > MOST_TURNS or (not self._turns & 255 and time.monotonic() > self._until):
            raise TooMuch("Its loops do not come to an end.")
        return ""

    def joined(self, *parts: Any) -> Any:
        """Texts behind one another, as ``~`` asks for."""
        for part in parts:
            _check_text(part)
        return markup_join(part if len(str(part)) <= MOST_VALUE else _refuse() for part in parts)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        __self.tick()
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        self.tick()
        _check_operation(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        # Jinja would let formatting pass, which can ask for any width.
        if isinstance(obj, str) and attribute not in _TEXT_METHODS:
            return self.unsafe_undefined(obj, attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            raise TemplateSyntaxError("it cannot bring in other files", node.lineno)
        for loop in tree.find_all(nodes.For):
            ticking = nodes.Call(nodes.EnvironmentAttribute("tick"), [], [], None, None)
            loop.body.insert(0, nodes.Output([ticking], lineno=loop.lineno))
        _replace_joins(tree)
        return tree

    def _written(self, value: Any) -> Any:
        """Count what is written; the last word on every expression."""
        if isinstance(value, Undefined):
            return value
        _check_text(value)
        if not isinstance(value, str) and hasattr(value, "__html__"):
            value = Markup(value.__html__())
        self._length += len(value) if isinstance(value, str) else 20
        if self._length > MOST_WRITTEN:
            raise TooMuch("It writes more than anybody reads.")
        return "" if value is None else value

    # Filters and names that could grow without end

    @staticmethod
    def _range(*limits: int) -> range:
        found = range(*limits)
        if len(found) > MOST_TURNS:
            raise TooMuch("Its range is too long.")
        return found

    @staticmethod
    def _join(values: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
        found = list(values)
        if attribute is not None:
            found = [getattr(value, attribute) for value in found if not attribute.startswith("_")]
        for value in found:
            _check_text(value)
        texts = [str(value) for value in found]
        if sum(map(len, texts)) + len(between) * len(texts) > MOST_VALUE:
            _refuse()
        return str(between).join(texts)

    @staticmethod
    def _replace(text: Any, old: str, new: str) -> str:
        said = str(text)
        if len(said) + said.count(old) * len(new) > MOST_VALUE:
            _refuse()
        return said.replace(old, new)


def _asking(known: Iterable[str]) -> type[StrictUndefined]:
    """What stands for a name that is not there: it says so, and which one may be meant."""
    top = sorted(known)

    class Asked(StrictUndefined):
        @property
        def _undefined_message(self) -> str:
            name, inside = str(self._undefined_name), self._undefined_obj
            names = [str(one) for one in inside] if isinstance(inside, Fields) else top
            guess = get_close_matches(name, names, n=1, cutoff=0.6)
            meant = f" Did you mean “{guess[0]}”?" if guess else ""
            return f"It asks for “{name}”, which is not there.{meant}"

    return Asked


def _replace_joins(tree: nodes.Node) -> None:
    """Let every ``~`` go through :meth:`BoundedSandbox.joined`."""
    for name, value in list(tree.iter_fields()):
        if isinstance(value, nodes.Node):
            _replace_joins(value)
            if isinstance(value, nodes.Concat):
                setattr(tree, name, _joining(value))
        elif isinstance(value, list):
            for place, one in enumerate(value):
                if isinstance(one, nodes.Node):
                    _replace_joins(one)
                    if isinstance(one, nodes.Concat):
                        value[place] = _joining(one)


def _joining(concat: nodes.Concat) -> nodes.Call:
    joined = nodes.EnvironmentAttribute("joined")
    return nodes.Call(joined, list(concat.nodes), [], None, None, lineno=concat.lineno)


def _check_operation(operator: str, left: Any, right: Any) -> None:
    sized = [one for one in (left, right) if isinstance(one, str | list | tuple)]
    if operator == "%" and isinstance(left, str):
        raise SecurityError("texts cannot be formatted with %")
    if operator == "+" and sum(map(len, sized)) > MOST_VALUE:
        _refuse()
    if operator == "*" and sized:
        times = [one for one in (left, right) if isinstance(one, int)]
        if any(len(one) * abs(number) > MOST_VALUE for one in sized for number in times):
            _refuse()
    numbers = [one for one in (left, right) if isinstance(one, int | float)]
    if operator in ("*", "**") and any(abs(one) > _LARGEST_NUMBER for one in numbers):
        _refuse()
    if operator == "**" and len(numbers) == 2 and abs(numbers[1]) > 64:
        _refuse()


def _check_text(value: Any) -> None:
    """Refuse what would stand in the document as Python writes it.

    Raises:
        NoText: a list, or a row with its fields.
    """
    if isinstance(value, Fields):
        first = next(iter(value), "")
        meant = f", such as “{first}”" if first else ""
        raise NoText(f"It writes something that has fields: name one of them{meant}.")
    if (
        not isinstance(value, str)
        and isinstance(value, Iterable)
        and not hasattr(value, "__html__")
    ):
        raise NoText(
            "It writes a whole list: go through it with “for”, or end it with |join(', ')."
        )
    if callable(value):
        raise NoText("It writes something that is to be called: end it with ().")


def _refuse() -> Any:
    raise TooMuch("It makes a value that is far too large.")
