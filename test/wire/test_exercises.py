"""The exercises of the lessons, as a student answers them: results and check in one cell, or in two."""

import unittest

from kernel import KernelCase


class Exercises(KernelCase):
    def check(self, code):
        return str(self.ok("import { check } from 'lectern/lesson';\n" + code).outputs)

    def test_results_are_found_in_the_cell_itself(self):
        self.assertIn("Exercise 3.2: right", self.check("const std = 0.1414;\ncheck('3.2')"))

    def test_results_are_found_in_another_cell(self):
        self.ok("const limit = 3.8;")
        said = self.check("check('8.3')")
        self.assertIn("Exercise 8.3: not yet", said)
        self.assertIn("looks like: that of momentum", said)

    def test_before_anything_is_declared(self):
        self.assertIn("there is no leaky yet; declare it, const leaky = …", self.check("check('3.3')"))


if __name__ == "__main__":
    unittest.main()
