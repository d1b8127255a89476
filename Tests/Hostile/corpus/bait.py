"""What hostile files point at. Nobody who reads the corpus safely ever opens or calls any of it."""
import subprocess

# Occurs in every bait and nowhere else: where an output holds it, a bait was read.
MARK = "BAIT-4f1c9e"


class Bait:
    def __init__(self, folder, port):
        folder.mkdir()
        self.folder = folder
        self.port = port
        self.recording = self._path("secret.ts")
        self.text = self._path("secret.txt")
        self.declarations = self._path("secret.dtd")
        with open(self.text, "w") as file:
            file.write(f"{MARK}\n")
        with open(self.declarations, "w") as file:
            file.write(f'<!ENTITY bait "{MARK}">\n<!ATTLIST agenda bait CDATA "{MARK}">\n')
        subprocess.run(
            ["ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", "sine=d=0.2:r=16000",
             "-c:a", "mp2", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-metadata",
             f"service_name={MARK}", self.recording], check=True)

    def _path(self, name):
        return str(self.folder / name)

    def url(self, name):
        return f"http://127.0.0.1:{self.port}/{name}"
