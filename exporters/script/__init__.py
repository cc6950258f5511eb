"""The whole narrative as readable text: Markdown, or a web page."""
