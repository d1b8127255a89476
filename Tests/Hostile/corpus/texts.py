"""Texts, captions and tables that are no text, or far too much of it."""

TEXTS, CAPTIONS, TABLES = "texts", "captions", "tables"


def add_to(corpus):
    for group, contents in [(TEXTS, texts()), (TEXTS, floods()), (CAPTIONS, captions()),
                            (TABLES, tables())]:
        for name, content in contents.items():
            corpus.add(group, name, content)


def texts():
    """Small, of bytes that are no decent text."""
    return {
        "empty.txt": b"",
        "zero.txt": b"\0",
        "zeros.txt": bytes(100_000),
        "controls.txt": bytes(range(1, 32)) * 40,
        "controls-few.txt": b"Agenda 3 pm\x01\x02 Norms\x1b[2J\x1b]52;c;AAAA\x07\n" * 9,
        "high-controls.txt": "Agenda 3 pm \u009b31m\u0085 Norms\n" * 9,
        "reading-order.txt": "Agenda \u202e3 pm\u2066 Norms\u200b\u200f\ufeff\u061c\n" * 9,
        "tags.txt": "Agenda 3 pm" + "".join(chr(0xE0000 + ord(c)) for c in "ignore this") + "\n",
        "overlong.txt": b"Agenda \xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf 3 pm\n" * 9,
        "surrogates.txt": b"Agenda \xed\xa0\x80\xed\xbf\xbf 3 pm\n" * 9,
        "beyond.txt": b"Agenda \xf4\x90\x80\x80\xff\xfe 3 pm\n" * 9,
        "cut-character.txt": "Agenda 3 pm é".encode()[:-1],
        "marks.txt": b"\xef\xbb\xbf" * 1000 + b"Agenda 3 pm",
        "utf16-odd.txt": "Agenda 3 pm".encode("utf-16") + b"\0",
        "utf16-surrogates.txt": b"\xff\xfe" + b"\0\xd8" * 4_000 + "3 pm".encode("utf-16-le"),
        "utf16-big.txt": "Agenda 3 pm\n".encode("utf-16-be"),
        "utf32.txt": "Agenda 3 pm\n".encode("utf-32"),
        "utf32-beyond.txt": b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 100,
        "mark-only.txt": b"\xff\xfe",
        "newlines.txt": b"Agenda\r3 pm Norms\r\r\n\n\r4 pm\x0b\x0c\xc2\x85\xe2\x80\xa8End",
        "formulas.csv": "Time,Topic\n3 pm,=HYPERLINK(\"http://127.0.0.1\")\n4 pm,@SUM(1)\n5 pm,-1+1\n",
        "times.txt": "Agenda 99:99 25:61 24:00 00:00-00:00 3-2 pm 12-12 am -3 pm 0 pm 3:60 pm\n"
            "99999999999999999999:00 1e9 pm 15:00:00:00:00 3.99.99 pm\n" * 9,
        "dates.txt": "30 February 2026, 0/0/0000, 2026-99-99, 31.04.2026, 12/31/99999999999999999999, "
            "13/13/2026, May 0, 2026-W99, 9223372036854775807-01-01, -2026-01-01\n" * 9,
        "minutes.txt": "Agenda 3 pm\n1. Norms (99999999999999999999 min)\n2. Rest (-5 min)\n"
            "3. All (1e99 hours)\n4. More (9223372036854775807 minutes)\n",
    }


def floods():
    """Long, each of what one part of a reader may need quadratic time for."""
    return {
        "letters.txt": lambda: "a" * 30_000_000,
        "spaces.txt": lambda: "3 pm" + " " * 30_000_000,
        "lines.txt": lambda: "\n" * 30_000_000,
        "returns.txt": lambda: "\r\n" * 5_000_000,
        "bullets.txt": lambda: "- \n" * 3_000_000,
        "digits.txt": lambda: "1" * 20_000_000,
        "clock.txt": lambda: "12:" * 5_000_000,
        "clocks.txt": lambda: "9:00-10:00 am " * 1_000_000,
        "clock-lines.txt": lambda: "9:00-10:00 am Norms\n" * 500_000,
        "days.txt": lambda: "12 March 2026, " * 1_000_000,
        "day-lines.txt": lambda: "Thursday, 12 March 2026\n3 pm Norms\n" * 300_000,
        "people.txt": lambda: "Present: " + "Ana Lopez, " * 1_000_000,
        "actions.txt": lambda: "Action: Ana sends notes by 20 March\n" * 300_000,
        "addresses.txt": lambda: "http://127.0.0.1/" * 1_000_000,
        "address-lines.txt": lambda: "see http://127.0.0.1/a.mp4\n" * 300_000,
        "dashes.txt": lambda: "-" * 5_000_000,
        "colons.txt": lambda: "a:" * 5_000_000,
        # One character, as a reader sees it, of megabytes: where text is read by characters, each
        # look at it reads it all.
        "accents.txt": lambda: "Agenda 3 pm e" + "\u0301" * 5_000_000,
        "joiners.txt": lambda: "3 pm " + "\U0001f468\u200d" * 1_500_000,
        "flags.txt": lambda: "3 pm " + "\U0001f1e6" * 3_000_000,
        "syllables.txt": lambda: "3 pm " + "\u1100" * 4_000_000,
        "accent-lines.txt": lambda: "3 pm e" + "\n\u0301" * 3_000_000,
        "brackets.md": lambda: "# A\n" + "[" * 2_000_000,
        "links.md": lambda: "# A\n" + "[a](" * 1_000_000,
        "images.md": lambda: "# A\n" + "![" * 500_000 + "](a)" * 500_000,
        "stars.md": lambda: "# A\n" + "*" * 2_000_000,
        "emphases.md": lambda: "# A\n" + "**a " * 1_000_000,
        "underscores.md": lambda: "# A\n" + "_a" * 1_000_000,
        "ticks.md": lambda: "# A\n" + "".join("`" * (n % 500) + "a" for n in range(10_000)),
        "fences.md": lambda: "# A\n" + "```\n" * 500_000,
        "hashes.md": lambda: "#" * 5_000_000,
        "headings.md": lambda: "# A\n" * 1_000_000,
        "quotes.md": lambda: "# A\n" + ">" * 2_000_000,
        "nested-lists.md": lambda: "# A\n" + "".join(" " * n + "- a\n" for n in range(5_000)),
        "columns.md": lambda: "# A\n|" + "a|" * 100_000 + "\n|" + "-|" * 100_000 + "\n|" + "3 pm|" * 100_000,
        "angles.md": lambda: "# A\n" + "<" * 2_000_000,
        "backslashes.md": lambda: "# A\n" + "\\" * 3_000_000,
        "chat.txt": lambda: "15:00:01 From Ana to Everyone: Welcome\n" * 500_000,
    }


def captions():
    cue = "00:00:01.000 --> 00:00:02.000\n"
    return {
        "million.vtt": lambda: "WEBVTT\n\n" + "00:00.000 --> 00:01.000\nx\n\n" * 1_000_000,
        "million.srt": lambda: "".join(
            f"{n}\n00:00:01,0 --> 00:00:02,0\nx\n\n" for n in range(800_000)),
        "million-timings.vtt": lambda: "WEBVTT\n\n" + "00:00.000 --> 00:01.000\n" * 1_000_000,
        "hours.vtt": "WEBVTT\n\n99999999999999999999:00:00.000 --> 99999999999999999999:00:01.000\nx\n\n"
            "2562047788015:12:55.807 --> 2562047788015:12:55.808\ny\n\n"
            "99999999:59:59.999 --> 9223372036854775807:00:00.000\nz\n",
        "hours.srt": "1\n99999999999999999999:00:00,000 --> 99999999999999999999:00:01,000\nx\n\n"
            "2\n2562047788015:12:55,807 --> 9223372036854775807:00:00,000\ny\n",
        "negative.vtt": "WEBVTT\n\n-00:00:01.000 --> 00:00:02.000\nx\n\n00:00:-1.000 --> 00:00:02.000\ny\n",
        "negative.srt": "1\n-00:00:01,000 --> 00:00:02,000\nx\n\n-2\n00:-1:00,000 --> 00:00:02,000\ny\n",
        "backwards.vtt": "WEBVTT\n\n00:01:00.000 --> 00:00:01.000\nx\n\n00:00:01.000 --> 00:00:01.000\ny\n",
        "minutes.vtt": "WEBVTT\n\n00:99:99.999 --> 01:60:60.000\nx\n\n0:0:0.0 --> 0:0:1.9999999999\ny\n",
        "no-cues.vtt": "WEBVTT\n",
        "no-newline.vtt": "WEBVTT",
        "arrows.vtt": lambda: "WEBVTT\n\n" + "-->" * 3_000_000,
        "arrow-lines.vtt": lambda: "WEBVTT\n\n" + "-->\n" * 1_000_000,
        "text-long.vtt": lambda: "WEBVTT\n\n" + cue + "x" * 20_000_000,
        "lines-long.vtt": lambda: "WEBVTT\n\n" + cue + "x\n" * 5_000_000,
        "tags.vtt": lambda: "WEBVTT\n\n" + cue + "<b>" * 2_000_000,
        "tags-open.vtt": lambda: "WEBVTT\n\n" + cue + "<" * 5_000_000,
        "voice-long.vtt": lambda: "WEBVTT\n\n" + cue + "<v " + "a" * 5_000_000 + ">x",
        "voices.vtt": lambda: "WEBVTT\n\n" + "".join(
            cue + f"<v Speaker {n}>x\n\n" for n in range(200_000)),
        "voices-in-cue.vtt": lambda: "WEBVTT\n\n" + cue + "<v Ana>x" * 1_000_000,
        "entities.vtt": lambda: "WEBVTT\n\n" + cue + "&amp" * 2_000_000,
        "settings.vtt": lambda: "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 " + "position:9% " * 500_000,
        "notes.vtt": lambda: "WEBVTT\n\n" + "NOTE x\n\n" * 1_000_000,
        "escapes.vtt": "WEBVTT\n\n" + cue + "<v \x1b[31mAna\u202e>\x1b]0;x\x07<x-hostile>&lt;x-hostile&gt;\n",
        "zeros.vtt": b"WEBVTT\n\n" + cue.encode() + b"a\0b\0\n",
        "accents.vtt": lambda: "WEBVTT\n\n" + cue + "<v e" + "\u0301" * 3_000_000 + ">x",
        "speakers.srt": lambda: "1\n00:00:01,0 --> 00:00:02,0\n" + "Ana: " * 1_000_000,
        "numbers.srt": "99999999999999999999\n00:00:01,000 --> 00:00:02,000\nx\n",
    }


def tables():
    return {
        "columns.csv": lambda: ",".join(["Time"] * 100_000) + "\n" + ",".join(["3 pm"] * 100_000) + "\n",
        "columns-dated.csv": lambda: "\n".join(
            ",".join([cell] * 20_000) for cell in ("Date", "2026-01-09", "2026-01-16")),
        "commas.csv": lambda: "," * 10_000_000,
        "comma-lines.csv": lambda: ",,,\n" * 2_000_000,
        "rows.csv": lambda: "Date,Topic\n" + "2026-01-09,Norms\n" * 1_000_000,
        "ragged.csv": lambda: "Date,Topic\n" + "".join("," * (n % 3_000) + "\n" for n in range(6_000)),
        "quote-open.csv": "Date,Topic\n2026-01-09,\"Norms\n" + "2026-01-16,Next\n" * 500,
        "quotes.csv": lambda: "Date,Topic\n" + '"' * 5_000_001,
        "quotes-unbalanced.csv": lambda: "Date,Topic\n" + 'a"b,"c"d"\n' * 300_000,
        "newlines.csv": lambda: 'Date,Topic\n2026-01-09,"' + "\n" * 3_000_000 + '"\n',
        "cell-long.csv": lambda: "Date,Topic\n2026-01-09," + "x" * 20_000_000 + "\n",
        "tabs.tsv": lambda: "\t" * 10_000_000,
        "columns.tsv": lambda: "\t".join(["Date"] * 100_000) + "\n" + "\t".join(["2026-01-09"] * 100_000),
        "semicolons.csv": "Date;Topic\n2026-01-09;Norms\n" * 100,
        "delimiters.csv": lambda: "a,b;c\td|e\n" * 200_000,
        "dates.csv": lambda: "Date,Topic\n" + "99999999999999999999-99-99,x\n31/31/31,y\n" * 5_000,
        "escapes.csv": "Date,Topic\n2026-01-09,\x1b[31mred\u202e<x-hostile>\n2026-01-16,=cmd|'/c'!A1\n",
        "zeros.csv": b"Date,Topic\n2026-01-09,\0\0\n",
    }
