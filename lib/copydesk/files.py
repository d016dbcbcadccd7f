"""Nothing of a user's is ever lost: files are written whole, and put in place in one step."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from shutil import copy2, rmtree
from tempfile import gettempdir, mkdtemp

PREFIX = ".copydesk-"  # of what is on its way to its place
LIST = ".copydesk.json"  # in a folder that copydesk made: which files it wrote
SIGNALS = [getattr(signal, n) for n in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, n)]

_LOCK = ".lock"
_OURS = b"A copydesk works in this folder while it holds a lock on this file.\n"


class InTheWay(Exception):
    """Something of somebody's stands where a result should go; the message names it."""


# --- one file -----------------------------------------------------------------------------------


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step: a reader sees the old file or the new one, and so does
    whoever looks after a power cut.

    A file that holds just that already is not touched; a missing folder is made; a link stays a
    link to the file that is written; the old file's mode stays.
    """
    path = path.resolve()
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{PREFIX}{token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(stat.S_IMODE(path.stat().st_mode))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


# --- a folder of results ------------------------------------------------------------------------


def list_files(folder: Path) -> None:
    """Leave in `folder` the list of its files by which a later result tells ours from a user's."""
    listed = {name: _digest(folder / name) for name in _files(folder)}
    write_whole(folder / LIST, json.dumps(listed, indent=1).encode())


def check_free(target: Path, replace: bool) -> None:
    """Raise InTheWay when `target` exists, unless it is a former result and may be replaced."""
    if not os.path.lexists(target):
        return
    if not replace:
        raise InTheWay(f"{target} exists already; --force writes over it")
    if not (target / LIST).is_file():
        raise InTheWay(f"{target} was not made by this copydesk, which leaves it alone")


def put_folder(new: Path, target: Path, replace: bool) -> list[str]:
    """Rename the folder `new` to `target`; with `replace` over a former result.

    What a user put into the former result, or changed there, goes into the new one; returns the
    names. Raises InTheWay, and touches nothing, when `target` has appeared in the meantime or is
    no result. Whenever the process ends, `target` is the old folder or the new one.
    """
    check_free(target, replace)
    with uninterrupted():
        if not (replace and os.path.lexists(target)):
            try:
                new.rename(target)
            except OSError as error:
                check_free(target, replace)  # has it appeared this very moment?
                raise error
            return []
        kept = _carry(target, new)
        new.chmod(stat.S_IMODE(target.stat().st_mode))
        before = _exchange(new, target)
        if all(_same(before / old, target / now) for old, now in _carried(before, target)):
            rmtree(before, ignore_errors=True)
        else:  # somebody was quicker
            before.rename(spare := _spare(target))
            kept.append(f"{spare.name} (changed while it was replaced)")
    return kept


def _files(folder: Path) -> list[str]:
    """Everything below `folder` but folders and our list, by its path in there."""
    found = (p for p in folder.rglob("*") if p.is_symlink() or not p.is_dir())
    return sorted(p.relative_to(folder).as_posix() for p in found if p.name != LIST)


def _digest(path: Path) -> str:
    return "" if path.is_symlink() or not path.is_file() else sha256(path.read_bytes()).hexdigest()


def _carried(old: Path, new: Path) -> list[tuple[str, str]]:
    """(name in `old`, name in `new`) of each file that a user added to `old` or changed there."""
    ours = json.loads((old / LIST).read_bytes())
    pairs = []
    for name in _files(old):
        if name in ours and ours[name] == _digest(old / name):
            continue
        place, count = Path(name), 0
        while os.path.lexists(new / place) and not _same(old / name, new / place):
            count += 1
            mark = f".yours{count if count > 1 else ''}"
            place = Path(name).with_name(Path(name).stem + mark + Path(name).suffix)
        pairs.append((name, str(place)))
    return pairs


def _carry(old: Path, new: Path) -> list[str]:
    """Put a second name of each of a user's files in `old` into `new`; returns the names."""
    kept = []
    for name, place in _carried(old, new):
        kept.append(place)
        if os.path.lexists(new / place):
            continue  # the very same file
        (new / place).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(old / name, new / place, follow_symlinks=False)
        except (OSError, NotImplementedError):  # a file system without such names
            copy2(old / name, new / place, follow_symlinks=False)
    return kept


def _same(one: Path, two: Path) -> bool:
    if not os.path.lexists(two):
        return False
    if one.is_symlink() or two.is_symlink() or not one.is_file():
        return one.lstat().st_ino == two.lstat().st_ino
    return two.is_file() and one.read_bytes() == two.read_bytes()


def _exchange(new: Path, target: Path) -> Path:
    """Put `new` in the place of `target`; returns where what stood there is now."""
    if _swap(new, target):
        return new
    target.rename(before := _spare(target))  # a kill just now leaves it there, in sight
    new.rename(target)
    return before


def _swap(one: Path, two: Path) -> bool:
    """Exchange two names in one step; False where the system knows no such step."""
    import ctypes

    names = os.fsencode(one), os.fsencode(two)
    with suppress(AttributeError, OSError):
        if sys.platform == "linux":
            return not ctypes.CDLL(None).renameat2(-100, names[0], -100, names[1], 2)
        if sys.platform == "darwin":
            return not ctypes.CDLL(None).renamex_np(*names, 2)
    return False


def _spare(target: Path) -> Path:
    return target.with_name(f"before-{token_hex(3)}-{target.name}"[:120])


# --- a place to work ----------------------------------------------------------------------------


@contextmanager
def temporary_folder(inside: Path | None = None) -> Iterator[Path]:
    """A new empty folder within a hidden one in `inside`, gone at the end whatever happens.

    What a killed process left there goes too: a folder in use is locked, and the system lets go
    of a lock when its process ends.
    """
    inside = Path(inside or gettempdir())
    with uninterrupted():
        _sweep(inside)
        folder = Path(mkdtemp(prefix=PREFIX, dir=inside))
        lock = _lock(folder)
        (work := folder / "work").mkdir()
    try:
        yield work
    finally:
        with uninterrupted():
            rmtree(folder, ignore_errors=True)
            if lock is not None:
                os.close(lock)


def _lock(folder: Path) -> int | None:
    """Mark `folder` as ours, by a file that is locked before it has its name.

    Returns its descriptor; None where there are no locks, and so no mark.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return None
    unnamed = folder / f"{_LOCK}.new"
    descriptor = os.open(unnamed, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, _OURS)
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        unnamed.rename(folder / _LOCK)
    return descriptor


def _sweep(inside: Path) -> None:
    """Remove the folders with our mark whose process has ended; no others, whatever their name."""
    try:
        import fcntl
    except ImportError:
        return
    for folder in inside.glob(f"{PREFIX}*"):
        with suppress(OSError):  # no such file, another user's, in use
            flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK
            descriptor = os.open(folder / _LOCK, flags)
            with os.fdopen(descriptor, "rb", buffering=0) as lock:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                still = (folder / _LOCK).stat().st_ino == os.fstat(descriptor).st_ino
                if still and not folder.is_symlink() and lock.read(len(_OURS) + 1) == _OURS:
                    rmtree(folder, ignore_errors=True)


# --- signals ------------------------------------------------------------------------------------


@contextmanager
def signals_interrupt() -> Iterator[None]:
    """Let the first SIGINT, SIGTERM or SIGHUP raise KeyboardInterrupt, and ignore further ones,
    so that tidying up is not disturbed. A signal that was ignored (nohup) stays ignored."""

    def interrupt(*_) -> None:
        for number in watched:
            signal.signal(number, lambda *_: None)
        raise KeyboardInterrupt

    watched = {n: h for n in SIGNALS if (h := signal.getsignal(n)) is not signal.SIG_IGN}
    for number in watched:
        signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number, handler in watched.items():
            signal.signal(number, handler)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold signals back until the block is done: its files change together or not at all."""
    held = []
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    for number in handlers:
        signal.signal(number, lambda number, frame: held.append((number, frame)))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    for number, frame in held:
        if callable(handlers[number]):
            handlers[number](number, frame)
