"""The positioning: its chain, the comparison with alternatives, goals, customers, and its gaps."""
