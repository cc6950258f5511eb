"""Word documents: real styles, tables and fields, written as prepared XML into the package."""
