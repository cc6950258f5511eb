"""Questions to a frozen view: timing, coverage, the chain and findings; nothing here changes it."""
