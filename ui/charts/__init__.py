"""Charts in the window: painted from their drawing, walked with the keyboard, taken away."""
