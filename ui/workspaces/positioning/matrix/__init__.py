"""The view Matrix: what each alternative has of each differentiator."""
