"""The view Ready of the room Demo & script: what is there before a demo begins, and after it."""
