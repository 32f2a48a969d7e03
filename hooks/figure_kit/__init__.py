"""Small drawing kit for the figures of the lessons: everything returns SVG text.

Lengths are SVG user units, one unit being one pixel at the figure's natural size;
the y axis of a drawing points down.
"""
