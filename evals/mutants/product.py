"""The product as it is loaded in this process, to be made wrong in one place.

A target is written `module:name` or `module:Class.name`. The change is seen by the product only: what measures it has
imported the right one before, and keeps it.
"""

import functools
import inspect
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

_ROOMS = ("advisor", "knowledge")


class Product:
    """Changes of one process. `reached`: how often a change made a difference where it was made; `broken`: the first
    error of a change itself, which proves nothing and would pass for a defect that was seen."""

    def __init__(self) -> None:
        self.reached = 0
        self.broken: str | None = None

    def result(self, target: str, change: Callable[..., Any]) -> None:
        """What the function hands back becomes `change(result, *its arguments)`; the same object where nothing is to
        change. `AttributeError` or `ImportError` where the target is not there."""

        def mutated(original: Callable[..., Any]) -> Callable[..., Any]:
            @functools.wraps(original)
            def call(*args: Any, **kwargs: Any) -> Any:
                right = original(*args, **kwargs)
                wrong = self._tried(right, change, right, *args, **kwargs)
                self.reached += wrong is not right and wrong != right
                return wrong

            return call

        self._replace(target, mutated)

    def given(self, target: str, change: Callable[..., tuple[tuple[Any, ...], dict[str, Any]]]) -> None:
        """The function is called with the arguments `change(*arguments)` in place of its own."""

        def mutated(original: Callable[..., Any]) -> Callable[..., Any]:
            @functools.wraps(original)
            def call(*args: Any, **kwargs: Any) -> Any:
                wrong = self._tried((args, kwargs), change, *args, **kwargs)
                self.reached += wrong != (args, kwargs)
                return original(*wrong[0], **wrong[1])

            return call

        self._replace(target, mutated)

    def _tried(self, otherwise: Any, change: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return change(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - told in the report; the product goes on unchanged
            self.broken = self.broken or f"{type(error).__name__}: {error}"
            return otherwise

    def _replace(self, target: str, mutated: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
        module_name, _, path = target.partition(":")
        *owners, name = path.split(".")
        owner: Any = import_module(module_name)
        for one in owners:
            owner = getattr(owner, one)
        held = inspect.getattr_static(owner, name)
        if isinstance(held, functools.cached_property):
            wrong: Any = functools.cached_property(mutated(held.func))
            wrong.__set_name__(owner, name)
        elif isinstance(held, property) and held.fget is not None:
            wrong = property(mutated(held.fget))
        elif isinstance(held, staticmethod):
            wrong = staticmethod(mutated(held.__func__))
        else:
            wrong = mutated(held)
        setattr(owner, name, wrong)
        if not owners:
            _spread(held, wrong)


def _spread(right: Any, wrong: Any) -> None:
    """Wherever the product has imported the function by name, and in its list of tools."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in _ROOMS:
            for key, value in list(vars(module).items()):
                if value is right:
                    setattr(module, key, wrong)
    for tool in import_module("advisor.tools").TOOLS:
        if tool.run is right:
            object.__setattr__(tool, "run", wrong)
