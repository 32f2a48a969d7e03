"""The contact sheet of formulas: each construct as pages show it, beside how it is printed."""
