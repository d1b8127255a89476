"""The memory and the processor time of Exhibit and of its inspectors while they run.

VmHWM and VmPeak are the kernel's own high-water marks, so what a look every 20 ms can miss is only
what grew after the last one. Nothing is missed of the resident peak over all processes: wait4 gives
it for Exhibit and every inspector that it waited for.
"""
import glob
import os
import threading


class ProcessWatch:
    PERIOD = 0.02
    TICK = os.sysconf("SC_CLK_TCK")

    def __init__(self, process):
        self.process = process
        self.parent_resident = 0
        self.inspector_resident = 0
        self.inspector_space = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self):
        self._end.set()
        self._thread.join()

    def processor_seconds(self):
        """Of all together so far, those that have ended included: no other load makes them more."""
        return sum(self._ticks(process) for process in [self.process, *self._children()]) / self.TICK

    def _ticks(self, process):
        """User and system time of a process and of the children that it waited for."""
        fields = self._read(f"/proc/{process}/stat").rpartition(")")[2].split()
        return sum(map(int, fields[11:15]))

    def _watch(self):
        while not self._end.wait(self.PERIOD):
            self.parent_resident = max(self.parent_resident, self._marks(self.process)[0])
            for child in self._children():
                resident, space = self._marks(child)
                self.inspector_resident = max(self.inspector_resident, resident)
                self.inspector_space = max(self.inspector_space, space)

    def _children(self):
        """Those that are inspectors already: between fork and exec they share the parent's memory."""
        found = set()
        for path in glob.glob(f"/proc/{self.process}/task/*/children"):
            found.update(self._read(path).split())
        return [child for child in found
                if self._read(f"/proc/{child}/cmdline").partition("\0")[0].endswith("/exhibit-inspector")]

    def _marks(self, process):
        """The peaks of resident memory and of address space, in bytes."""
        marks = dict(line.split(":", 1) for line in self._read(f"/proc/{process}/status").splitlines()
                     if line.startswith(("VmHWM", "VmPeak")))
        return tuple(int(marks.get(name, "0 kB").split()[0]) << 10 for name in ("VmHWM", "VmPeak"))

    @staticmethod
    def _read(path):
        try:
            with open(path) as file:
                return file.read()
        except OSError:
            return ""  # It has ended.
