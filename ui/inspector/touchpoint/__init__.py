"""The panel of a touchpoint, and the icons of its kinds."""
