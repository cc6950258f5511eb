"""The stakeholder copy: positioning and story as one page, for those who install nothing."""
