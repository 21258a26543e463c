"""The library computes the same bits on every version of Node, and in Deno, and the same as when `expected.txt` was written."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

here = pathlib.Path(__file__).resolve().parent
versions = ("node22", "node24", "node26")


def setUpModule():
    needed = [*(f"{version}/bin/node" for version in versions), "deno/deno"]
    if not all((here / "node_modules" / path).exists() for path in needed):
        subprocess.run([shutil.which("npm"), "ci", "--no-audit", "--no-fund"], cwd=here, check=True, capture_output=True)


nodes = (shutil.which("node"), *(here / f"node_modules/{version}/bin/node" for version in versions))


def bits(*command):
    return subprocess.run([*command, here / "hash.mjs"], check=True, capture_output=True, text=True).stdout


def pictures(node, environment):
    command = [node, here / "pictures.mjs"]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **environment}).stdout


class Bits(unittest.TestCase):
    def test_every_node(self):
        expected = (here / "expected.txt").read_text()
        for node in nodes:
            with self.subTest(str(node)):
                self.assertEqual(bits(node), expected, "`node test/bits/hash.mjs --lines` says what differs")

    def test_every_node_knows_the_options_that_the_kernel_sets(self):
        for node in nodes:
            with self.subTest(str(node)):
                options = here.parents[1] / "dist/kernel/node/flags.js"
                said = subprocess.run([node, options], check=True, capture_output=True, text=True)
                self.assertEqual(said.stderr, "")

    def test_pictures(self):
        """Charts are the same files on every version of Node, wherever and in whatever language it runs."""
        with tempfile.TemporaryDirectory() as home:
            german = {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "HOME": home}
            turkish = {"TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "HOME": home}
            here_and_now = shutil.which("node")
            expected = pictures(here_and_now, {})
            self.assertEqual(len(expected.splitlines()), len(set(expected.splitlines())))
            for node, place in ((here_and_now, german), *zip(nodes[1:], (german, turkish, {}), strict=True)):
                with self.subTest(node=str(node), **place):
                    self.assertEqual(pictures(node, place), expected)

    def test_deno(self):
        deno = here / "node_modules/deno/deno"
        command = (deno, "run", "--allow-all", "--node-modules-dir=manual", "--no-lock", "--quiet")
        self.assertEqual(bits(*command), (here / "expected.txt").read_text())


if __name__ == "__main__":
    unittest.main()
