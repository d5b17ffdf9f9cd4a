"""What makes the bundled data: one module per kind of file in gazetteer/data."""
