"""The course as one zip: made twice it has the same bytes; unpacked in an empty folder, two lines make it run, and after that without a network."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import unittest
import zipfile

root = pathlib.Path(__file__).resolve().parents[2]
npm = shutil.which("npm")
version = re.search(r'"version": "(.+?)"', (root / "package.json").read_text())[1]


def package():
    """Makes the zip; its path."""
    subprocess.run([npm, "run", "package"], cwd=root, check=True, capture_output=True)
    return root / f"output/lectern-{version}.zip"


def offline(folder, *command):
    """The command in a sandbox that has no network but its own machine."""
    return ["bwrap", "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent", "--chdir", str(folder), *command]


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="a student’s folder ")
        cls.home = pathlib.Path(cls.place.name, "home")
        cls.home.mkdir()
        with zipfile.ZipFile(package()) as zipped:
            cls.names = zipped.namelist()
            zipped.extractall(cls.place.name)
        cls.folder = pathlib.Path(cls.place.name, "lectern")
        cls.environment = {**os.environ, "npm_config_update_notifier": "false"}
        setup = subprocess.run([npm, "run", "setup"], cwd=cls.folder, capture_output=True, text=True, env=cls.environment)
        assert setup.returncode == 0, setup.stdout + setup.stderr

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def test_the_same_commit_gives_the_same_bytes(self):
        first = package().read_bytes()
        self.assertEqual(package().read_bytes(), first)

    def test_it_holds_no_work_of_a_student_and_nothing_that_only_developers_need(self):
        tops = {name.split("/")[1] for name in self.names}
        self.assertEqual(tops & {"work", "src", "test", "node_modules", ".venv", ".git"}, set())
        self.assertFalse((self.folder / "node_modules/vitest").exists())
        self.assertEqual([name for name in self.names if name.endswith(".cache")], [])

    def test_without_a_network_it_starts_and_a_lesson_runs(self):
        environment = self.environment | {"HOME": str(self.home)}
        command = offline(self.folder, npm, "start", "--", "--no-browser")
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, start_new_session=True) as start:
            said = ""
            for line in start.stdout:
                said += line
                if "ready: open http://localhost" in line:
                    break
            os.killpg(start.pid, signal.SIGTERM)
            start.stdout.read()
        self.assertIn("ready: open http://localhost", said)
        execute = [str(self.folder / ".venv/bin/jupyter-execute"), "--kernel_name=lectern", "--inplace", "work/01-activations.ipynb"]
        run = subprocess.run(offline(self.folder, *execute), capture_output=True, text=True, env=environment)
        self.assertEqual(run.returncode, 0, run.stderr[-3000:])
        text = (self.folder / "work/01-activations.ipynb").read_text(encoding="utf-8")
        self.assertIn("image/png", text)
        self.assertNotIn('"output_type": "error"', text)

    def test_a_new_version_over_the_old_one_leaves_the_students_work(self):
        work = self.folder / "work"
        deliver = ["node", "--input-type=module", "-e", "const { deliver } = await import('./scripts/lib/deliver.mjs'); deliver('notebooks', 'work');"]
        subprocess.run(deliver, cwd=self.folder, check=True, capture_output=True)
        (work / "02-preprocessing.ipynb").write_text("edited")
        (work / "03-weight-initialization.ipynb").rename(work / "mine.ipynb")
        (work / "04-normalization.ipynb").unlink()
        with zipfile.ZipFile(package()) as zipped:
            zipped.extractall(self.place.name)
        for name in ("02-preprocessing", "03-weight-initialization", "04-normalization", "05-babysitting"):
            path = self.folder / f"notebooks/{name}.ipynb"
            path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        subprocess.run(deliver, cwd=self.folder, check=True, capture_output=True)
        subprocess.run([npm, "run", "setup"], cwd=self.folder, check=True, capture_output=True, env=self.environment)
        if os.name == "posix":
            self.assertTrue(os.access(self.folder / "dist/cli/main.js", os.X_OK), "npx lectern needs a program")
        self.assertEqual((work / "02-preprocessing.ipynb").read_text(), "edited")
        self.assertTrue((work / "02-update-1-preprocessing.ipynb").exists())
        self.assertEqual((work / "05-babysitting.ipynb").read_bytes(), (self.folder / "notebooks/05-babysitting.ipynb").read_bytes())
        self.assertTrue((work / "mine.ipynb").exists())
        self.assertFalse((work / "03-weight-initialization.ipynb").exists())
        self.assertFalse((work / "04-normalization.ipynb").exists())


if __name__ == "__main__":
    unittest.main()
