"""Notebooks as HTML by nbconvert: `export.py FOLDER` writes NAME.page.html and NAME.slides.html for each NAME.page.ipynb and
NAME.slides.ipynb. Only what stands in the body is written; `write.ts` makes documents of it."""

import html
import pathlib
import sys

import nbformat
from nbconvert import HTMLExporter, SlidesExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

templates = str(pathlib.Path(__file__).parent / "templates")


class Renderer(IPythonRenderer):
    """Markdown in which formulas are elements, so that nobody has to look for dollars in a page."""

    def inline_math(self, body):
        return f"<tex>{html.escape(body)}</tex>"

    def block_math(self, body):
        return f'<tex display="">{html.escape(body)}</tex>'

    def latex_environment(self, name, body):
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")


def markdown(source):
    """The HTML of a text."""
    return MarkdownWithMath(renderer=Renderer(escape=False, anchor_link_text="#")).render(source)


def exported(notebook, kind):
    """The body of a page, or of slides."""
    exporter = {"page": HTMLExporter, "slides": SlidesExporter}[kind](
        template_name=kind,
        extra_template_basedirs=[templates],
        extra_template_paths=[templates],  # slides begin with the template of pages
        filters={"markdown2html": markdown},
    )
    body, _ = exporter.from_notebook_node(notebook)
    return body


def main(folder):
    for path in sorted(folder.glob("*.ipynb")):
        kind = path.suffixes[-2].removeprefix(".")
        body = exported(nbformat.read(path, as_version=4), kind)
        path.with_suffix(".html").write_text(body, encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
