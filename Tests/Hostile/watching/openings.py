"""Tells whether anybody opened a file, by its inode and whatever the path."""
import ctypes
import os

IN_OPEN = 0x20
IN_NONBLOCK = os.O_NONBLOCK

libc = ctypes.CDLL(None, use_errno=True)


class OpenWatch:
    def __init__(self, paths):
        self._events = libc.inotify_init1(IN_NONBLOCK)
        self._paths = {}
        for path in paths:
            watch = libc.inotify_add_watch(self._events, os.fsencode(path), IN_OPEN)
            if self._events < 0 or watch < 0:
                raise OSError(ctypes.get_errno(), "inotify", str(path))
            self._paths[watch] = str(path)

    def opened(self):
        """The paths of the files that were opened since the last call."""
        try:
            events = os.read(self._events, 1 << 20)
        except BlockingIOError:
            return set()
        # struct inotify_event without a name: four numbers of four bytes, the watch first.
        return {self._paths[int.from_bytes(events[start : start + 4], "little")]
                for start in range(0, len(events), 16)}
