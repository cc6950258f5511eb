"""The view Chain: four components side by side, their cards joined by lines."""
