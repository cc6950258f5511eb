"""The options that all documents share: the kind of file, and what each kind can do."""

from __future__ import annotations

from exporters.paper.model import PageSize
from exporters.protocol import Choice, Option, OptionKind

WORD, PDF, HTML, MARKDOWN = "docx", "pdf", "html", "md"

FORMAT = Option(
    "format",
    "Kind of file",
    OptionKind.CHOICE,
    default=HTML,
    help="Goes with the ending of the file.",
    choices=(
        Choice(HTML, "Web page", ".html"),
        Choice(WORD, "Word document", ".docx"),
        Choice(PDF, "PDF", ".pdf"),
        Choice(MARKDOWN, "Markdown", ".md"),
    ),
)

FONTS = Option(
    "fonts",
    "Fonts inside the web page",
    OptionKind.BOOL,
    default=True,
    help="The page looks the same on every computer; the file is a quarter of a megabyte larger.",
    only_with=(FORMAT.key, HTML),
)

SIZE = Option(
    "size",
    "Paper",
    OptionKind.CHOICE,
    default=PageSize.A4.value,
    choices=(Choice(PageSize.A4.value, "A4"), Choice(PageSize.LETTER.value, "Letter")),
    only_with=(FORMAT.key, WORD, PDF),
)

TEMPLATE = Option(
    "template",
    "Template",
    OptionKind.PATH,
    default=None,
    help="A Word file of your company (.docx or .dotx), for its styles, pages, head and foot, or "
    "with names in double braces to be filled; the studio's own design if left empty.",
    only_with=(FORMAT.key, WORD),
)

IDS = Option(
    "ids",
    "Can be brought back",
    OptionKind.BOOL,
    default=True,
    help="Notes in comments which frame, demo step or element each part is, so that an edited text "
    "can be read back: import it, and take over what was changed.",
    only_with=(FORMAT.key, MARKDOWN),
)
