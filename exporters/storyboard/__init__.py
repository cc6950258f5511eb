"""Storyboard sheets: frames as cards, two to nine on a page, with the fields that are wanted."""
