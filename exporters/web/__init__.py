"""What all web pages of the studio share: tags, blocks, and the frame of a page in one file."""
