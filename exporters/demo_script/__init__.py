"""The run sheet of a demo for whoever drives it: Markdown, or a web page that prints well."""
