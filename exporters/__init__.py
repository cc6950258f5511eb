"""Writers of files that leave the studio, one module or package per format."""
