"""The sheets that bring tests with prospects in: tables column by column, transcripts by frame."""
