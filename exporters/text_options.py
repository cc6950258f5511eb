"""The options that the readable formats share: Markdown or web page, and its fonts."""

from exporters.protocol import Choice, Option, OptionKind

MARKDOWN, HTML = "md", "html"

FORMAT = Option(
    "format",
    "Kind of file",
    OptionKind.CHOICE,
    default=HTML,
    help="Follows the ending of the file when it is not given.",
    choices=(Choice(HTML, "Web page", ".html"), Choice(MARKDOWN, "Markdown", ".md")),
)

FONTS = Option(
    "fonts",
    "Fonts inside the web page",
    OptionKind.BOOL,
    default=True,
    help="Looks the same on every computer, and makes the file a quarter of a megabyte larger.",
)
