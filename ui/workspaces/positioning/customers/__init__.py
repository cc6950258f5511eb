"""The view Customer model: who buys, what moves them, and how they come to buy."""
