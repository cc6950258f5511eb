"""Words: found, counted, compared, merged, and held against the vocabulary."""
