"""What tests with prospects show: sentences and charts, made from what was gathered of them."""
