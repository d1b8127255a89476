"""Playlists and references that call themselves recordings, each pointing at a bait.

A text is told from a recording by its first bytes, so most of these never reach a demuxer. Those
with a tail of zeros, or behind an ID3 tag, do reach libavformat's probing.
"""
import struct

from . import seeds

GROUP = "playlists"


def hls(target):
    return (
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:9\n#EXTINF:9.0,\n"
        f"{target}\n#EXT-X-ENDLIST\n")


def hls_master(target):
    return f"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1280000\n{target}\n"


def hls_key(target):
    return hls(target).replace("#EXTINF", f'#EXT-X-KEY:METHOD=AES-128,URI="{target}"\n#EXTINF')


def hls_map(target):
    return hls(target).replace("#EXTINF", f'#EXT-X-MAP:URI="{target}"\n#EXTINF')


def concat(target):
    return f"ffconcat version 1.0\nfile '{target}'\nduration 9\n"


def concat_plain(target):
    return f"file '{target}'\nfile '{target}'\n"


def dash(target):
    return (
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
        'mediaPresentationDuration="PT9S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011">'
        f'<Period><AdaptationSet mimeType="audio/mp2t"><Representation id="1" bandwidth="9">'
        f"<BaseURL>{target}</BaseURL></Representation></AdaptationSet></Period></MPD>")


def smil(target):
    return f'<smil><body><seq><audio src="{target}"/></seq></body></smil>'


def asx(target):
    return f'<asx version="3.0"><entry><ref href="{target}"/></entry></asx>'


def pls(target):
    return f"[playlist]\nNumberOfEntries=1\nFile1={target}\n"


def shortcut(target):
    return f"[InternetShortcut]\nURL={target}\n"


def webloc(target):
    return f'<?xml version="1.0"?><plist version="1.0"><dict><key>URL</key><string>{target}</string>'


def rtsp_text(target):
    return f"RTSPtextRTSP://127.0.0.1/{target}\n"


def real_media(target):
    return f".ra\nrtsp://127.0.0.1/a\n{target}\n"


def concat_protocol(target):
    return hls(f"concat:{target}|{target}")


def subfile(target):
    return hls(f"subfile,,start,0,end,0,,:{target}")


def data_behind(target):
    return hls(f"data:application/x-mpegurl,%23EXTM3U%0A{target}")


def crypto(target):
    return hls(f"crypto+file:{target}")


def image_pattern(target):
    return concat(target.replace("secret", "secre%*"))


SHAPES = [
    ("avi", hls), ("mp4", hls_master), ("mp3", hls_key), ("ts", hls_map), ("mp4", concat),
    ("avi", concat_plain), ("mp4", dash), ("wav", smil), ("mp3", asx), ("mp3", pls),
    ("mp4", shortcut), ("mov", webloc), ("mov", rtsp_text), ("rm", real_media),
    ("mkv", concat_protocol), ("avi", subfile), ("mp4", data_behind), ("ts", crypto),
    ("png", image_pattern),
]
# What libavformat would follow where nothing guards it, and so what is sent its way.
PROBED = [("hls", hls), ("hls-master", hls_master), ("concat", concat), ("dash", dash)]


def id3(length=10):
    """An empty tag, behind which libavformat probes again."""
    return b"ID3\3\0\0" + bytes([length >> 21 & 127, length >> 14 & 127, length >> 7 & 127,
                                length & 127]) + bytes(length)


def atom(name, *contents):
    content = b"".join(contents)
    return struct.pack(">I", len(content) + 8) + name + content


def reference(movie, entry):
    """A movie whose data lie in another file: its data reference is another, longer one."""
    place = movie.index(b"dref") - 4
    size = struct.unpack(">I", movie[place : place + 4])[0]
    longer = atom(b"dref", struct.pack(">II", 0, 1), entry)
    changed = movie[:place] + longer + movie[place + size :]
    for name in (b"moov", b"trak", b"mdia", b"minf", b"dinf"):
        start = changed.index(name) - 4
        old = struct.unpack(">I", changed[start : start + 4])[0]
        changed = changed[:start] + struct.pack(">I", old + len(longer) - size) + changed[start + 4 :]
    return changed


def alias(path):
    """An `alis` entry (QuickTime) with the Unix path in its record of type 18."""
    path = path.encode()
    head = bytes(4) + struct.pack(">HH", 150 + 4 + len(path), 2) + bytes(142)
    return atom(b"alis", bytes(4), head, struct.pack(">HH", 18, len(path)), path)


def add_to(corpus):
    targets = {
        "local": (corpus.bait.recording, corpus.bait.recording),
        "file": ("file://" + corpus.bait.recording, corpus.bait.recording),
        "near": ("bait/secret.ts", corpus.bait.recording),
        "http": (corpus.bait.url("secret.ts"), corpus.bait.url("")),
    }
    for way, (target, lure) in targets.items():
        for kind, shape in PROBED:
            text = shape(target).encode()
            corpus.add(GROUP, f"tagged-{kind}-{way}.mp3", id3() + text, [lure])
            corpus.add(GROUP, f"zeros-{kind}-{way}.avi", text + bytes(4096), [lure])
    for way in ("local", "http"):
        target, lure = targets[way]
        for ending, shape in SHAPES:
            corpus.add(GROUP, f"{shape.__name__}-{way}.{ending}", shape(target), [lure])
    add_session(corpus)
    add_movies(corpus, *targets["local"], *targets["http"])


def add_session(corpus):
    port = corpus.bait.port
    text = f"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video {port} RTP/AVP 96\n"
    lure = corpus.bait.url("")
    corpus.add(GROUP, "session.mp4", text, [lure])
    corpus.add(GROUP, "session-tagged.mp3", id3() + text.encode(), [lure])
    corpus.add(GROUP, "session-zeros.avi", text.encode() + bytes(4096), [lure])


def add_movies(corpus, local, local_lure, http, http_lure):
    movie = seeds.made(seeds.SOUND + ["-c:a", "aac", "-movflags", "+faststart"], "sound.mov")
    for name, entry, lure in [
        ("url-local", atom(b"url ", bytes(4), local.encode() + b"\0"), local_lure),
        ("url-http", atom(b"url ", bytes(4), http.encode() + b"\0"), http_lure),
        ("urn", atom(b"urn ", bytes(4), b"a\0", http.encode() + b"\0"), http_lure),
        ("alias", alias(local), local_lure),
        ("alias-near", alias("../../bait/secret.ts"), local_lure),
    ]:
        corpus.add(GROUP, f"reference-{name}.mov", reference(movie, entry), [lure])
    redirection = atom(b"moov", atom(b"rmra", atom(b"rmda", atom(
        b"rdrf", bytes(4), b"url ", struct.pack(">I", len(http)), http.encode()))))
    corpus.add(GROUP, "redirection.mov", redirection, [http_lure])
