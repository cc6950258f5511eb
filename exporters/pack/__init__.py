"""What a test rep takes along: the test deck, the script, and a sheet to score on."""
