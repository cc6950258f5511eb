"""The recording window: a test with a prospect, marked while it goes on."""
