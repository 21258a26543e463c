"""The library computes the same bits on every version of Node, and in Deno, and the same as when `expected.txt` was written."""

import pathlib
import shutil
import subprocess
import unittest

here = pathlib.Path(__file__).resolve().parent
versions = ("node22", "node24", "node26")


def setUpModule():
    needed = [*(f"{version}/bin/node" for version in versions), "deno/deno"]
    if not all((here / "node_modules" / path).exists() for path in needed):
        subprocess.run([shutil.which("npm"), "ci", "--no-audit", "--no-fund"], cwd=here, check=True, capture_output=True)


def bits(*command):
    return subprocess.run([*command, here / "hash.mjs"], check=True, capture_output=True, text=True).stdout


class Bits(unittest.TestCase):
    def test_every_node(self):
        expected = (here / "expected.txt").read_text()
        for node in (shutil.which("node"), *(here / f"node_modules/{version}/bin/node" for version in versions)):
            with self.subTest(str(node)):
                self.assertEqual(bits(node), expected, "`node test/bits/hash.mjs --lines` says what differs")

    def test_deno(self):
        deno = here / "node_modules/deno/deno"
        command = (deno, "run", "--allow-all", "--node-modules-dir=manual", "--no-lock", "--quiet")
        self.assertEqual(bits(*command), (here / "expected.txt").read_text())


if __name__ == "__main__":
    unittest.main()
