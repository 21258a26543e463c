"""TensorBoard opens the event files that the TensorBoard callback writes, and finds the numbers that the training had."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

here = pathlib.Path(__file__).resolve().parent
packages = here / "node_modules/.python"  # git ignores it, as other packages


def setUpModule():
    if not (packages / "tensorboard").exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(packages)]
        subprocess.run([*pip, "-r", str(here / "requirements.txt")], check=True)
    sys.path.insert(0, str(packages))


class EventFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        from tensorboard.backend.event_processing.event_multiplexer import EventMultiplexer

        cls.folder = tempfile.TemporaryDirectory()
        out = subprocess.run([shutil.which("node"), here / "write.mjs", cls.folder.name], check=True, capture_output=True, text=True)
        cls.trained = json.loads(out.stdout)
        cls.board = EventMultiplexer(size_guidance={"histograms": 0}).AddRunsFromDirectory(cls.folder.name)
        cls.board.Reload()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check(self, run, tag, expected):
        events = self.board.Scalars(run, tag)
        self.assertEqual([event.step for event in events], list(range(1, len(expected) + 1)))
        for event, value in zip(events, expected):
            self.assertAlmostEqual(event.value, value, delta=1e-6 * abs(value))  # written as float32

    def test_numbers(self):
        history = self.trained["history"]
        self.check("train", "epoch_loss", history["loss"])
        self.check("train", "epoch_accuracy", history["accuracy"])
        self.check("validation", "epoch_loss", history["valLoss"])
        self.check("validation", "epoch_accuracy", history["valAccuracy"])

    def test_batches(self):
        events = self.board.Scalars("train", "batch_loss")
        self.assertEqual([event.step for event in events], [0, 2, 4, 6])

    def test_clock(self):
        events = self.board.Scalars("validation", "epoch_loss")
        self.assertEqual(events[0].wall_time // 100, 1.7e7)

    def test_distributions(self):
        weight = self.trained["weight"]
        first, last = self.board.Histograms("train", "0.weight")
        found = last.histogram_value
        self.assertEqual([first.step, last.step, found.num], [1, 2, len(weight)])
        self.assertAlmostEqual(found.min, min(weight))
        self.assertAlmostEqual(found.max, max(weight))
        self.assertAlmostEqual(found.sum, sum(weight), places=5)
        self.assertEqual(sum(found.bucket), len(weight))


if __name__ == "__main__":
    unittest.main()
