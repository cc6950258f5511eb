"""Papers as PDF: laid out in lines and rows, put on pages, and painted with Qt.

Lengths are in units of a twentieth of a point, so that fonts have whole sizes and nothing is
rounded to the dots of a screen.
"""
