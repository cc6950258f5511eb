"""The slides that a frame becomes, beside whatever shows the frame.

``composer`` has them made beside the window, ``frame_slides`` follows one frame, ``slide_view``
shows it, ``slide_part`` is its section in an inspector and ``slide_sheet`` shows it in large.
"""
