"""The results of tests with prospects: a deck, a report, and the figures as data."""
