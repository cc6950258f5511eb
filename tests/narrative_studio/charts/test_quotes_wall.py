from build_spec.chart_samples import quotes_wall
from narrative_studio.charts.quotes_wall import QuoteGroup, QuotesWall


def test_the_table_holds_every_quote_under_its_code() -> None:
    rows = quotes_wall().table().rows
    assert [row[0] for row in rows] == ["value echoed"] * 4 + ["risk"] * 2 + ["recognised"]
    assert rows[5][1:] == ("We would need two people who are not here.", "Tern and Tide",
                           "frame 11 · T08", "no")  # fmt: skip


def test_codes_without_quotes_make_no_wall() -> None:
    assert QuotesWall(headline="x", groups=(QuoteGroup("c", "risk", ()),)).is_bare


def test_the_first_quote_of_each_code_is_spoken() -> None:
    assert "risk, 2: “I cannot give you exports" in quotes_wall().described()
