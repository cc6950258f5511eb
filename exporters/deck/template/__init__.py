"""PowerPoint templates: read, checked, brought into form, and the layouts that suit each slide."""
