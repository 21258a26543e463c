"""Pictures are drawn beside the cell that shows them, and nothing is lost or out of order by that."""

import base64
import unittest

from kernel import KernelCase


class Pictures(KernelCase):
    def test_what_stands_behind_a_picture_comes_after_it(self):
        self.ok("import { plot } from 'lectern';")
        run = self.ok(
            "for (let i = 0; i < 5; i++) { console.log(`before ${i}`); display(plot.line([i, 2, 1])); console.log(`after ${i}`); }"
        )
        order = [message["content"]["text"] if message["msg_type"] == "stream" else "picture" for message in run.outputs]
        text = "".join(order).replace("picture", "picture\n")
        self.assertEqual(text.split(), " ".join(f"before {i} picture after {i}" for i in range(5)).split())

    def test_a_picture_is_the_one_that_is_drawn_at_once(self):
        self.ok("import { plot } from 'lectern';")
        for chart in (
            "plot.line({ a: [3, 2, 1], b: [1, 2, 3] })",
            "plot.table([{ a: 1, b: 'two' }])",
            "plot.surface((x, y) => x * x + y * y)",
        ):
            with self.subTest(chart):
                png = self.ok(chart).data["image/png"]
                self.assertTrue(base64.b64decode(png).startswith(b"\x89PNG"))
                at_once = f"Buffer.from(({chart} as any)[Symbol.for('Jupyter.display')]()['image/png']).toString('base64')"
                self.assertEqual(self.ok(f"console.log({at_once})").stdout.strip(), png.strip())

    def test_an_update_brings_its_own_picture(self):
        run = self.ok(
            "import { plot } from 'lectern'; const shown = display(plot.line([1, 2])); await new Promise((r) => setTimeout(r, 300));"
            "shown.update(plot.line([2, 1]))"
        )
        first, second = run.outputs
        self.assertEqual([first["msg_type"], second["msg_type"]], ["display_data", "update_display_data"])
        self.assertNotEqual(first["content"]["data"]["image/png"], second["content"]["data"]["image/png"])

    def test_what_cannot_be_drawn_is_left_out_and_said(self):
        run = self.ok("display({ 'image/png': { svg: '<svg', scale: 2 }, 'text/plain': 'a figure' }, { raw: true }); 1")
        self.assertIn("could not be drawn", run.stderr)
        self.assertEqual(run.contents("display_data")[0]["data"], {"text/plain": "a figure"})
        self.assertEqual(run.value, "1")
        self.assertIn("image/png", self.ok("import { plot } from 'lectern'; plot.line([1, 2])").data)

    def test_a_picture_that_is_too_large_fails_the_cell(self):
        wide = "plot.vegaLite({ mark: 'point', data: { values: [{ a: 1 }] }, encoding: { x: { field: 'a' } }, width: 90000, height: 9000 })"
        error = self.fails(f"import {{ plot }} from 'lectern'; {wide}")
        self.assertIn("pixels", error["evalue"])

    def test_an_interrupt_leaves_the_pictures_that_were_shown(self):
        self.ok("import { plot } from 'lectern'; plot.line([1, 2])")
        request = self.kernel.start("for (let i = 0; i < 4; i++) display(plot.line([i, 1])); console.log('shown'); for (;;) {}")
        self.kernel.printed(request, "shown")
        self.kernel.interrupt()
        run = self.kernel.finish(request)
        self.assertEqual(run.reply["ename"], "KeyboardInterrupt")
        self.assertEqual(len(run.contents("display_data")), 4)


class Thread(KernelCase):
    fresh = True

    def test_the_thread_of_the_cells_does_not_draw(self):
        self.assertIn("image/png", self.ok("import { plot } from 'lectern'; plot.line([1, 2])").data)
        loaded = "Object.keys((await import('node:module') as any).default._cache).some((file) => /resvg/.test(file))"
        self.assertEqual(self.value(loaded), "false")
        self.ok("plot.line([1, 2]).toPNG().length")
        self.assertEqual(self.value(loaded), "true")


if __name__ == "__main__":
    unittest.main()
