"""What developers and packagers need: environment, checks, measurements, pictures, installers."""
