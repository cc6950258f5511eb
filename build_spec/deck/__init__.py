"""Makes the default deck template and the table of letter widths among the resources."""
