"""nbgrader's settings for a course whose homework is written with Lectern; `lectern assignment build` puts them into the course once."""

c = get_config()  # noqa: F821  nbgrader gives it to this file

# What stands in the place of a solution. It must be assigned as a whole; a language that is missing is an error.
c.ClearSolutions.code_stub = {
    "python": "# YOUR CODE HERE\nraise NotImplementedError()",
    "typescript": "// Your code here.\nthrow new Error('this is not answered yet');",
}
c.ClearSolutions.text_stub = "*Your answer here.*"

# Without this, the points of a cell of tests that a student has deleted are left open.
c.OverwriteCells.add_missing_cells = True

# Seconds that a cell may take; then it is interrupted, brings no points, and the next one runs.
c.Execute.timeout = 60
