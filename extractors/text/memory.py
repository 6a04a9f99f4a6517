"""What is worked out but once, however often it is asked for: of a line, of a text.

``Memo().once(key, work)``  the result of ``work``, from the second time on without working
``@FoundOnce``              an attribute of a line that is found when it is first asked for
"""

from collections.abc import Callable, Hashable
from typing import Any, Generic, Self, TypeVar, overload

_T = TypeVar("_T")


_NOTHING = object()


class Memo(dict[Hashable, Any]):
    """What was worked out of one line or one text: each thing but once, however many values ask for it.

    It can be asked like any dictionary: what asks for the same thing most often saves itself the making of ``work``.
    """

    __slots__ = ()

    def once(self, key: Hashable, work: Callable[[], _T]) -> _T:
        """Return what ``work`` returns, or returned when ``key`` was asked for first."""
        found = self.get(key, _NOTHING)
        if found is _NOTHING:
            found = self[key] = work()
        kept: _T = found
        return kept


class FoundOnce(Generic[_T]):
    """Finds something of a line when it is first asked for; from then on it stands in the line like any attribute.

    It is ``functools.cached_property`` without the lock, which costs as much as much of what is found: a line is read by
    one thread.
    """

    def __init__(self, find: Callable[[Any], _T]) -> None:
        self._find = find
        self._name = ""
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, line: None, owner: type) -> Self: ...
    @overload
    def __get__(self, line: object, owner: type) -> _T: ...
    def __get__(self, line: object | None, owner: type) -> Self | _T:
        if line is None:
            return self
        found = self._find(line)
        setattr(line, self._name, found)  # its ``__dict__`` would be made for the purpose: it costs memory and time
        return found
