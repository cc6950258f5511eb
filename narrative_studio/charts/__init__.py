"""Charts as plain values, and where their shapes stand; who paints or writes them is elsewhere.

A chart says its headline, what it counts, the table behind it and itself in words. It takes plain
values and knows nothing of a document. ``drawing`` lays it out once, as shapes that the window, a
picture and a slide then only draw.
"""
