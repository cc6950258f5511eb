"""What the proxy style paints, by family; ``ui.style`` dispatches to it."""
