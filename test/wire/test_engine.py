"""The engine in cells: what a student sees of mistakes, and that an interrupted product leaves the threads usable."""

import unittest

from kernel import KernelCase


class Mistakes(KernelCase):
    def test_sizes_that_do_not_fit(self):
        error = self.fails("import { init, manualSeed, plot, randn } from 'lectern';\nrandn([2, 3]).matmul(randn([5, 3]))")
        self.assertEqual(error["ename"], "ShapeError")
        self.assertEqual(
            error["evalue"], "matmul: [2, 3] @ [5, 3]: inner sizes 3 and 5 differ. Did you mean .matmul(w.T)?"
        )
        self.assertIn("line 2", "\n".join(error["traceback"]))

    def test_a_negative_standard_deviation(self):
        error = self.fails("import { init, randn } from 'lectern'; init.normal_(randn([2, 2]), { std: -1 })")
        self.assertEqual(error["ename"], "RangeError")
        self.assertIn("std is -1", error["evalue"])

    def test_a_seed_that_is_a_word(self):
        error = self.fails("import { manualSeed } from 'lectern'; manualSeed('x')")
        self.assertIn("Argument of type 'string' is not assignable to parameter of type 'number'", error["evalue"])
        error = self.fails("import { manualSeed } from 'lectern'; manualSeed('x' as never)")
        self.assertEqual(error["evalue"], "manualSeed: the seed is 'x', but must be a whole number between -2^53 and 2^53")

    def test_nan_in_a_histogram(self):
        shown = self.ok("import { plot } from 'lectern'; plot.hist([0.1, NaN, 0.2], { range: [0, 1] })").data
        self.assertIn("1 NaN", shown["text/plain"])
        self.assertIn("1 NaN", str(shown["application/vnd.vegalite.v5+json"]["title"]))


class Interrupted(KernelCase):
    def test_a_product_on_several_threads(self):
        self.ok("import { ones, randn, setNumThreads } from 'lectern'; setNumThreads(3); const a = randn([700, 700]);")
        for _ in range(5):
            request = self.kernel.start("console.log('go'); for (;;) a.matmul(a)")
            self.kernel.printed(request, "go")
            self.assertEqual(self.kernel.interrupt().reply["status"], "ok")
            self.assertEqual(self.kernel.finish(request).error["ename"], "KeyboardInterrupt")
            self.assertEqual(self.value("ones([300, 300]).matmul(ones([300, 300])).sum().item()"), "27000000")


if __name__ == "__main__":
    unittest.main()
