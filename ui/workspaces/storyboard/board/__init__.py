"""The views Board and Grid: frames as cards, in lanes or in one flow."""
