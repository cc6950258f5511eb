"""Fills a Word template of somebody's own: names in double braces become the words of the story."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import Any, BinaryIO, Final

from docxtpl import DocxTemplate
from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateSyntaxError,
    UndefinedError,
)
from lxml import etree

from exporters.word.sandbox import BoundedSandbox, NoText, TooMuch
from narrative_studio.errors import ExportFailed

_BRACES: Final = re.compile(r"\{\{|\{%|\{#")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG: Final = re.compile(r"<[^>]*>")
_LONGEST_QUOTE: Final = 70


def has_names(texts: Iterable[str]) -> bool:
    """Whether a template wants to be filled: it has names in double braces, or instructions."""
    return any(_BRACES.search(text) for text in texts)


class Filling:
    """One template that is being filled.

    What puts pictures and paragraphs in needs the document that they go into: :attr:`document`
    is that of docxtpl, and is there from the beginning.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self.document = DocxTemplate(io.BytesIO(content))
        self.document.init_docx()

    def write(
        self,
        names: Mapping[str, Any],
        file: BinaryIO,
        title: str,
        finish: Callable[[], None] = lambda: None,
    ) -> None:
        """Fill the template with values by name, call ``finish``, and write it.

        Raises:
            ExportFailed: the template has a mistake, asks for what is not there, tries to leave its
                sandbox, or does not come to an end; the message says where.
        """
        self._check_alone()
        sandbox = BoundedSandbox(names)
        try:
            self.document.render(dict(names), jinja_env=sandbox, autoescape=True)
            finish()
            self._check_body()
            self._own_properties(title)
            self.document.save(file)
        except TemplateSyntaxError as error:
            where = _place(sandbox, error.lineno)
            raise self._refused(f"has a mistake{where}: {_in_plain_words(error)}.") from error
        except SecurityError as error:
            where = _place(sandbox, _line(error))
            what = str(error.message).rstrip(".")
            raise self._refused(
                f"tries to reach what templates may not use{where}: {what}."
            ) from error
        except (UndefinedError, TooMuch, NoText) as error:
            where = _place(sandbox, _line(error))
            raise self._refused(f"cannot be filled{where}. {error.message}") from error
        except RecursionError as error:
            raise self._refused("calls itself without end.") from error
        except (TemplateError, TypeError, ValueError, ArithmeticError, KeyError) as error:
            where = _place(sandbox, _line(error))
            raise self._refused(f"cannot be filled{where}: {error}.") from error
        except etree.LxmlError as error:
            raise self._refused(
                "is no document any more once it is filled: an instruction begins in one table or "
                "list and ends in another."
            ) from error

    def _check_alone(self) -> None:
        """Look for what is to stand alone and does not: all else beside it would be lost."""
        docx = self.document.docx
        feet = [part for one in docx.sections for part in (one.header, one.footer)]
        for root in (docx.element.body, *(part._element for part in feet)):
            for tag, place, mark in (("p", "paragraph", "p"), ("tr", "row", "tr")):
                for element in root.iter(f"{_W}{tag}"):
                    self._check_stands_alone(element, place, mark)

    def _check_stands_alone(self, element: Any, place: str, mark: str) -> None:
        text = "".join(one.text or "" for one in element.iter(f"{_W}t"))
        found = re.search(rf"\{{[{{%]{mark} .*?[%}}]\}}", text)
        beside = f"{text[: found.start()]}{text[found.end() :]}".strip() if found else ""
        if found and beside:
            raise self._refused(
                f"would lose “{_shortened(beside)}”: {found.group()} stands alone in its {place}."
            )

    def _check_body(self) -> None:
        """Look for what a filled template may have become that Word does not open."""
        body = self.document.docx.element.body
        for run in body.iter(f"{_W}r"):
            if next(run.iter(f"{_W}p"), None) is not None and not _is_drawn(run):
                raise self._refused(
                    "puts paragraphs into the middle of a line: a name that ends in “_formatted” "
                    "is written {{p name }}, alone in its paragraph."
                )
        for cell in body.iter(f"{_W}tc"):
            if not len(cell) or cell[-1].tag != f"{_W}p":
                cell.append(cell.makeelement(f"{_W}p", {}))

    def _own_properties(self, title: str) -> None:
        """The properties of the file: what it is, never who made the template."""
        properties = self.document.docx.core_properties
        properties.title = title
        for name in ("author", "last_modified_by", "comments", "keywords", "category"):
            setattr(properties, name, "")

    def _refused(self, what: str) -> ExportFailed:
        return ExportFailed(
            f"The template “{self._path.name}” {what}",
            "Correct it in Word; the help on exporting lists all names.",
        )


def _is_drawn(run: Any) -> bool:
    """Whether a run holds a drawing, whose text boxes have paragraphs of their own."""
    return any(next(run.iter(f"{_W}{name}"), None) is not None for name in ("drawing", "pict"))


def _line(error: Exception) -> int | None:
    """The line of the template in which an error was raised; Jinja notes it in the trace."""
    found, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _in_plain_words(error: TemplateSyntaxError) -> str:
    """What is wrong with the braces of a template; in the words of Jinja where ours are lacking."""
    said = str(error.message).rstrip(".")
    if found := re.match(r"Encountered unknown tag '(.*?)'", said):
        name = found.group(1)
        is_end = name.startswith(("end", "el"))
        what = "stands where nothing of the kind is open" if is_end else "is no instruction"
        return f"{{% {name} %}} {what}"
    if found := re.search(r"innermost block that needs to be closed is '(.*?)'$", said):
        return f"{{% {found.group(1)} … %}} is never closed with {{% end{found.group(1)} %}}"
    if said == "unexpected '/'" or said.startswith("unexpected char"):
        return "the braces that are opened there are not closed"
    return said


def _place(sandbox: BoundedSandbox, line: int | None) -> str:
    """Where something is: docxtpl gives every paragraph a line, the first begins in the second."""
    if line is None or line < 2:
        return ""
    lines = sandbox.source.split("\n")
    words = " ".join(unescape(_TAG.sub("", lines[line - 1])).split()) if line <= len(lines) else ""
    return f" in paragraph {line - 1}" + (f", “{_shortened(words)}”" if words else "")


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_QUOTE:
        return words
    return words[: _LONGEST_QUOTE - 1].rstrip() + "…"
