"""Data only: read it through ``narrative_studio.assets``."""
