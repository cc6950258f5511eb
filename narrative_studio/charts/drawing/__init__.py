"""Where the shapes of a chart stand: laid out once, drawn by the window, a picture or a slide."""
