"""The options that the readable formats share: Markdown or web page, and its fonts."""

from exporters.protocol import Choice, Option, OptionKind

MARKDOWN, HTML = "md", "html"

FORMAT = Option(
    "format",
    "Kind of file",
    OptionKind.CHOICE,
    default=HTML,
    help="A web page to read and print, or Markdown for wikis and text editors. "
    "Goes with the ending of the file.",
    choices=(Choice(HTML, "Web page", ".html"), Choice(MARKDOWN, "Markdown", ".md")),
)

FONTS = Option(
    "fonts",
    "Fonts inside the web page",
    OptionKind.BOOL,
    default=True,
    help="The page looks the same on every computer; the file is a quarter of a megabyte larger.",
    only_with=(FORMAT.key, HTML),
)
