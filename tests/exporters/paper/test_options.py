"""The options of the readable formats."""

from exporters.paper.options import FONTS, FORMAT, HTML, IDS, MARKDOWN, PDF, SIZE, TEMPLATE, WORD


def test_every_kind_of_file_has_its_ending() -> None:
    assert {choice.value: choice.suffix for choice in FORMAT.choices} == {
        HTML: ".html",
        WORD: ".docx",
        PDF: ".pdf",
        MARKDOWN: ".md",
    }
    assert FORMAT.default == HTML


def test_a_page_looks_the_same_everywhere_unless_asked_otherwise() -> None:
    assert FONTS.default is True


def test_fonts_have_a_use_in_a_web_page_only() -> None:
    assert FONTS.has_use({FORMAT.key: HTML})
    assert not FONTS.has_use({FORMAT.key: MARKDOWN})


def test_ids_have_a_use_in_markdown_only() -> None:
    assert IDS.has_use({FORMAT.key: MARKDOWN})
    assert not IDS.has_use({FORMAT.key: HTML})


def test_the_paper_has_a_use_where_there_are_pages() -> None:
    assert SIZE.has_use({FORMAT.key: WORD})
    assert SIZE.has_use({FORMAT.key: PDF})
    assert not SIZE.has_use({FORMAT.key: HTML})


def test_a_template_has_a_use_in_word_only() -> None:
    assert TEMPLATE.has_use({FORMAT.key: WORD})
    assert not TEMPLATE.has_use({FORMAT.key: PDF})
