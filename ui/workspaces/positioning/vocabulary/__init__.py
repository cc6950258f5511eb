"""The view Vocabulary: what to say instead of what, and what never to say."""
