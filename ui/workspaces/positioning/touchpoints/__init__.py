"""The view Touchpoints: every place where the message is met."""
