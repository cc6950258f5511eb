"""The panels of the customer model, and the words and icons of its kinds."""
