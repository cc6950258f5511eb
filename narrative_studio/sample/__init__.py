"""The sample project: files read into rows, and their history replayed into a document."""

from narrative_studio.sample.replay import make_sample

__all__ = ["make_sample"]
