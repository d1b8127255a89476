"""Submissions made for the checks, and the pages that Exhibit writes for them; each is made once."""
import pathlib
import shutil
import subprocess

SAMPLES = pathlib.Path(__file__).resolve().parents[3] / "Samples"


class PagesAtHand:
    def __init__(self, place, exhibit):
        self.place, self.exhibit, self._made = place, exhibit, {}

    def sample(self, name, *options):
        """The result folder of a copy of one of Samples/."""
        return self.made("-".join([name, *(option.strip("-") for option in options)]),
                         lambda folder: shutil.copytree(SAMPLES / name, folder), *options)

    def made(self, name, make, *options):
        """The result folder of a submission that `make` puts into a folder."""
        if name not in self._made:
            folder = self.place / name
            make(folder)
            done = subprocess.run([self.exhibit, "manifest", folder, "--quiet", *options],
                                  capture_output=True, text=True)
            # 1 where something is to be mended: the page is written all the same.
            assert done.returncode in (0, 1), f"exhibit manifest: {done.returncode} {done.stderr}"
            self._made[name] = self.place / f"{name}.exhibit"
        return self._made[name]
