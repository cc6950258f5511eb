"""What of the positioning is told where: coverage, the map, impact, and what to link next."""
