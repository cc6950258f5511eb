"""Sheets over the window, one module or package per dialog."""
