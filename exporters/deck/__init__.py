"""PowerPoint decks: storyboard to slides, slides to placed shapes, shapes to a streamed file."""
