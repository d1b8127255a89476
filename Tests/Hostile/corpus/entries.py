"""Entries that are no plain files, and names that trip programs over."""
import os
import socket
import stat

GROUP, NAMES = "entries", "names"
DEPTH = 4_000


def add_to(corpus):
    add_links(corpus)
    add_special(corpus)
    add_names(corpus)
    add_results(corpus)
    add_unreadable(corpus)
    if not corpus.quick:
        add_deep(corpus)


def add_links(corpus):
    for name, target in {
        "loop": "loop", "circle-a": "circle-b", "circle-b": "circle-a", "passwd.txt": "/etc/passwd",
        "above": "..", "itself": ".", "root": "/", "dangling": "nowhere",
        "bait.ts": corpus.bait.recording, "long": "a/" * 2_000,
    }.items():
        os.symlink(target, corpus.place(GROUP, f"links/{name}"))
        corpus.expect(GROUP, f"links/{name}", "skip")
    corpus.add(GROUP, "hard/original.txt", "Agenda 3 pm\n")
    os.link(corpus.place(GROUP, "hard/original.txt"), corpus.place(GROUP, "hard/twin.txt"))
    corpus.expect(GROUP, "hard/twin.txt")


def add_special(corpus):
    for name in ("pipe", "pipe.mp4", "pipe.html"):
        os.mkfifo(corpus.place(GROUP, name))
        corpus.expect(GROUP, name, "skip")
    add_socket(corpus)
    for name, mode, major, minor in [
        ("null.txt", stat.S_IFCHR, 1, 3), ("zero.mp4", stat.S_IFCHR, 1, 5),
        ("full.csv", stat.S_IFCHR, 1, 7), ("loop.bin", stat.S_IFBLK, 7, 99),
    ]:
        try:
            os.mknod(corpus.place(GROUP, name), mode | 0o666, os.makedev(major, minor))
        except PermissionError:
            # Only root makes devices: then there is one entry less, and the count says so.
            continue
        corpus.expect(GROUP, name, "skip")


def add_socket(corpus):
    place = corpus.place(GROUP, "socket")
    here = os.getcwd()
    # The address of a socket may be no longer than 107 bytes.
    os.chdir(os.path.dirname(place))
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("socket")
    finally:
        os.chdir(here)
    corpus.expect(GROUP, "socket", "skip")


def add_names(corpus):
    names = [
        b"two\nlines.txt", b"return\r.txt", b"tab\t.txt", b"\x1b[31mred\x1b[0m.txt",
        b"\x1b]0;title\x07.txt", b"bell\x07.txt", b"delete\x7f.txt",
        "csi\u009b31m.txt".encode(), "next\u0085line.txt".encode(),
        "reversed\u202etxt.exe".encode(), "isolate\u2066.txt".encode(), "zero\u200bwidth.txt".encode(),
        "mark\ufeff.txt".encode(), "separator\u2028.txt".encode(), b"f\xe9.txt", b"\xff\xfe.txt",
        b"\xed\xa0\x80.txt", b"\xc0\xaf.txt", b"cut-\xe2\x82.txt", b"a" * 255, b"\xc3\xa9" * 127,
        b"-rf.txt", b"--output=x.txt", b"100%41.txt", b"%00.txt", b"f%E9.txt", b" space.txt",
        b"space.txt ", b"...txt", b"..txt", b"dot.", "\u00e9.txt".encode(), "e\u0301.txt".encode(),
        b"A.txt", b"a.txt", b"back\\slash.txt", b"star*?.txt", b"quote'\".txt", b"$(id).txt",
        b"`id`.txt", b"a;id.txt", b"<x-hostile>.txt", b"<script>alert(1)<", b"&lt;.txt",
        b"=cmd|'!A1.csv", b"+1.csv", b"@a.csv", b"http:", b"con.txt", b"manifest.json",
        b"SHA256SUMS", b"part1.html", b"submission.yaml", b"#hash?query.html", b"\\u{202e}.txt",
    ]
    for number, name in enumerate(names):
        corpus.add(NAMES, os.fsdecode(name), f"Agenda, item {number}: 3 pm <x-hostile>\n")
    if not corpus.quick:
        corpus.add(NAMES, os.fsdecode(b"folder\n\x1b[2J\xff/below.txt"), "Agenda 3 pm\n")
        corpus.add(NAMES, "/".join(["a" * 250] * 12) + "/far.txt", "Agenda 3 pm\n")
        for number in range(2_000):
            os.makedirs(corpus.place(NAMES, f"empty/{number}/x")[:-2], exist_ok=True)


def add_results(corpus):
    """Folders that call themselves our results: only one that holds a header of ours is left out."""
    header = '{"schema":"exhibit.manifest/1","totals":{}}'
    os.makedirs(corpus.place(GROUP, "real.exhibit/x")[:-2], exist_ok=True)
    with open(corpus.place(GROUP, "real.exhibit/manifest.json"), "w") as file:
        file.write(header)
    corpus.expect(GROUP, "real.exhibit", "skip")
    corpus.add(GROUP, "claimed.exhibit/manifest.json", '{"schema":"exhibit.other/1"}')
    corpus.add(GROUP, "claimed.exhibit/agenda.txt", "Agenda 3 pm\n")
    corpus.add(GROUP, "file.exhibit", header)


def add_unreadable(corpus):
    """Nobody but root reads these; a walk that can't names the folder in its file's place."""
    isRoot = os.geteuid() == 0
    corpus.add(GROUP, "locked.txt", "Agenda 3 pm\n")
    os.chmod(corpus.place(GROUP, "locked.txt"), 0)
    folder = corpus.place(GROUP, "locked/agenda.txt")
    with open(folder, "w") as file:
        file.write("Agenda 3 pm\n")
    os.chmod(os.path.dirname(folder), 0)
    corpus.expect(GROUP, "locked/agenda.txt" if isRoot else "locked", "record" if isRoot else "skip")


def add_deep(corpus):
    """A file so deep that its path is longer than any system call takes."""
    folder = os.open(os.path.dirname(corpus.place(GROUP, "deep/x")), os.O_RDONLY)
    for _ in range(DEPTH):
        os.mkdir("d", dir_fd=folder)
        below = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = below
    with open(os.open("far.txt", os.O_WRONLY | os.O_CREAT, dir_fd=folder), "w") as file:
        file.write("Agenda 3 pm\n")
    os.close(folder)
    corpus.expect(GROUP, "deep/" + "d/" * DEPTH + "far.txt")
