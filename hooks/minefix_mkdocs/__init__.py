"""What the adapter does to MkDocs itself."""
