"""The system calls of a run, as strace tells them, held against what is allowed."""
import os
import re
import subprocess

TRACED = (
    "execve,execveat,clone,clone3,fork,vfork,open,openat,openat2,creat,socket,connect,recvmsg,unlink,"
    "unlinkat,rename,renameat,renameat2,mkdir,mkdirat,mknod,mknodat,symlink,symlinkat,link,linkat,"
    "truncate,chmod,fchmodat")
OPENING = {"open", "openat", "openat2", "creat"}
CHANGING = {"unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "mknod",
            "mknodat", "symlink", "symlinkat", "link", "linkat", "truncate", "chmod", "fchmodat"}
# Where the loader, the C library and the allocator look around while a program starts.
SYSTEM = ["/lib", "/usr/lib", "/usr/share", "/etc/ld.so.", "/etc/localtime", "/etc/locale.alias",
          "/etc/ssl/openssl.cnf", "/proc/", "/sys/devices/system/", "/sys/kernel/mm/", "/dev/null", "/dev/urandom"]
# Where SQLite keeps what a manifest gathers: a file of its own making, without a name from then on.
TEMPORARY = re.compile(r"/(?:var/|usr/)?tmp/etilqs_[0-9a-f]+")
LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+|\?)(?:<(.*?)>)?(?: .*)?$")
UNFINISHED = re.compile(r"(\d+) +(.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")


def prefix(path):
    """The command to run another one behind."""
    return ["strace", "-f", "-qq", "-y", "-e", "signal=none", "-e", f"trace={TRACED}", "-o", path]


class Calls:
    """Reads a trace and gathers what should not have happened."""

    def __init__(self, trace, corpus):
        self.failures = []
        self.inspectors = set()
        self._serving = set()
        self._process_of = {}
        self._corpus = corpus
        self._results = str(corpus.results)
        # New results are written beside the old ones, then change places with them.
        self._written = (self._results, str(corpus.folder / f".{corpus.results.name}."))
        self._bait = str(corpus.folder / "bait")
        self._allowed = SYSTEM + libraries(corpus.exhibit) + [
            str(corpus.folder / "corpus"), *self._written, str(corpus.exhibit.parent)]
        for line in whole_lines(trace):
            if match := LINE.match(line):
                self._take(*match.groups())

    def _take(self, task, name, arguments, result, path):
        failed = result.startswith("-")
        process = self._process_of.get(task, task)
        if name in ("clone", "clone3") and "CLONE_THREAD" in arguments and not failed:
            self._process_of[result] = process
        elif name == "recvmsg" and process in self.inspectors:
            self._serving.add(process)
        elif name in ("execve", "execveat"):
            self._execute(process, arguments, failed)
        elif name == "socket" and "AF_UNIX" not in arguments:
            self.failures.append(f"a socket was asked for: socket({arguments})")
        elif name == "connect":
            self.failures.append(f"a connection was tried: connect({arguments})")
        elif name in CHANGING:
            self._change(process, name, arguments, failed)
        elif name in OPENING:
            self._open(process, arguments, failed, path)

    def _execute(self, process, arguments, failed):
        program = arguments.split('"')[1] if '"' in arguments else arguments
        if program.endswith("/exhibit-inspector") and not failed:
            self.inspectors.add(process)
        elif program != str(self._corpus.exhibit):
            self.failures.append(f"another program was started: {program}")

    def _change(self, process, name, arguments, failed):
        if name == "unlink" and TEMPORARY.fullmatch(arguments.strip('"')):
            return
        if not failed and not any(
                place in arguments for place in (self._results, os.path.basename(self._results))):
            self.failures.append(f"{name}({arguments}) outside the result folder")

    def _open(self, process, arguments, failed, path):
        if self._bait in arguments or path and path.startswith(self._bait):
            self.failures.append(f"a bait was tried: {arguments}")
        if failed:
            return
        if process in self._serving:
            self.failures.append(f"an inspector opened {path} while it served: {arguments}")
        if path is None:
            # Too deep for the kernel to tell: it has to be one name below a folder of the walk.
            if not re.search(r', "[^"/]+", O_RDONLY\|O_NO', arguments):
                self.failures.append(f"what was opened is not known: {arguments}")
            return
        if (process not in self.inspectors and TEMPORARY.fullmatch(path) and "O_EXCL" in arguments
                and arguments.endswith("0600")):
            return
        if not any(path.startswith(place) for place in self._allowed) and not self._leads(path):
            self.failures.append(f"{path} was opened: {arguments}")
        if re.search(r"O_WRONLY|O_CREAT|O_RDWR", arguments) and not path.startswith(
                (*self._written, "/dev/null")):
            self.failures.append(f"{path} was opened to write: {arguments}")

    def _leads(self, path):
        """A folder on the way to the results, which are made durable by syncing it."""
        return self._results.startswith(path)


def whole_lines(trace):
    """The lines of a trace, those that another task interrupted put together again."""
    begun = {}
    with open(trace, encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            line = line.rstrip("\n")
            if match := UNFINISHED.match(line):
                begun[match[1]] = line[: match.start(2)] + match[2]
            elif match := RESUMED.match(line):
                yield begun.pop(match[1], match[1] + " ") + match[2]
            else:
                yield line


def libraries(exhibit):
    """The folders of the shared libraries that both programs are linked to."""
    found = set()
    for program in (exhibit, exhibit.parent / "exhibit-inspector"):
        told = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
        found.update(os.path.dirname(os.path.realpath(path)) for path in re.findall(r"/\S+", told))
    return sorted(found)
